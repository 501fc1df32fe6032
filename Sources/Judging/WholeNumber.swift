import JSONCore

extension JSONNumber {
  /// The digits of a number that is a whole one, however it is written: `1120`, `1120.0`, `1.12e3`.
  ///
  /// JSON has one kind of number (RFC 8259 §6), and no document here tells its spellings apart. Octets are looked at,
  /// not characters: a hostile answer may hold a number of megabytes.
  var integerReading: String? {
    if isInteger { return text }
    let octets = Array(text.utf8)
    let isNegative = octets.first == UInt8(ascii: "-")
    let end = octets.firstIndex { $0 | 0x20 == UInt8(ascii: "e") } ?? octets.count
    var exponent = 0
    if end < octets.count {
      // Exponents beyond these give no number that a document speaks of.
      let spelled = octets[(end + 1)...].drop { $0 == UInt8(ascii: "+") }
      guard spelled.count <= 8, let value = Int(String(decoding: spelled, as: UTF8.self)), abs(value) <= 400 else {
        return nil
      }
      exponent = value
    }
    let mantissa = octets[(isNegative ? 1 : 0)..<end]
    let dot = mantissa.firstIndex(of: UInt8(ascii: ".")) ?? end
    var digits = Array(mantissa[..<dot]) + mantissa[min(dot + 1, end)...]
    let point = max(0, dot - mantissa.startIndex + exponent)
    if point > digits.count { digits += Array(repeating: UInt8(ascii: "0"), count: point - digits.count) }
    guard digits[point...].allSatisfy({ $0 == UInt8(ascii: "0") }) else { return nil }
    let whole = digits[..<point].drop { $0 == UInt8(ascii: "0") }
    return whole.isEmpty ? "0" : (isNegative ? "-" : "") + String(decoding: whole, as: UTF8.self)
  }
}
