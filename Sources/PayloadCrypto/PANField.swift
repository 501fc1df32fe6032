/// The plain PAN field that binds a PIN block to a card (ISO 9564-1 §9.3.2 and §9.4.2).
enum PANField {
  /// Lays out the field: 8 bytes for formats 0, 1 and 3 (all zero for format 1), 16 for format 4.
  ///
  /// - Throws: `pan` unless it is 1 to 19 decimal digits; format 1 does not read it.
  static func make(pan: String, format: PINBlockFormat) throws(CryptoError) -> [UInt8] {
    guard format.bindsPAN else { return Array(repeating: 0, count: format.blockSize) }
    guard (1...19).contains(pan.utf8.count), pan.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { throw .pan }
    let digits = pan.utf8.map { $0 - 0x30 }
    return format == .format4 ? extended(digits) : short(digits)
  }

  /// Four zeros and the 12 rightmost digits without the check digit.
  private static func short(_ digits: [UInt8]) -> [UInt8] {
    let account = Array(digits.dropLast().suffix(12))
    return PINField.pack(Array(repeating: 0, count: 16 - account.count) + account)
  }

  /// How many digits exceed 12, then the whole PAN (with zeros before it up to 12 digits), then zeros.
  private static func extended(_ digits: [UInt8]) -> [UInt8] {
    let account = Array(repeating: 0, count: max(0, 12 - digits.count)) + digits
    let nibbles = [UInt8(account.count - 12)] + account
    return PINField.pack(nibbles + Array(repeating: 0, count: 32 - nibbles.count))
  }
}
