/// The plain PAN field that binds a PIN block to a card (ISO 9564-1 §9.3.2 and §9.4.2).
enum PANField {
  /// Lays out the field: 8 bytes for formats 0, 1 and 3 (all zero for format 1), 16 for format 4.
  ///
  /// - Throws: `pan` unless it is 1 to 19 decimal digits; format 1 does not read it.
  static func make(pan: some OctetSource, format: PINBlockFormat) throws(CryptoError) -> [UInt8] {
    var field = [UInt8](repeating: 0, count: format.blockSize)
    guard format.bindsPAN else { return field }
    return try pan.withOctets { (pan) throws(CryptoError) in
      guard (1...19).contains(pan.count), pan.allSatisfy(PINField.isDigit) else { throw .pan }
      if format == .format4 {
        // How many digits exceed 12, then the whole PAN (with zeros before it up to 12 digits), then zeros.
        PINField.put(UInt8(max(0, pan.count - 12)), at: 0, in: &field)
        let start = 1 + max(0, 12 - pan.count)
        for index in pan.indices { PINField.put(pan[index] & 0x0F, at: start + index, in: &field) }
      } else {
        // Four zeros, and the 12 rightmost digits without the check digit.
        let account = pan.dropLast().suffix(12)
        for (index, digit) in account.enumerated() {
          PINField.put(digit & 0x0F, at: 16 - account.count + index, in: &field)
        }
      }
      return field
    }
  }
}
