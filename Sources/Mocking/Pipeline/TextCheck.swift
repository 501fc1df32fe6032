import ContractModel

/// Whether a text is a value of a type. Says the first thing that is wrong, in this order: nothing there, alphabet or
/// form, length, value.
enum TextCheck {
  typealias Finding = (aspect: FieldAspect, kind: Violation.Kind)

  static func finding(_ text: String, _ type: FieldType) -> Finding? {
    let bytes = Array(text.utf8)
    if bytes.isEmpty { return type.length?.minimum == 0 ? nil : (.presence, .empty) }
    if bytes.allSatisfy({ $0 == 0x20 || $0 == 0x09 }) { return (.presence, .blank) }
    if let kind = form(bytes, text, type.base) { return (.format, kind) }
    if let length = type.length {
      let count = characters(text)
      if count > length.maximum { return (.length, .tooLong) }
      if count < length.minimum { return (.length, .tooShort) }
    }
    if let allowed = type.allowed, !allowed.contains(where: { $0.utf8.elementsEqual(bytes) }) {
      return (.value, wrongValue(text, allowed))
    }
    return nil
  }

  /// How a text differs from the only ones that are allowed.
  private static func wrongValue(_ text: String, _ allowed: [String]) -> Violation.Kind {
    if allowed.contains(where: { $0.lowercased() == text.lowercased() }) { return .otherCase }
    if allowed.contains(where: { $0.contains(text) }) { return .truncated }
    let isOfThem = text.allSatisfy { mark in mark == "," || allowed.contains(String(mark)) }
    return isOfThem ? .several : .other
  }

  /// How long a document says a text is: Unicode scalars.
  static func characters(_ text: String) -> Int { text.unicodeScalars.count }

  private static func form(_ bytes: [UInt8], _ text: String, _ base: FieldType.Base) -> Violation.Kind? {
    switch base {
    case .numeric: return bytes.allSatisfy(isDigit) ? nil : wrongCharacter(bytes, text, isDigit)
    case .hex: return bytes.allSatisfy(isHexDigit) ? nil : wrongCharacter(bytes, text, isHexDigit)
    case .base64:
      if Base64Form.isValid(bytes) { return nil }
      return bytes.allSatisfy(Base64Form.isLetter) ? .truncated : wrongCharacter(bytes, text, Base64Form.isLetter)
    case .guid: return GUIDForm.finding(bytes)
    case .dateTime(let format):
      if !bytes.allSatisfy({ isDigit($0) }), format.utf8.allSatisfy(isLetter) {
        return wrongCharacter(bytes, text, isDigit)
      }
      if let kind = wrongDigit(text, format) { return kind }
      return CalendarCheck.finding(bytes, format: Array(format.utf8))
    case .string, .boolean, .object, .array, .any: return nil
    }
  }

  /// What stands in place of a digit where the separators of a date are in theirs.
  private static func wrongDigit(_ text: String, _ format: String) -> Violation.Kind? {
    let pairs = Array(zip(text.unicodeScalars, format.unicodeScalars))
    guard pairs.count == format.unicodeScalars.count, pairs.count == characters(text) else { return nil }
    func isPart(_ mark: Unicode.Scalar) -> Bool { "YMDHSmhs".unicodeScalars.contains(mark) }
    guard pairs.allSatisfy({ isPart($0.1) || $0.0 == $0.1 }) else { return nil }
    let digits = String(String.UnicodeScalarView(pairs.filter { isPart($0.1) }.map(\.0)))
    return digits.utf8.allSatisfy(isDigit) ? nil : wrongCharacter(Array(digits.utf8), digits, isDigit)
  }

  /// Which kind of character does not belong there.
  static func wrongCharacter(_ bytes: [UInt8], _ text: String, _ fits: (UInt8) -> Bool) -> Violation.Kind {
    if bytes.contains(0) { return .nul }
    if bytes.last == 0x0A || bytes.last == 0x0D { return .newline }
    if bytes.first == 0x20 || bytes.first == 0x09 { return .spaceBefore }
    if bytes.last == 0x20 || bytes.last == 0x09 { return .spaceAfter }
    if bytes.first == 0x2B || bytes.first == 0x2D { return .sign }
    for scalar in text.unicodeScalars {
      if (0xFF10...0xFF19).contains(scalar.value) { return .fullWidth }
      if (0x0660...0x0669).contains(scalar.value) || (0x06F0...0x06F9).contains(scalar.value) { return .arabicIndic }
    }
    let wrong = bytes.filter { !fits($0) }
    if wrong == [0x2E] { return bytes.last == 0x2E ? .pointAtEnd : .decimal }
    if wrong == [0x2C] || wrong == [0x5F] { return .groupMark }
    if bytes.starts(with: [0x30, 0x78]), bytes.dropFirst(2).allSatisfy(isHexDigit) { return .hexadecimal }
    if let first = bytes.first, isDigit(first), wrong == [0x65] || wrong == [0x45], let last = bytes.last, isDigit(last)
    {
      return .exponent
    }
    return wrong.contains(where: isLetter) ? .letter : .symbol
  }

  static func isDigit(_ byte: UInt8) -> Bool { 0x30...0x39 ~= byte }
  static func isLetter(_ byte: UInt8) -> Bool { 0x61...0x7A ~= (byte | 0x20) }
  static func isHexDigit(_ byte: UInt8) -> Bool { isDigit(byte) || 0x61...0x66 ~= (byte | 0x20) }
}

/// Base64 with padding (RFC 4648 §4), by its form alone.
enum Base64Form {
  static func isLetter(_ byte: UInt8) -> Bool {
    TextCheck.isDigit(byte) || TextCheck.isLetter(byte) || byte == 0x2B || byte == 0x2F || byte == 0x3D
  }

  static func isValid(_ bytes: [UInt8]) -> Bool {
    guard !bytes.isEmpty, bytes.count.isMultiple(of: 4) else { return false }
    let padding = bytes.reversed().prefix { $0 == 0x3D }.count
    return padding <= 2 && bytes.dropLast(padding).allSatisfy { isLetter($0) && $0 != 0x3D }
  }
}
