/// Converts between bytes and base64 (RFC 4648 §4) or base64url without padding (RFC 4648 §5, RFC 7515 §2).
///
/// Decoding is strict: one text for one value. White space, missing or surplus padding, letters of the other alphabet
/// and non-zero trailing bits are refused, so that a lenient reader cannot hide a malformed token.
public enum Base64 {
  /// Spells the bytes in the standard alphabet, padded with `=` to a multiple of four characters.
  public static func encode(_ bytes: [UInt8]) -> String { encode(bytes, letters: standard, padded: true) }

  /// Reads the standard alphabet; padding is required.
  ///
  /// - Returns: nil when the text is anything but the one spelling of some bytes.
  public static func decode(_ text: String) -> [UInt8]? {
    var characters = Array(text.utf8)
    guard characters.count.isMultiple(of: 4) else { return nil }
    for _ in 0..<2 where characters.last == pad { characters.removeLast() }
    // With the padding gone, three characters hold two bytes; a lone one would be "A===", never valid.
    return decode(characters, symbols: (plus: 0x2B, slash: 0x2F))
  }

  /// Spells the bytes in the URL-safe alphabet without padding.
  public static func encodeURL(_ bytes: [UInt8]) -> String { encode(bytes, letters: urlSafe, padded: false) }

  /// Reads the URL-safe alphabet; padding is refused.
  ///
  /// - Returns: nil when the text is anything but the one spelling of some bytes.
  public static func decodeURL(_ text: String) -> [UInt8]? { decodeURL(text.utf8) }

  /// Reads the URL-safe alphabet from ASCII characters.
  static func decodeURL(_ characters: some Sequence<UInt8>) -> [UInt8]? {
    decode(Array(characters), symbols: (plus: 0x2D, slash: 0x5F))
  }

  private static let pad: UInt8 = 0x3D
  private static let standard = alphabet("+/")
  private static let urlSafe = alphabet("-_")

  private static func alphabet(_ symbols: String) -> [UInt8] {
    Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789".utf8) + Array(symbols.utf8)
  }

  private static func encode(_ bytes: [UInt8], letters: [UInt8], padded: Bool) -> String {
    var text: [UInt8] = []
    text.reserveCapacity((bytes.count + 2) / 3 * 4)
    var start = 0
    while start < bytes.count {
      let group = bytes[start..<min(start + 3, bytes.count)]
      var bits = group.reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
      bits <<= UInt32(8 * (3 - group.count))
      for index in 0...group.count {
        text.append(letters[Int(bits >> UInt32(18 - 6 * index) & 0x3F)])
      }
      if padded { text.append(contentsOf: repeatElement(pad, count: 3 - group.count)) }
      start += 3
    }
    return String(decoding: text, as: UTF8.self)
  }

  private static func decode(_ characters: [UInt8], symbols: (plus: UInt8, slash: UInt8)) -> [UInt8]? {
    guard characters.count % 4 != 1 else { return nil }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(characters.count / 4 * 3 + 2)
    var bits: UInt32 = 0
    var held: UInt32 = 0
    for character in characters {
      guard let value = value(of: character, symbols: symbols) else { return nil }
      bits = bits << 6 | UInt32(value)
      held += 6
      if held >= 8 {
        held -= 8
        bytes.append(UInt8(truncatingIfNeeded: bits >> held))
        bits &= (1 << held) - 1
      }
    }
    return bits == 0 ? bytes : nil
  }

  private static func value(of character: UInt8, symbols: (plus: UInt8, slash: UInt8)) -> UInt8? {
    switch character {
    case 0x41...0x5A: character - 0x41
    case 0x61...0x7A: character - 0x61 + 26
    case 0x30...0x39: character - 0x30 + 52
    case symbols.plus: 62
    case symbols.slash: 63
    default: nil
    }
  }
}
