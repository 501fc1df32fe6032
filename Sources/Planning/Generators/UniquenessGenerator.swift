import CaseModel
import ContractModel

/// The same identifier twice: at once after the first, later, byte for byte, and at the same moment; and two that are
/// alike but for their ends.
struct UniquenessGenerator: CaseGenerator {
  let name = "uniqueness"

  func cases(in context: GenerationContext) -> [GroupedCase] {
    context.operation.requestFields.filter { $0.unique != nil }.flatMap { field -> [GroupedCase] in
      let operation = context.operation.id
      let control = Step(recipe: Recipe(operation: operation), expectation: .accepted)
      let again: [String: ValueSource] = [field.id: .earlier(step: 0, side: .request, path: field.path)]
      let refusal = context.expectation(of: .reused, in: field, otherwise: .refused)
      let reused = Step(recipe: Recipe(operation: operation, values: again), expectation: refusal)
      // Whoever keeps identifiers together with the time of the request takes this one for new.
      let reusedLater = Step(
        recipe: Recipe(operation: operation, values: again, edits: otherMoment(context)), expectation: refusal)
      let same = Step(
        recipe: Recipe(operation: operation, values: again),
        expectation: Expectation([Outcome.accepted] + refusal.outcomes))
      let replayed = Step(recipe: Recipe(operation: operation, repeats: 0), expectation: refusal)
      func make(
        _ name: String, _ words: String, _ steps: [Step], _ order: Case.Order = .sequence, kind: Case.Kind? = nil
      ) -> GroupedCase? {
        context.steps(
          [field.aspect(.unique)], name, group: field.aspect(.unique), changed: "\(field.shownName) \(words)",
          steps: steps, kind: kind ?? (refusal.isOpen ? .open : .negative), order: order)
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
        make("reused-later", "used again after other requests", [control, control, control, control, reusedLater]),
        refusedFirst(field, context, again).flatMap {
          make("after-refusal", "used again after the first request was refused", $0, kind: .positive)
        },
        make(
          "alike", "that differs at its end from one that was used", alike(field, operation, again), kind: .positive),
        refusal.isOpen
          ? nil : make("at-once", "used twice at the same moment", [same, same], .atOnce(mostAccepted: 1)),
      ].compactMap { $0 }
    }
  }

  /// Another second in members that hold the time of the request.
  private func otherMoment(_ context: GenerationContext) -> [Edit] {
    context.operation.requestFields.compactMap { field in
      guard field.place == .body, case .now(let format)? = field.control, format.hasSuffix("SS") else { return nil }
      return .replace(field.id, .text(.alterLast))
    }
  }

  /// Two identifiers, as long as they may be, of which only the end differs: both are new.
  private func alike(_ field: Field, _ operation: String, _ again: [String: ValueSource]) -> [Step] {
    var first: [Edit] = []
    if field.type.base == .string, let length = field.type.length, !length.isExact {
      first = [.replace(field.id, .text(.resize(length.maximum)))]
    }
    return [
      Step(recipe: Recipe(operation: operation, edits: first), expectation: .accepted),
      Step(
        recipe: Recipe(operation: operation, values: again, edits: [.replace(field.id, .text(.alterLast))]),
        expectation: .accepted),
    ]
  }

  /// A request refused for want of another member, and a valid one with the same identifier: only a success uses it up.
  private func refusedFirst(
    _ field: Field, _ context: GenerationContext, _ again: [String: ValueSource]
  ) -> [Step]? {
    let other = context.operation.requestFields.first { other in
      other.place == .body && other.presence == .required && other.members.isEmpty && other.unique == nil
        && other.expectations[.absent] == nil
    }
    guard let other else { return nil }
    let operation = context.operation.id
    return [
      Step(recipe: Recipe(operation: operation, edits: [.remove(other.id)]), expectation: .refused),
      Step(recipe: Recipe(operation: operation, values: again), expectation: .accepted),
    ]
  }
}
