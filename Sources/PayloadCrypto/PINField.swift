/// The plain PIN field: control digit, PIN length, PIN, fill (ISO 9564-1 §9.3 and §9.4).
enum PINField {
  static let lengths = 4...12

  /// Lays out the field for a PIN of 4 to 12 digits.
  ///
  /// - Parameter fill: one byte for each fill digit of formats 1 (its low nibble) and 3 (its remainder by 6, from A);
  ///   the eight bytes after the digits of format 4; not used by format 0.
  static func make(pin: some OctetSource, format: PINBlockFormat, fill: [UInt8]) throws(CryptoError) -> [UInt8] {
    try pin.withOctets { (pin) throws(CryptoError) in
      guard pin.allSatisfy(isDigit) else { throw .pinDigits }
      guard lengths.contains(pin.count) else { throw .pinLength(actual: pin.count) }
      let needed = fillLength(pinLength: pin.count, format: format)
      guard fill.count >= needed else { throw .fillLength(expected: needed, actual: fill.count) }
      var field = [UInt8](repeating: 0, count: format.blockSize)
      put(format.controlDigit, at: 0, in: &field)
      put(UInt8(pin.count), at: 1, in: &field)
      for index in pin.indices { put(pin[index] & 0x0F, at: 2 + index, in: &field) }
      for index in 0..<14 - pin.count {
        let digit: UInt8 =
          switch format {
          case .format0: 0xF
          case .format1: fill[index] & 0x0F
          case .format3: 0xA + fill[index] % 6
          case .format4: 0xA
          }
        put(digit, at: 2 + pin.count + index, in: &field)
      }
      if format == .format4 { for index in 0..<8 { field[8 + index] = fill[index] } }
      return field
    }
  }

  /// Reads the PIN out of a field.
  ///
  /// - Throws: `pinBlockFormat`, `pinLength`, `pinDigits`, `pinFiller`, in this order.
  static func read(_ field: [UInt8], format: PINBlockFormat) throws(CryptoError) -> String {
    guard field.count == format.blockSize else {
      throw .notWholeBlocks(blockSize: format.blockSize, actual: field.count)
    }
    let control = digit(at: 0, of: field)
    guard control == format.controlDigit else { throw .pinBlockFormat(expected: format, actual: control) }
    let length = Int(digit(at: 1, of: field))
    guard lengths.contains(length) else { throw .pinLength(actual: length) }
    guard (2..<2 + length).allSatisfy({ digit(at: $0, of: field) < 10 }) else { throw .pinDigits }
    let isFiller: (UInt8) -> Bool =
      switch format {
      case .format0: { $0 == 0xF }
      case .format1: { _ in true }
      case .format3: { $0 >= 0xA }
      case .format4: { $0 == 0xA }
      }
    guard (2 + length..<16).allSatisfy({ isFiller(digit(at: $0, of: field)) }) else { throw .pinFiller }
    // Twelve digits lie in the value of the text itself, in no memory of its own.
    return String(unsafeUninitializedCapacity: length) { text in
      for index in 0..<length { text[index] = 0x30 + digit(at: 2 + index, of: field) }
      return length
    }
  }

  /// How many bytes of fill `make` uses.
  static func fillLength(pinLength: Int, format: PINBlockFormat) -> Int {
    switch format {
    case .format0: 0
    case .format1, .format3: 14 - pinLength
    case .format4: 8
    }
  }

  static func isDigit(_ character: UInt8) -> Bool { (0x30...0x39).contains(character) }

  /// Puts a digit at its place, two to an octet, where a zero stood.
  static func put(_ digit: UInt8, at place: Int, in field: inout [UInt8]) {
    field[place / 2] |= place.isMultiple(of: 2) ? digit << 4 : digit
  }

  private static func digit(at place: Int, of field: [UInt8]) -> UInt8 {
    place.isMultiple(of: 2) ? field[place / 2] >> 4 : field[place / 2] & 0x0F
  }
}
