import JSONCore

extension JSONNumber {
  /// The digits of a number that is a whole one, however it is written: `1120`, `1120.0`, `1.12e3`.
  ///
  /// JSON has one kind of number (RFC 8259 §6), and no document here tells its spellings apart.
  var integerReading: String? {
    if isInteger { return text }
    let isNegative = text.hasPrefix("-")
    let parts = text.dropFirst(isNegative ? 1 : 0).split(
      maxSplits: 1, omittingEmptySubsequences: false, whereSeparator: { $0 == "e" || $0 == "E" })
    let mantissa = parts[0].split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    var exponent = 0
    if parts.count > 1 {
      // Exponents beyond these give no number that a document speaks of.
      guard let value = Int(parts[1].drop { $0 == "+" }), abs(value) <= 400 else { return nil }
      exponent = value
    }
    let fraction = mantissa.count > 1 ? mantissa[1] : ""
    var digits = Array(mantissa[0] + fraction)
    let point = mantissa[0].count + exponent
    if point > digits.count { digits += Array(repeating: "0", count: point - digits.count) }
    guard digits.dropFirst(max(0, point)).allSatisfy({ $0 == "0" }) else { return nil }
    let whole = String(digits.prefix(max(0, point)).drop { $0 == "0" })
    return whole.isEmpty ? "0" : (isNegative ? "-" : "") + whole
  }
}
