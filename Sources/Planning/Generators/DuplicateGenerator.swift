import CaseModel
import ContractModel

/// Members sent twice and members under a name in other case: which one counts is left open.
struct DuplicateGenerator: CaseGenerator {
  let name = "duplicate"

  func cases(in context: GenerationContext) -> [GroupedCase] {
    context.operation.requestFields.flatMap { field -> [GroupedCase] in
      guard field.place == .body, field.members.isEmpty, field.control != nil else { return [] }
      let needs = context.optionalBindings(of: field)
      var open = Expectation.open
      open.freeEchoes = [field.id]
      let swapped = field.name == field.name.lowercased() ? field.name.uppercased() : field.name.lowercased()
      return [
        context.oneStep(
          [field.aspect(.type)], Mutation.duplicate.rawValue, group: field.group,
          changed: "\(field.shownName) sent twice",
          edits: [.duplicate(field.id, .text(.alterLast))], expecting: open, needs: needs),
        swapped == field.name
          ? nil
          : context.oneStep(
            [field.aspect(.presence)], Mutation.nameCase.rawValue, group: field.group,
            changed: "\(field.shownName) under the name \(swapped)", edits: [.rename(field.id, to: swapped)],
            expecting: context.expectation(of: .nameCase, in: field, otherwise: open), needs: needs),
      ].compactMap { $0 }
    }
  }
}
