/// Makes and opens enciphered PIN blocks (ISO 9564-1).
///
/// Formats 0, 1 and 3 are one block of triple DES in ECB mode under 16 or 24 bytes of key; format 4 is two passes of AES
/// under 16, 24 or 32. Random fill comes from the system unless the caller gives it.
public enum PINBlock {
  /// The clear block: the PIN field combined with the PAN field, 8 bytes; for format 4 the plain PIN field of 16 bytes,
  /// since there the PAN comes in between two encipherments.
  ///
  /// - Parameter fill: the bytes behind random fill digits, 14 less the PIN length for formats 1 and 3, eight for 4.
  /// - Throws: `pinLength`, `pinDigits`, `pan`, `fillLength`.
  public static func clear(
    pin: String, pan: String, format: PINBlockFormat = .format0, fill: [UInt8]? = nil
  ) throws(CryptoError) -> [UInt8] {
    let field = try field(pin: pin, format: format, fill: fill)
    let pan = try PANField.make(pan: pan, format: format)
    return format == .format4 ? field : xor(field, pan)
  }

  /// Makes the enciphered block, 8 bytes or 16.
  ///
  /// - Throws: what `clear` throws, and `keyLength`.
  public static func seal(
    pin: String, pan: String, key: [UInt8], format: PINBlockFormat = .format0, fill: [UInt8]? = nil
  ) throws(CryptoError) -> [UInt8] {
    try seal(field: field(pin: pin, format: format, fill: fill), pan: pan, key: key, format: format)
  }

  /// Opens an enciphered block and returns the PIN.
  ///
  /// - Throws: `notWholeBlocks` for another length, `keyLength`, `pan`; `pinBlockFormat`, `pinLength`, `pinDigits` or
  ///   `pinFiller` for contents the format does not allow, which is also how another key or PAN shows itself.
  public static func open(
    _ block: [UInt8], pan: String, key: [UInt8], format: PINBlockFormat = .format0
  ) throws(CryptoError) -> String {
    try PINField.read(openField(block, pan: pan, key: key, format: format), format: format)
  }

  /// Enciphers a PIN field the caller has laid out, whatever it holds: the way to blocks that break a format.
  ///
  /// - Parameter field: the plain PIN field before the PAN is combined with it, 8 bytes or 16.
  /// - Throws: `notWholeBlocks` for another length, `keyLength`, `pan`.
  public static func seal(
    field: [UInt8], pan: String, key: [UInt8], format: PINBlockFormat = .format0
  ) throws(CryptoError) -> [UInt8] {
    try check(field, format: format)
    let pan = try PANField.make(pan: pan, format: format)
    guard format == .format4 else { return try TripleDES.encryptECB(xor(field, pan), key: key) }
    let inner = try AESECB.encrypt(field, key: key, padding: false)
    return try AESECB.encrypt(xor(inner, pan), key: key, padding: false)
  }

  /// Deciphers a block and takes the PAN away, without judging what the field holds.
  ///
  /// - Throws: `notWholeBlocks` for another length, `keyLength`, `pan`.
  public static func openField(
    _ block: [UInt8], pan: String, key: [UInt8], format: PINBlockFormat = .format0
  ) throws(CryptoError) -> [UInt8] {
    try check(block, format: format)
    let pan = try PANField.make(pan: pan, format: format)
    guard format == .format4 else { return xor(try TripleDES.decryptECB(block, key: key), pan) }
    let inner = xor(try AESECB.decrypt(block, key: key, padding: false), pan)
    return try AESECB.decrypt(inner, key: key, padding: false)
  }

  private static func field(
    pin: String, format: PINBlockFormat, fill: [UInt8]?
  ) throws(CryptoError) -> [UInt8] {
    // 14 bytes are enough for every format and every PIN length.
    if let fill { return try PINField.make(pin: pin, format: format, fill: fill) }
    return try PINField.make(pin: pin, format: format, fill: SecureRandom.bytes(14))
  }

  private static func check(_ block: [UInt8], format: PINBlockFormat) throws(CryptoError) {
    guard block.count == format.blockSize else {
      throw .notWholeBlocks(blockSize: format.blockSize, actual: block.count)
    }
  }

  private static func xor(_ a: [UInt8], _ b: [UInt8]) -> [UInt8] { zip(a, b).map { $0 ^ $1 } }
}
