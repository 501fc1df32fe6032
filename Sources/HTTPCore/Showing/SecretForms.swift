/// The spellings in which a secret may turn up in a message or report.
enum SecretForms {
  /// One spelling, and whether it counts only where it is a whole run of letters and digits.
  struct Pattern: Hashable {
    var form: Redactor.Form
    var octets: [UInt8]
    var wholeRunOnly: Bool
  }

  /// Makes every spelling of a secret; short ones only those that cannot stand there by chance.
  static func patterns(of secret: [UInt8]) -> [Pattern] {
    let isShort = secret.count < Redactor.wholeRunLength
    var patterns = [Pattern(form: .plain, octets: secret, wholeRunOnly: isShort)]
    func add(_ form: Redactor.Form, _ octets: [UInt8], wholeRunOnly: Bool = false) {
      patterns.append(Pattern(form: form, octets: octets, wholeRunOnly: wholeRunOnly))
    }
    // Most values need no escape in a URL or a JSON string: they stand there as they are.
    let isUnreservedText = secret.allSatisfy(isUnreserved)
    let isPlainText = isUnreservedText || secret.allSatisfy(isPlainInJSON)
    for digits in [ASCII.lowercaseHexDigits, ASCII.uppercaseHexDigits] {
      add(.hexadecimal, hex(secret, digits), wholeRunOnly: isShort)
      add(.percentEncoded, percentEncoded(secret, digits) { _ in false })
      add(.jsonEscaped, unicodeEscaped(secret, digits))
      if isShort { continue }
      if !isUnreservedText {
        add(.percentEncoded, percentEncoded(secret, digits, keeping: isUnreserved))
        let form = percentEncoded(secret, digits) { isUnreserved($0) || $0 == ASCII.space }
        add(.percentEncoded, form.map { $0 == ASCII.space ? 0x2B : $0 })
      }
      if isPlainText { continue }
      add(.jsonEscaped, jsonEscaped(secret, digits, escapesSlash: false, escapesText: false))
      add(.jsonEscaped, jsonEscaped(secret, digits, escapesSlash: false, escapesText: true))
      add(.jsonEscaped, jsonEscaped(secret, digits, escapesSlash: true, escapesText: true))
    }
    addBase64Forms(of: secret, isShort: isShort, add: add)
    addApartForms(of: secret, add: add)
    if !isShort { for octets in otherCases(of: secret) { add(.plain, octets) } }
    if secret.count >= 12, secret.allSatisfy(ASCII.isDigit) {
      for separator in " -".utf8 { add(.grouped, grouped(secret, by: 4, separator), wholeRunOnly: true) }
    }
    if let octets = octets(of: secret) {
      addBase64Forms(of: octets, isShort: false, add: add)
      for digits in [ASCII.lowercaseHexDigits, ASCII.uppercaseHexDigits] {
        let text = hex(octets, digits)
        for separator in " -:".utf8 { add(.grouped, grouped(text, by: 2, separator), wholeRunOnly: true) }
      }
    }
    return patterns
  }

  /// The octets that a key or block written in hexadecimal stands for; nil for any other text.
  private static func octets(of secret: [UInt8]) -> [UInt8]? {
    guard secret.count >= 16, secret.count.isMultiple(of: 2) else { return nil }
    let values = secret.compactMap { byte -> UInt8? in
      switch byte {
      case 0x30...0x39: byte - 0x30
      case 0x41...0x46, 0x61...0x66: (byte | 0x20) - 0x57
      default: nil
      }
    }
    guard values.count == secret.count else { return nil }
    return stride(from: 0, to: values.count, by: 2).map { values[$0] << 4 | values[$0 + 1] }
  }

  private static func grouped(_ digits: [UInt8], by count: Int, _ separator: UInt8) -> [UInt8] {
    digits.enumerated().flatMap { $0 > 0 && $0 % count == 0 ? [separator, $1] : [$1] }
  }

  /// Adds the whole value in base64 and, for longer secrets, what is certain of it inside a longer encoded value.
  private static func addBase64Forms(
    of secret: [UInt8], isShort: Bool, add: (Redactor.Form, [UInt8], Bool) -> Void
  ) {
    let standard = Base64.encode(secret, Base64.standard)
    for alphabet in [Base64.standard, Base64.url] {
      let whole = alphabet == Base64.standard ? standard : Base64.encode(secret, alphabet)
      if alphabet == Base64.standard || whole != standard {
        let padded = whole + Array(repeating: Base64.padding, count: (4 - whole.count % 4) % 4)
        add(.base64, padded, isShort)
        if padded.count != whole.count { add(.base64, whole, isShort) }
        for text in [padded, whole] where !text.allSatisfy(isUnreserved) {
          if text.contains(0x2F) { add(.base64, escapingSlashes(text), isShort) }
          add(.base64, percentEncoded(text, ASCII.uppercaseHexDigits, keeping: isUnreserved), isShort)
        }
      }
      if isShort { continue }
      for shift in 0..<3 { add(.base64, Base64.certainPart(of: secret, shift: shift, alphabet), false) }
    }
  }

  /// A value of hexadecimal digits in the cases it is not written in; none for any other value.
  private static func otherCases(of secret: [UInt8]) -> [[UInt8]] {
    guard secret.allSatisfy({ ASCII.isDigit($0) || (0x61...0x66).contains($0 | 0x20) }) else { return [] }
    let lower = secret.map { (0x41...0x46).contains($0) ? $0 | 0x20 : $0 }
    let upper = secret.map { (0x61...0x66).contains($0) ? $0 & 0xDF : $0 }
    return (lower == upper ? [] : [lower, upper]).filter { $0 != secret }
  }

  private static func hex(_ bytes: [UInt8], _ digits: [UInt8]) -> [UInt8] {
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count * 2)
    for byte in bytes { append(byte, digits, to: &text) }
    return text
  }

  /// Appends the two hexadecimal digits of an octet.
  private static func append(_ byte: UInt8, _ digits: [UInt8], to text: inout [UInt8]) {
    text.append(digits[Int(byte >> 4)])
    text.append(digits[Int(byte & 15)])
  }

  private static func escapingSlashes(_ bytes: [UInt8]) -> [UInt8] {
    var text: [UInt8] = []
    for byte in bytes {
      if byte == 0x2F { text.append(0x5C) }
      text.append(byte)
    }
    return text
  }

  /// Tells whether every JSON encoder writes an octet as it is (RFC 8259 §7), the slash aside.
  private static func isPlainInJSON(_ byte: UInt8) -> Bool {
    byte >= 0x20 && byte < 0x80 && byte != 0x22 && byte != 0x5C && byte != 0x2F
  }

  /// Tells whether an octet needs no percent-encoding (RFC 3986 §2.3).
  private static func isUnreserved(_ byte: UInt8) -> Bool {
    ASCII.isAlphanumeric(byte) || byte == 0x2D || byte == 0x2E || byte == 0x5F || byte == 0x7E
  }

  private static func percentEncoded(
    _ bytes: [UInt8], _ digits: [UInt8], keeping: (UInt8) -> Bool
  ) -> [UInt8] {
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count * 3)
    for byte in bytes {
      if keeping(byte) {
        text.append(byte)
      } else {
        text.append(0x25)
        append(byte, digits, to: &text)
      }
    }
    return text
  }

  /// Writes every UTF-16 unit of the text as `\uXXXX` (RFC 8259 §7); octets that are no text stay as they are.
  private static func unicodeEscaped(_ bytes: [UInt8], _ digits: [UInt8]) -> [UInt8] {
    guard let text = String(validating: bytes, as: UTF8.self) else { return bytes }
    var escaped: [UInt8] = []
    escaped.reserveCapacity(bytes.count * 6)
    for unit in text.utf16 { append(unit, digits, to: &escaped) }
    return escaped
  }

  /// Appends `\uXXXX`.
  private static func append(_ unit: UInt16, _ digits: [UInt8], to text: inout [UInt8]) {
    text.append(0x5C)
    text.append(0x75)
    append(UInt8(unit >> 8), digits, to: &text)
    append(UInt8(unit & 255), digits, to: &text)
  }

  private static func escape(_ scalar: Unicode.Scalar, _ digits: [UInt8], to text: inout [UInt8]) {
    for unit in scalar.utf16 { append(unit, digits, to: &text) }
  }

  /// Writes the text as a JSON encoder does inside a string; octets that are no text stay as they are.
  private static func jsonEscaped(
    _ bytes: [UInt8], _ digits: [UInt8], escapesSlash: Bool, escapesText: Bool
  ) -> [UInt8] {
    guard let text = String(validating: bytes, as: UTF8.self) else { return bytes }
    var escaped: [UInt8] = []
    escaped.reserveCapacity(bytes.count + bytes.count / 4)
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": escaped += [0x5C, UInt8(scalar.value)]
      case "/" where escapesSlash: escaped += [0x5C, 0x2F]
      case "\u{8}": escaped += [0x5C, 0x62]
      case "\u{C}": escaped += [0x5C, 0x66]
      case "\n": escaped += [0x5C, 0x6E]
      case "\r": escaped += [0x5C, 0x72]
      case "\t": escaped += [0x5C, 0x74]
      case "\0"..<" ": escape(scalar, digits, to: &escaped)
      case _ where scalar.isASCII: escaped.append(UInt8(scalar.value))
      default: if escapesText { escape(scalar, digits, to: &escaped) } else { escaped += scalar.utf8 }
      }
    }
    return escaped
  }
}
