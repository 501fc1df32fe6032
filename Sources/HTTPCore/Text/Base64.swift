/// Writes base64 and base64url (RFC 4648 §4, §5), as far as redaction needs it.
enum Base64 {
  static let padding: UInt8 = 0x3D
  static let standard = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
  static let url = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".utf8)

  /// Encodes octets without padding.
  static func encode(_ bytes: [UInt8], _ alphabet: [UInt8]) -> [UInt8] {
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count * 4 / 3 + 2)
    var bits: UInt32 = 0
    var count = 0
    for byte in bytes {
      bits = (bits & 0xFFFF) << 8 | UInt32(byte)
      count += 8
      while count >= 6 {
        count -= 6
        text.append(alphabet[Int(bits >> UInt32(count) & 63)])
      }
    }
    if count > 0 { text.append(alphabet[Int(bits << UInt32(6 - count) & 63)]) }
    return text
  }

  /// Gives the characters that are the same whatever stands around the octets.
  ///
  /// - Parameter shift: how many octets stand before them in their group of three, 0 to 2.
  static func certainPart(of bytes: [UInt8], shift: Int, _ alphabet: [UInt8]) -> [UInt8] {
    let text = encode(Array(repeating: 0, count: shift) + bytes, alphabet)
    let uncertain = shift == 0 ? 0 : shift + 1
    let certainEnd = (shift + bytes.count) * 8 / 6
    return certainEnd > uncertain ? Array(text[uncertain..<certainEnd]) : []
  }
}
