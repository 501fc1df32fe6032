/// Converts between bytes and pairs of hexadecimal digits (RFC 4648 §8).
public enum Hex {
  /// Spells each byte as two digits, the high nibble first.
  public static func encode(_ bytes: [UInt8], uppercase: Bool = false) -> String {
    let letter: UInt8 = uppercase ? 0x41 - 10 : 0x61 - 10
    func digit(_ nibble: UInt8) -> UInt8 { nibble < 10 ? 0x30 + nibble : letter + nibble }
    return String(unsafeUninitializedCapacity: bytes.count * 2) { buffer in
      var position = 0
      for byte in bytes {
        buffer[position] = digit(byte >> 4)
        buffer[position + 1] = digit(byte & 0x0F)
        position += 2
      }
      return position
    }
  }

  /// Reads pairs of digits of either case.
  ///
  /// - Returns: nil when the text has an odd length or holds anything but hexadecimal digits. White space is not skipped.
  public static func decode(_ text: String) -> [UInt8]? {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count / 2)
    var high: UInt8?
    for character in text.utf8 {
      guard let value = nibble(character) else { return nil }
      if let first = high {
        bytes.append(first << 4 | value)
        high = nil
      } else {
        high = value
      }
    }
    return high == nil ? bytes : nil
  }

  /// The value of one ASCII digit, or nil.
  static func nibble(_ character: UInt8) -> UInt8? {
    switch character {
    case 0x30...0x39: character - 0x30
    case 0x41...0x46: character - 0x41 + 10
    case 0x61...0x66: character - 0x61 + 10
    default: nil
    }
  }
}
