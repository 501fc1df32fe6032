/// The compact serialisation JWS and JWE share: base64url parts between dots (RFC 7515 §7.1, RFC 7516 §7.1).
enum CompactForm {
  /// Takes a token apart and decodes each part.
  ///
  /// - Returns: exactly `count` parts.
  /// - Throws: `partCount`, `notBase64`.
  static func decode(_ token: String, count: Int) throws(CryptoError) -> [[UInt8]] {
    // Dots are counted first: a hostile token of nothing but dots makes no parts.
    let dots = token.utf8.count { $0 == dot }
    guard dots == count - 1 else { throw .partCount(expected: count, actual: dots + 1) }
    var parts: [[UInt8]] = []
    for part in token.utf8.split(separator: dot, omittingEmptySubsequences: false) {
      guard let bytes = Base64.decodeURL(part) else { throw .notBase64 }
      parts.append(bytes)
    }
    return parts
  }

  /// Encodes each part and puts dots between them.
  static func encode(_ parts: [[UInt8]]) -> String {
    parts.map { Base64.encodeURL($0) }.joined(separator: ".")
  }

  private static let dot: UInt8 = 0x2E
}
