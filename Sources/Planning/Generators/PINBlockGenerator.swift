import CaseModel
import ContractModel
import JSONCore

/// PIN blocks with something wrong inside: key, card, format, length, digits (ISO 9564-1).
struct PINBlockGenerator: CaseGenerator {
  let name = "pin-block"

  func cases(in context: GenerationContext) -> [GroupedCase] {
    let breaks: [(String, Mutation, Replacement, String, Expectation)] = [
      ("other-key", .otherKey, .pinBlock(.otherKey), "sealed under another key", .refused),
      ("other-card", .otherCard, .pinBlock(.otherCard), "made for another card", .refused),
      ("other-format", .otherFormat, .pinBlock(.format(3)), "in format 3", .refused),
      ("format-1", .otherFormat, .pinBlock(.format(1)), "in format 1", .refused),
      ("short-pin", .shortPIN, .pinBlock(.pinLength(3)), "with a PIN of three digits", .refused),
      ("no-pin", .shortPIN, .pinBlock(.pinLength(0)), "without a PIN", .refused),
      ("other-length", .shortPIN, .pinBlock(.otherLength), "that tells another length than the PIN's", .refused),
      ("not-decimal", .notDecimal, .pinBlock(.notDecimal), "with a PIN that is no number", .refused),
      ("clear", .tooShort, .json(.string("5186")), "with a PIN in the clear", .refused),
      ("longest", .longest, .pinBlock(.pinLength(6)), "with a PIN of six digits", .open),
    ]
    return context.operation.requestFields.flatMap { field -> [GroupedCase] in
      guard case .pinBlock? = field.control else { return [] }
      return breaks.compactMap { name, mutation, replacement, words, otherwise in
        context.oneStep(
          [field.aspect(.pinBlock)], name, group: field.group, changed: "\(field.shownName) \(words)",
          edits: [.replace(field.id, replacement)],
          expecting: context.expectation(of: mutation, in: field, otherwise: otherwise))
      }
    }
  }
}
