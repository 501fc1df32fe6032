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
            edits: [.replace(field.id, nonASCII(field))],
            expecting: context.expectation(of: .nonASCII, in: field, otherwise: otherwise)))
      }
      return result.compactMap { $0 }
    }
  }

  private static let letters = "é漢😀"

  /// The control's value with the letters behind it, or in place of its end where there is no room for them.
  private func nonASCII(_ field: Field) -> Replacement {
    // However the characters are counted, there are no more than four of them.
    guard case .literal(let text)? = field.control, let maximum = field.type.length?.maximum,
      text.unicodeScalars.count + 4 > maximum
    else { return .text(.append(Self.letters)) }
    return .json(.string(String(text.prefix(max(0, maximum - 4))) + Self.letters))
  }
}
