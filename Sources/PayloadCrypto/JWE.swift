/// Seals and opens JSON Web Encryption tokens in compact form with a directly agreed key and AES-GCM
/// (RFC 7516; `dir` of RFC 7518 §4.5, `A128GCM`, `A192GCM` and `A256GCM` of §5.3).
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

  /// The name of the content encryption under a key of this many bytes: `A256GCM` for 32.
  public static func encryption(keyLength: Int) -> String { "A\(keyLength * 8)GCM" }

  /// The protected header of a token under a key of this many bytes: `{"enc":"A256GCM","alg":"dir"}` for 32.
  public static func directHeader(keyLength: Int) -> [UInt8] {
    Array(#"{"enc":"\#(encryption(keyLength: keyLength))","alg":"dir"}"#.utf8)
  }

  /// Encrypts a message.
  ///
  /// - Parameters:
  ///   - key: 16, 24 or 32 bytes.
  ///   - header: the protected header's JSON text, taken as it is; the one of `directHeader` when nil.
  ///   - iv: 12 bytes; drawn at random when nil.
  /// - Throws: `keyLength`, `ivLength`.
  public static func seal(
    _ plain: [UInt8], key: some OctetSource, header: [UInt8]? = nil, iv: [UInt8]? = nil
  ) throws(CryptoError) -> String {
    try check(key)
    var parts = Parts(header: header ?? directHeader(keyLength: key.octetCount), iv: [], ciphertext: [], tag: [])
    if let iv { parts.iv = iv } else { parts.iv = try SecureRandom.bytes(AESGCM.ivLength) }
    (parts.ciphertext, parts.tag) = try AESGCM.seal(plain, key: key, iv: parts.iv, aad: parts.additionalData)
    return parts.token
  }

  /// Decrypts a token.
  ///
  /// - Parameter accepts: whether the protected header's JSON text is the expected one; without it the two spellings of
  ///   `alg` dir and the key's `enc` without white space are.
  /// - Throws: what `parse` throws, `keyLength`, `header`, `authentication`.
  public static func open(
    _ token: String, key: some OctetSource, accepts: ((_ header: [UInt8]) -> Bool)? = nil
  ) throws(CryptoError) -> [UInt8] {
    try check(key)
    let parts = try parse(token)
    guard accepts?(parts.header) ?? isDirect(parts.header, keyLength: key.octetCount) else { throw .header }
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

  /// Whether the header names `dir` and the encryption of such a key and nothing else, without white space.
  private static func isDirect(_ header: [UInt8], keyLength: Int) -> Bool {
    let name = encryption(keyLength: keyLength)
    return header == directHeader(keyLength: keyLength) || header == Array(#"{"alg":"dir","enc":"\#(name)"}"#.utf8)
  }

  private static func check(_ key: some OctetSource) throws(CryptoError) {
    _ = try AES.name("GCM", key: key)
  }
}
