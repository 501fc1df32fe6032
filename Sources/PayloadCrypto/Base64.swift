import COpenSSL

/// Converts between bytes and base64 (RFC 4648 §4) or base64url without padding (RFC 4648 §5, RFC 7515 §2).
///
/// Decoding is strict: one text for one value. White space, missing or surplus padding, letters of the other alphabet
/// and non-zero trailing bits are refused, so that a lenient reader cannot hide a malformed token.
public enum Base64 {
  /// Spells the bytes in the standard alphabet, padded with `=` to a multiple of four characters.
  public static func encode(_ bytes: [UInt8]) -> String { String(decoding: spell(bytes), as: UTF8.self) }

  /// Reads the standard alphabet; padding is required.
  ///
  /// - Returns: nil when the text is anything but the one spelling of some bytes.
  public static func decode(_ text: String) -> [UInt8]? { decode(Array(text.utf8)) }

  /// Spells the bytes in the URL-safe alphabet without padding.
  public static func encodeURL(_ bytes: [UInt8]) -> String {
    var text = spell(bytes)
    while text.last == pad { text.removeLast() }
    text.withUnsafeMutableBufferPointer { letters in
      for index in letters.indices {
        switch letters[index] {
        case plus: letters[index] = minus
        case slash: letters[index] = underscore
        default: break
        }
      }
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// Reads the URL-safe alphabet; padding is refused.
  ///
  /// - Returns: nil when the text is anything but the one spelling of some bytes.
  public static func decodeURL(_ text: String) -> [UInt8]? { decodeURL(text.utf8) }

  /// Reads the URL-safe alphabet from ASCII characters.
  static func decodeURL(_ characters: some Sequence<UInt8>) -> [UInt8]? {
    var text = Array(characters)
    let isOfAlphabet = text.withUnsafeMutableBufferPointer { letters in
      for index in letters.indices {
        switch letters[index] {
        case minus: letters[index] = plus
        case underscore: letters[index] = slash
        case plus, slash, pad: return false
        default: break
        }
      }
      return true
    }
    guard isOfAlphabet else { return nil }
    text += repeatElement(pad, count: (4 - text.count % 4) % 4)
    return decode(text)
  }

  private static let pad = UInt8(ascii: "=")
  // The last two letters of each alphabet.
  private static let (plus, slash) = (UInt8(ascii: "+"), UInt8(ascii: "/"))
  private static let (minus, underscore) = (UInt8(ascii: "-"), UInt8(ascii: "_"))

  private static func spell(_ bytes: [UInt8]) -> [UInt8] {
    // OpenSSL ends the text with a NUL.
    let room = (bytes.count + 2) / 3 * 4 + 1
    return Array(unsafeUninitializedCapacity: room) { text, count in
      count = Int(EVP_EncodeBlock(text.baseAddress, bytes, Int32(clamping: bytes.count)))
    }
  }

  /// What OpenSSL reads, which is lenient, where it would be spelled just so.
  static func decode(_ text: [UInt8]) -> [UInt8]? {
    guard text.count.isMultiple(of: 4) else { return nil }
    let padding = text.suffix(2).count { $0 == pad }
    let bytes = [UInt8](unsafeUninitializedCapacity: text.count / 4 * 3) { bytes, count in
      let read = EVP_DecodeBlock(bytes.baseAddress, text, Int32(clamping: text.count))
      count = max(0, Int(read) - padding)
    }
    var again = spell(bytes)
    // What is decoded may be a key.
    defer { again.wipe() }
    return again == text ? bytes : nil
  }
}
