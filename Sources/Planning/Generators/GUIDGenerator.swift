import CaseModel
import ContractModel

/// GUIDs with wrong digits or lengths, and in other spellings (RFC 9562 §4: any case is read).
struct GUIDGenerator: CaseGenerator {
  let name = "guid"

  func cases(in context: GenerationContext) -> [GroupedCase] {
    context.formatCases(
      of: [
        FormatBreak(.letter, .replaceMiddle("g"), "with a letter beyond f"),
        FormatBreak(.truncated, .dropLast(1), "with a digit missing"),
        FormatBreak(.extended, .append("0"), "with a digit too many"),
        FormatBreak(.symbol, .replaceLast("*"), "with a symbol"),
        FormatBreak(.upperCase, .uppercase, "in upper case", .accepted),
        FormatBreak(.braces, .wrap("{", "}"), "in braces", .open),
        FormatBreak(.noDashes, .removing("-"), "without dashes", .open),
      ], where: { $0.type.base == .guid })
  }
}
