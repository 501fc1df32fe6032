/// Seals and opens JSON Web Encryption tokens in compact form with a directly agreed key and AES-256-GCM
/// (RFC 7516; `dir` of RFC 7518 §4.5, `A256GCM` of §5.3).
public enum JWE {
  /// The decoded parts of a token, nothing decrypted.
  public struct Parts: Sendable, Hashable {
    /// The protected header's JSON text.
    public var header: [UInt8]
    /// The encrypted key; empty where the key is agreed directly.
    public var encryptedKey: [UInt8]
    /// The initialisation vector, 12 bytes.
    public var iv: [UInt8]
    /// The encrypted message.
    public var ciphertext: [UInt8]
    /// The authentication tag, 16 bytes.
    public var tag: [UInt8]

    /// Brings the parts together; nothing is checked.
    public init(header: [UInt8], encryptedKey: [UInt8] = [], iv: [UInt8], ciphertext: [UInt8], tag: [UInt8]) {
      self.header = header
      self.encryptedKey = encryptedKey
      self.iv = iv
      self.ciphertext = ciphertext
      self.tag = tag
    }

    /// The compact form of exactly these parts: the way to altered tokens.
    public var token: String { CompactForm.encode([header, encryptedKey, iv, ciphertext, tag]) }

    /// What the tag covers besides the ciphertext: the header as it stands in the token (RFC 7516 §5.1, step 14).
    public var additionalData: [UInt8] { Array(Base64.encodeURL(header).utf8) }
  }

  /// `{"enc":"A256GCM","alg":"dir"}`
  public static let directA256GCMHeader = Array(#"{"enc":"A256GCM","alg":"dir"}"#.utf8)
  /// The length of the key in bytes.
  public static let keyLength = 32

  /// Encrypts a message.
  ///
  /// - Parameters:
  ///   - key: 32 bytes.
  ///   - header: the protected header's JSON text, taken as it is.
  ///   - iv: 12 bytes; drawn at random when nil.
  /// - Throws: `keyLength`, `ivLength`.
  public static func seal(
    _ plain: [UInt8], key: [UInt8], header: [UInt8] = directA256GCMHeader, iv: [UInt8]? = nil
  ) throws(CryptoError) -> String {
    try check(key)
    var parts = Parts(header: header, iv: [], ciphertext: [], tag: [])
    if let iv { parts.iv = iv } else { parts.iv = try SecureRandom.bytes(AESGCM.ivLength) }
    (parts.ciphertext, parts.tag) = try AESGCM.seal(plain, key: key, iv: parts.iv, aad: parts.additionalData)
    return parts.token
  }

  /// Decrypts a token.
  ///
  /// - Parameter accepts: whether the protected header's JSON text is the expected one; without it the two spellings of
  ///   `alg` dir and `enc` A256GCM without white space are.
  /// - Throws: what `parse` throws, `keyLength`, `header`, `authentication`.
  public static func open(
    _ token: String, key: [UInt8], accepts: (_ header: [UInt8]) -> Bool = isDirectA256GCM
  ) throws(CryptoError) -> [UInt8] {
    try check(key)
    let parts = try parse(token)
    guard accepts(parts.header) else { throw .header }
    return try AESGCM.open(parts.ciphertext, tag: parts.tag, key: key, iv: parts.iv, aad: parts.additionalData)
  }

  /// Takes a token apart and checks its form: five parts, an empty encrypted key, an IV of 12 bytes, a tag of 16.
  ///
  /// - Throws: `partCount`, `notBase64`, `encryptedKeyNotEmpty`, `ivLength`, `tagLength`.
  public static func parse(_ token: String) throws(CryptoError) -> Parts {
    let parts = try split(token)
    guard parts.encryptedKey.isEmpty else { throw .encryptedKeyNotEmpty }
    try AES.check(iv: parts.iv, expected: AESGCM.ivLength)
    guard parts.tag.count == AESGCM.tagLength else {
      throw .tagLength(expected: AESGCM.tagLength, actual: parts.tag.count)
    }
    return parts
  }

  /// Takes a token apart without checking the lengths of its parts.
  ///
  /// - Throws: `partCount` unless there are five parts, `notBase64`.
  public static func split(_ token: String) throws(CryptoError) -> Parts {
    let parts = try CompactForm.decode(token, count: 5)
    return Parts(header: parts[0], encryptedKey: parts[1], iv: parts[2], ciphertext: parts[3], tag: parts[4])
  }

  /// Whether the header names `dir` and `A256GCM` and nothing else, without white space.
  public static func isDirectA256GCM(_ header: [UInt8]) -> Bool {
    header == directA256GCMHeader || header == Array(#"{"alg":"dir","enc":"A256GCM"}"#.utf8)
  }

  private static func check(_ key: [UInt8]) throws(CryptoError) {
    guard key.count == keyLength else { throw .keyLength(expected: [keyLength], actual: key.count) }
  }
}
