extension SecretForms {
  /// The longest value that is looked for octet by octet: nobody writes a whole key file so.
  private static let longestApart = 128

  /// Adds the spellings that write every octet, or every digit, by itself: they stand nowhere by chance.
  static func addApartForms(of secret: [UInt8], add: (Redactor.Form, [UInt8], Bool) -> Void) {
    guard secret.count >= 4, secret.count <= longestApart else { return }
    let decimal = secret.map { Array(String($0).utf8) }
    add(.characterReferences, decimal.flatMap { [0x26, 0x23] + $0 + [0x3B] }, false)
    for separator in [",", ", "] { add(.octets, joined(decimal, separator), true) }
    let lower = pairs(of: secret, ASCII.lowercaseHexDigits)
    let upper = pairs(of: secret, ASCII.uppercaseHexDigits)
    // Those of a number have no letters.
    for pairs in lower == upper ? [lower] : [lower, upper] {
      add(.characterReferences, pairs.flatMap { [0x26, 0x23, 0x78] + $0 + [0x3B] }, false)
      add(.octets, pairs.flatMap { [0x5C, 0x78] + $0 }, false)
      for separator in [",", ", "] { add(.octets, joined(pairs.map { [0x30, 0x78] + $0 }, separator), true) }
      for separator in [" ", ":"] { add(.octets, joined(pairs, separator), true) }
      add(.percentEncoded, pairs.flatMap { [0x25, 0x32, 0x35] + $0 }, false)
    }
    let base32 = Base32.encode(secret)
    add(.base32, base32, true)
    let padding = (8 - base32.count % 8) % 8
    if padding > 0 { add(.base32, base32 + Array(repeating: Base64.padding, count: padding), true) }
    guard secret.allSatisfy(ASCII.isDigit) else { return }
    for separator in [" ", "-", ",", ", "] { add(.grouped, joined(secret.map { [$0] }, separator), true) }
  }

  /// Each octet as two hexadecimal digits.
  private static func pairs(of octets: [UInt8], _ digits: [UInt8]) -> [[UInt8]] {
    octets.map { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }
  }

  private static func joined(_ parts: [[UInt8]], _ separator: String) -> [UInt8] {
    Array(parts.joined(separator: Array(separator.utf8)))
  }
}
