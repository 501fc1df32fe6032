import CaseModel
import ContractModel

/// Each conforming JSON spelling of a value that has more than one.
struct SpellingGenerator: CaseGenerator {
  let name = "spelling"

  func cases(in context: GenerationContext) -> [GroupedCase] {
    context.operation.requestFields.flatMap { field -> [GroupedCase] in
      guard field.place == .body, field.spellings.count > 1, field.control != nil else { return [] }
      return field.spellings.compactMap { spelling in
        guard let mutation = Mutation(rawValue: spelling.rawValue) else { return nil }
        return context.oneStep(
          [field.aspect(.spelling)], spelling.rawValue, group: field.group,
          changed: "\(field.shownName) spelled as JSON \(spelling.rawValue)",
          edits: [.replace(field.id, .spelled(spelling))],
          expecting: context.expectation(of: mutation, in: field, otherwise: .accepted),
          needs: context.optionalBindings(of: field))
      }
    }
  }
}
