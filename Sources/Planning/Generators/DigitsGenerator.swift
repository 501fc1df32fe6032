import CaseModel
import ContractModel
import JSONCore

/// Letters, signs, spaces, control characters, decimals, exponents and other scripts' digits in digits-only fields; in
/// PINs also what some readers of numbers take beside digits.
struct DigitsGenerator: CaseGenerator {
  let name = "digits"

  func cases(in context: GenerationContext) -> [GroupedCase] {
    context.operation.requestFields.flatMap { field -> [GroupedCase] in
      guard field.type.base == .numeric, field.control != nil, field.place != .path else { return [] }
      // Where only a number may stand, what is no number is of another kind, whatever is in it.
      let texts = field.place == .body && !field.mayBe(.string) ? [] : Self.texts
      var result = texts.compactMap { mutation, edit, words in
        make(field, mutation, "\(field.shownName) \(words)", .text(edit), context.refusal(of: field), context)
      }
      if !texts.isEmpty {
        // Some readers of numbers take this sign and not the other.
        result += [
          make(
            field, "plus-sign", .sign, "\(field.shownName) with a plus sign", .text(.replaceFirst("+")),
            context.refusal(of: field), context)
        ].compactMap { $0 }
        if case .freshPIN? = field.control {
          result += Self.numbers.compactMap { name, mutation, edit, words in
            make(
              field, name, mutation, "\(field.shownName) \(words)", .text(edit), context.refusal(of: field), context)
          }
        }
      }
      if field.place == .body, field.mayBe(.integer) {
        let digits = Self.digits(field)
        // `1.0` and `1e0` are integers to some readers and none to others: left open.
        result += [
          make(
            field, "number-point-five", .decimal, "\(field.shownName) as a number with a fraction",
            .json(.number(text: digits + ".5")), .refused, context),
          make(
            field, "number-point-zero", .number, "\(field.shownName) as 1234.0", .json(.number(text: "1234.0")), .open,
            context),
          make(
            field, "negative-number", .sign, "\(field.shownName) as a negative number",
            .json(.number(text: "-" + digits)),
            .refused, context),
        ].compactMap { $0 }
      }
      if context.isFree(field), field.spellings.contains(.string) {
        result += [
          make(
            field, .leadingZero, "\(field.shownName) with a leading zero", Self.zeroInFront(field), .accepted, context)
        ]
        .compactMap { $0 }
      }
      return result
    }
  }

  /// A zero in front of the control's digits where there is room, or else in place of the first one; never zeros alone,
  /// which may be no number of a page or a person.
  private static func zeroInFront(_ field: Field) -> Replacement {
    guard case .literal(let own)? = field.control, field.place != .body else { return .text(.replaceFirst("0")) }
    if field.type.length.map({ own.count < $0.maximum }) ?? true { return .text(.prepend("0")) }
    guard own.count > 1, own.dropFirst().allSatisfy({ $0 == "0" }) else { return .text(.replaceFirst("0")) }
    return .json(.string(String(repeating: "0", count: own.count - 1) + "1"))
  }

  /// Digits that the field has room for.
  private static func digits(_ field: Field) -> String {
    let length = field.type.length
    let count = min(max(4, length?.minimum ?? 1), max(1, length?.maximum ?? 4))
    return String(String(repeating: "1120", count: count / 4 + 1).prefix(count))
  }

  private static let texts: [(Mutation, TextEdit, String)] = [
    (.letter, .replaceMiddle("A"), "with a letter"),
    (.symbol, .replaceLast("#"), "with a symbol"),
    (.sign, .replaceFirst("-"), "with a sign"),
    (.spaceBefore, .prepend(" "), "after a space"),
    (.spaceAfter, .append(" "), "before a space"),
    (.newline, .append("\n"), "before a line feed"),
    (.nul, .append("\u{0}"), "before a NUL"),
    (.decimal, .replaceMiddle("."), "with a decimal point"),
    (.exponent, .replaceMiddle("e"), "with an exponent"),
    (.fullWidth, .digits(zero: 0xFF10), "in full-width digits"),
    (.arabicIndic, .digits(zero: 0x0660), "in Arabic-Indic digits"),
  ]

  /// Numbers to readers that take more than digits: of another language, of a programming language.
  private static let numbers: [(String, Mutation, TextEdit, String)] = [
    ("comma", .symbol, .replaceMiddle(","), "with a comma between its digits"),
    ("underscore", .symbol, .replaceMiddle("_"), "with an underscore between its digits"),
    ("point-at-end", .decimal, .replaceLast("."), "with a decimal point at its end"),
    ("hexadecimal", .letter, .overwrite(at: 0, "0x"), "as a number of base 16"),
  ]

  private func make(
    _ field: Field, _ mutation: Mutation, _ changed: String, _ replacement: Replacement, _ otherwise: Expectation,
    _ context: GenerationContext
  ) -> GroupedCase? {
    make(field, mutation.rawValue, mutation, changed, replacement, otherwise, context)
  }

  private func make(
    _ field: Field, _ name: String, _ mutation: Mutation, _ changed: String, _ replacement: Replacement,
    _ otherwise: Expectation, _ context: GenerationContext
  ) -> GroupedCase? {
    // A header field cannot carry control characters, and its outer spaces do not count (RFC 9110 §5.5).
    if field.place == .header, [.newline, .nul, .spaceBefore, .spaceAfter].contains(mutation) { return nil }
    var expectation = context.expectation(of: mutation, in: field, otherwise: otherwise)
    if expectation.isOpen { expectation.freeEchoes = [field.id] }
    return context.oneStep(
      [field.aspect(.format)], name, group: field.group, changed: changed, edits: [.replace(field.id, replacement)],
      expecting: expectation, needs: context.optionalBindings(of: field))
  }
}
