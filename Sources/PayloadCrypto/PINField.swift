/// The plain PIN field: control digit, PIN length, PIN, fill (ISO 9564-1 §9.3 and §9.4).
enum PINField {
  static let lengths = 4...12

  /// Lays out the field for a PIN of 4 to 12 digits.
  ///
  /// - Parameter fill: one byte for each fill digit of formats 1 (its low nibble) and 3 (its remainder by 6, from A);
  ///   the eight bytes after the digits of format 4; not used by format 0.
  static func make(pin: String, format: PINBlockFormat, fill: [UInt8]) throws(CryptoError) -> [UInt8] {
    let digits = try digits(pin)
    guard lengths.contains(digits.count) else { throw .pinLength(actual: digits.count) }
    let needed = fillLength(pinLength: digits.count, format: format)
    guard fill.count >= needed else { throw .fillLength(expected: needed, actual: fill.count) }
    let room = 14 - digits.count
    let filler: [UInt8] =
      switch format {
      case .format0: Array(repeating: 0xF, count: room)
      case .format1: fill.prefix(room).map { $0 & 0x0F }
      case .format3: fill.prefix(room).map { 0xA + $0 % 6 }
      case .format4: Array(repeating: 0xA, count: room)
      }
    let field = pack([format.controlDigit, UInt8(digits.count)] + digits + filler)
    return format == .format4 ? field + fill.prefix(8) : field
  }

  /// Reads the PIN out of a field.
  ///
  /// - Throws: `pinBlockFormat`, `pinLength`, `pinDigits`, `pinFiller`, in this order.
  static func read(_ field: [UInt8], format: PINBlockFormat) throws(CryptoError) -> String {
    guard field.count == format.blockSize else {
      throw .notWholeBlocks(blockSize: format.blockSize, actual: field.count)
    }
    let nibbles = field.prefix(8).flatMap { [$0 >> 4, $0 & 0x0F] }
    guard nibbles[0] == format.controlDigit else { throw .pinBlockFormat(expected: format, actual: nibbles[0]) }
    let length = Int(nibbles[1])
    guard lengths.contains(length) else { throw .pinLength(actual: length) }
    let digits = nibbles[2..<2 + length]
    guard digits.allSatisfy({ $0 < 10 }) else { throw .pinDigits }
    let isFiller: (UInt8) -> Bool =
      switch format {
      case .format0: { $0 == 0xF }
      case .format1: { _ in true }
      case .format3: { $0 >= 0xA }
      case .format4: { $0 == 0xA }
      }
    guard nibbles[(2 + length)...].allSatisfy(isFiller) else { throw .pinFiller }
    return String(decoding: digits.map { 0x30 + $0 }, as: UTF8.self)
  }

  /// How many bytes of fill `make` uses.
  static func fillLength(pinLength: Int, format: PINBlockFormat) -> Int {
    switch format {
    case .format0: 0
    case .format1, .format3: 14 - pinLength
    case .format4: 8
    }
  }

  /// The values of a text of decimal digits.
  static func digits(_ text: String) throws(CryptoError) -> [UInt8] {
    guard text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { throw .pinDigits }
    return text.utf8.map { $0 - 0x30 }
  }

  /// Puts two digits into each byte; the count must be even.
  static func pack(_ nibbles: [UInt8]) -> [UInt8] {
    stride(from: 0, to: nibbles.count - 1, by: 2).map { nibbles[$0] << 4 | nibbles[$0 + 1] }
  }
}
