/// Makes and opens enciphered PIN blocks (ISO 9564-1).
///
/// Formats 0, 1 and 3 are one block of triple DES in ECB mode under 16 or 24 bytes of key; format 4 is two passes of AES
/// under 16, 24 or 32. Random fill comes from the system unless the caller gives it.
///
/// PIN, PAN and key are read where they lie, and what holds them on the way to the enciphered block is overwritten.
public enum PINBlock {
  /// The clear block: the PIN field combined with the PAN field, 8 bytes; for format 4 the plain PIN field of 16 bytes,
  /// since there the PAN comes in between two encipherments.
  ///
  /// - Parameter fill: the bytes behind random fill digits, 14 less the PIN length for formats 1 and 3, eight for 4.
  /// - Throws: `pinLength`, `pinDigits`, `pan`, `fillLength`.
  public static func clear(
    pin: some OctetSource, pan: some OctetSource, format: PINBlockFormat = .format0, fill: [UInt8]? = nil
  ) throws(CryptoError) -> [UInt8] {
    var block = try field(pin: pin, format: format, fill: fill)
    var card = try PANField.make(pan: pan, format: format)
    defer { card.wipe() }
    if format != .format4 { combine(&block, with: card) }
    return block
  }

  /// Makes the enciphered block, 8 bytes or 16.
  ///
  /// - Throws: what `clear` throws, and `keyLength`.
  public static func seal(
    pin: some OctetSource, pan: some OctetSource, key: some OctetSource, format: PINBlockFormat = .format0,
    fill: [UInt8]? = nil
  ) throws(CryptoError) -> [UInt8] {
    var field = try field(pin: pin, format: format, fill: fill)
    defer { field.wipe() }
    return try seal(field: field, pan: pan, key: key, format: format)
  }

  /// Opens an enciphered block and returns the PIN.
  ///
  /// - Throws: `notWholeBlocks` for another length, `keyLength`, `pan`; `pinBlockFormat`, `pinLength`, `pinDigits` or
  ///   `pinFiller` for contents the format does not allow, which is also how another key or PAN shows itself.
  public static func open(
    _ block: [UInt8], pan: some OctetSource, key: some OctetSource, format: PINBlockFormat = .format0
  ) throws(CryptoError) -> String {
    var field = try openField(block, pan: pan, key: key, format: format)
    defer { field.wipe() }
    return try PINField.read(field, format: format)
  }

  /// Enciphers a PIN field the caller has laid out, whatever it holds: the way to blocks that break a format.
  ///
  /// - Parameter field: the plain PIN field before the PAN is combined with it, 8 bytes or 16.
  /// - Throws: `notWholeBlocks` for another length, `keyLength`, `pan`.
  public static func seal(
    field: [UInt8], pan: some OctetSource, key: some OctetSource, format: PINBlockFormat = .format0
  ) throws(CryptoError) -> [UInt8] {
    try check(field, format: format)
    var card = try PANField.make(pan: pan, format: format)
    defer { card.wipe() }
    if format == .format4 {
      var inner = try AESECB.encrypt(field, key: key, padding: false)
      combine(&inner, with: card)
      return try AESECB.encrypt(inner, key: key, padding: false)
    }
    combine(&card, with: field)
    return try TripleDES.encryptECB(card, key: key)
  }

  /// Deciphers a block and takes the PAN away, without judging what the field holds.
  ///
  /// - Throws: `notWholeBlocks` for another length, `keyLength`, `pan`.
  public static func openField(
    _ block: [UInt8], pan: some OctetSource, key: some OctetSource, format: PINBlockFormat = .format0
  ) throws(CryptoError) -> [UInt8] {
    try check(block, format: format)
    var card = try PANField.make(pan: pan, format: format)
    defer { card.wipe() }
    if format == .format4 {
      var inner = try AESECB.decrypt(block, key: key, padding: false)
      combine(&inner, with: card)
      return try AESECB.decrypt(inner, key: key, padding: false)
    }
    var field = try TripleDES.decryptECB(block, key: key)
    combine(&field, with: card)
    return field
  }

  private static func field(
    pin: some OctetSource, format: PINBlockFormat, fill: [UInt8]?
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

  /// Adds the other octets to the first ones, bit by bit, without a third copy.
  private static func combine(_ octets: inout [UInt8], with other: [UInt8]) {
    for index in octets.indices where index < other.count { octets[index] ^= other[index] }
  }
}
