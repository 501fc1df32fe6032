import CaseModel
import ContractModel

/// Members sent twice, and members under a name in other case: which one counts is left open, but what is used must be
/// what was checked.
struct DuplicateGenerator: CaseGenerator {
  let name = "duplicate"

  func cases(in context: GenerationContext) -> [GroupedCase] {
    context.operation.requestFields.flatMap { field -> [GroupedCase] in
      guard field.place == .body, field.members.isEmpty, field.control != nil else { return [] }
      let swapped = field.name == field.name.lowercased() ? field.name.uppercased() : field.name.lowercased()
      func make(_ aspect: FieldAspect, _ name: String, _ mutation: Mutation, _ words: String, _ edit: Edit)
        -> GroupedCase?
      {
        context.oneStep(
          [field.aspect(aspect)], name, group: field.group, changed: "\(field.shownName) \(words)", edits: [edit],
          expecting: context.expectation(of: mutation, in: field, otherwise: context.open(field)),
          needs: context.optionalBindings(of: field))
      }
      var result = [
        make(
          .type, Mutation.duplicate.rawValue, .duplicate, "sent twice", .duplicate(field.id, .text(.alterLast)))
      ]
      // An answer that repeats the second value, too long for the answer, shows a server that checked the first.
      if let maximum = field.type.length?.maximum, isEchoed(field, context.operation) {
        result.append(
          make(
            .length, "duplicate-\(maximum + 1)", .duplicate, "sent again with \(maximum + 1) characters",
            .duplicate(field.id, .text(.resize(maximum + 1)))))
      }
      if swapped != field.name {
        result.append(
          make(
            .presence, Mutation.nameCase.rawValue, .nameCase, "under the name \(swapped)",
            .rename(field.id, to: swapped)))
      }
      return result.compactMap { $0 }
    }
  }

  private func isEchoed(_ field: Field, _ operation: Operation) -> Bool {
    operation.bodies.flatMap(\.fields).contains { $0.copiedFrom == field.id }
  }
}
