import CaseModel
import ContractModel

/// Hexadecimal and base64 values with characters outside their alphabet (RFC 4648 §4, §8).
struct EncodedTextGenerator: CaseGenerator {
  let name = "encoded-text"

  func cases(in context: GenerationContext) -> [GroupedCase] {
    context.formatCases(
      of: [
        FormatBreak(.letter, .replaceMiddle("G"), "with a letter beyond F"),
        FormatBreak(.symbol, .replaceLast("#"), "with a symbol"),
        FormatBreak(.spaceBefore, .replaceFirst(" "), "with a space"),
        FormatBreak(.newline, .append("\n"), "before a line feed"),
        FormatBreak(.lowerCase, .lowercase, "in lower case", .open),
      ], where: { $0.type.base == .hex })
      + context.formatCases(
        of: [
          FormatBreak(.symbol, .replaceMiddle("*"), "with a symbol"),
          FormatBreak(.truncated, .dropLast(1), "cut short"),
        ], where: { $0.type.base == .base64 })
  }
}
