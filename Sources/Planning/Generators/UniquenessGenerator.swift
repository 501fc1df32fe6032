import CaseModel
import ContractModel

/// The same identifier twice: at once after the first, later, byte for byte, and at the same moment.
struct UniquenessGenerator: CaseGenerator {
  let name = "uniqueness"

  func cases(in context: GenerationContext) -> [GroupedCase] {
    context.operation.requestFields.filter { $0.unique != nil }.flatMap { field -> [GroupedCase] in
      let operation = context.operation.id
      let control = Step(recipe: Recipe(operation: operation), expectation: .accepted)
      let again: [String: ValueSource] = [field.id: .earlier(step: 0, side: .request, path: field.path)]
      let reused = Step(recipe: Recipe(operation: operation, values: again), expectation: .refused)
      let same = Step(
        recipe: Recipe(operation: operation, values: again), expectation: Expectation(["accepted", "refused"]))
      let replayed = Step(recipe: Recipe(operation: operation, repeats: 0), expectation: .refused)
      func make(
        _ name: String, _ words: String, _ steps: [Step], _ order: Case.Order = .sequence, kind: Case.Kind = .negative
      ) -> GroupedCase? {
        context.steps(
          [field.aspect(.unique)], name, group: field.aspect(.unique), changed: "\(field.shownName) \(words)",
          steps: steps, kind: kind, order: order)
      }
      // A GUID in other letters is the same GUID (RFC 9562 §4), but documents rarely say that it counts as used.
      let otherCase = Step(
        recipe: Recipe(operation: operation, values: again, edits: [.replace(field.id, .text(.uppercase))]),
        expectation: context.open(field))
      return [
        field.type.base == .guid
          ? make("reused-other-case", "used again in upper case", [control, otherCase], kind: .open) : nil,
        make("reused", "used again in another request", [control, reused]),
        make("replayed", "in a request sent again byte for byte", [control, replayed]),
        make("reused-later", "used again after other requests", [control, control, control, control, reused]),
        make("at-once", "used twice at the same moment", [same, same], .atOnce(mostAccepted: 1)),
      ].compactMap { $0 }
    }
  }
}
