import CaseModel
import ContractModel

/// PIN blocks with something wrong inside: key, card, format, length, digits (ISO 9564-1).
struct PINBlockGenerator: CaseGenerator {
  let name = "pin-block"

  func cases(in context: GenerationContext) -> [GroupedCase] {
    let breaks: [(Mutation, PINBlockEdit, String, Expectation)] = [
      (.otherKey, .otherKey, "sealed under another key", .refused),
      (.otherCard, .otherCard, "made for another card", .refused),
      (.otherFormat, .format(3), "in format 3", .refused),
      (.shortPIN, .pinLength(3), "with a PIN of three digits", .refused),
      (.notDecimal, .notDecimal, "with a PIN that is no number", .refused),
      (.longest, .pinLength(6), "with a PIN of six digits", .open),
    ]
    return context.operation.requestFields.flatMap { field -> [GroupedCase] in
      guard case .pinBlock? = field.control else { return [] }
      return breaks.compactMap { mutation, edit, words, otherwise in
        context.oneStep(
          [field.aspect(.pinBlock)], mutation.rawValue, group: field.group, changed: "\(field.shownName) \(words)",
          edits: [.replace(field.id, .pinBlock(edit))],
          expecting: context.expectation(of: mutation, in: field, otherwise: otherwise))
      }
    }
  }
}
