import CaseModel
import ContractModel
import JSONCore

/// Text that a String may hold: other scripts and characters beyond the Basic Multilingual Plane; and the documents'
/// own sample values, which a policy on weak values may refuse.
struct TextGenerator: CaseGenerator {
  let name = "text"

  func cases(in context: GenerationContext) -> [GroupedCase] {
    context.operation.requestFields.flatMap { field -> [GroupedCase] in
      var result: [GroupedCase?] = field.samples.enumerated().map { index, sample in
        context.oneStep(
          [field.aspect(.format), field.aspect(.type)], index == 0 ? "sample" : "sample-\(index + 1)",
          group: field.group,
          changed: "\(field.shownName) with the documents' sample value",
          edits: [.replace(field.id, .json(.string(sample)))],
          expecting: context.expectation(of: .sample, in: field, otherwise: .open))
      }
      if field.place == .body, field.type.base == .string, context.isFree(field) {
        // Identifiers may be held to an alphabet that no document mentions.
        let otherwise: Expectation = field.unique == nil ? .accepted : .open
        result.append(
          context.oneStep(
            [field.aspect(.type)], Mutation.nonASCII.rawValue, group: field.group,
            changed: "\(field.shownName) with non-ASCII letters",
            edits: [.replace(field.id, .text(.append("é漢😀")))],
            expecting: context.expectation(of: .nonASCII, in: field, otherwise: otherwise)))
      }
      return result.compactMap { $0 }
    }
  }
}
