import CaseModel
import ContractModel
import JSONCore

/// PIN blocks with something wrong inside: key, card, format, length, digits (ISO 9564-1).
struct PINBlockGenerator: CaseGenerator {
  let name = "pin-block"

  func cases(in context: GenerationContext) -> [GroupedCase] {
    context.operation.requestFields.flatMap { field -> [GroupedCase] in
      guard case .pinBlock(let format, _, _)? = field.control else { return [] }
      return Self.breaks(of: format).compactMap { name, mutation, replacement, words, otherwise in
        context.oneStep(
          [field.aspect(.pinBlock)], name, group: field.group, changed: "\(field.shownName) \(words)",
          edits: [.replace(field.id, replacement)],
          expecting: context.expectation(of: mutation, in: field, otherwise: otherwise))
      }
    }
  }

  private typealias Break = (String, Mutation, Replacement, String, Expectation)

  /// What is wrong with a block of a format that says what it should not.
  private static func breaks(of format: Int) -> [Break] {
    var breaks: [Break] = [("other-key", .otherKey, .pinBlock(.otherKey), "sealed under another key", .refused)]
    // Blocks of format 1 hold no card number.
    if format != 1 {
      breaks.append(("other-card", .otherCard, .pinBlock(.otherCard), "made for another card", .refused))
    }
    // The first digit says the format (ISO 9564-1 §9.2): none but the field's own is what was asked for.
    breaks += [3, 1, 0].filter { $0 != format }.map { other in
      (
        other == 3 ? "other-format" : "format-\(other)", .otherFormat, .pinBlock(.format(other)), "in format \(other)",
        .refused
      )
    }
    breaks += [
      ("short-pin", .shortPIN, .pinBlock(.pinLength(3)), "with a PIN of three digits", .refused),
      ("no-pin", .shortPIN, .pinBlock(.pinLength(0)), "without a PIN", .refused),
    ]
    // Digits may fill format 1, so that nothing shows where its PIN ends.
    if format != 1 {
      breaks.append(
        ("other-length", .shortPIN, .pinBlock(.otherLength), "that tells another length than the PIN's", .refused))
    }
    return breaks + [
      ("not-decimal", .notDecimal, .pinBlock(.notDecimal), "with a PIN that is no number", .refused),
      ("clear", .tooShort, .json(.string("5186")), "with a PIN in the clear", .refused),
      ("longest", .longest, .pinBlock(.pinLength(6)), "with a PIN of six digits", .open),
    ]
  }
}
