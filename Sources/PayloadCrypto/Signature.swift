import COpenSSL

/// Signs and verifies with elliptic-curve keys: Ed25519 (RFC 8032) or ECDSA over P-256 with SHA-256 (FIPS 186-5).
///
/// The key decides which: an Ed25519 signature has 64 bytes, an ECDSA signature is the DER form of its two numbers.
public enum Signature {
  /// Names a kind of key.
  public enum KeyKind: Sendable, Hashable, CaseIterable {
    /// Edwards curve 25519, deterministic signatures.
    case ed25519
    /// NIST curve P-256.
    case p256
  }

  /// Signs a message.
  ///
  /// - Throws: `unreadableKey`, `wrongKeyKind` for keys of neither kind.
  public static func sign(_ message: [UInt8], privateKeyPEM: [UInt8]) throws(CryptoError) -> [UInt8] {
    let key = try PEMKey(privatePEM: privateKeyPEM)
    return try key.sign(message, digest: digest(for: key))
  }

  /// Whether the signature is of this message under this key; a malformed signature is not.
  ///
  /// - Throws: `unreadableKey`, `wrongKeyKind` for keys of neither kind.
  public static func verify(
    _ signature: [UInt8], of message: [UInt8], publicKeyPEM: [UInt8]
  ) throws(CryptoError) -> Bool {
    let key = try PEMKey(publicPEM: publicKeyPEM)
    return try key.verify(signature, of: message, digest: digest(for: key))
  }

  /// Makes a new key pair.
  public static func generateKeyPairPEM(_ kind: KeyKind = .ed25519) throws(CryptoError) -> PEMKeyPair {
    switch kind {
    case .ed25519: return try KeyGenerator("ED25519").generate().pair()
    case .p256:
      let generator = try KeyGenerator("EC")
      guard EVP_PKEY_CTX_set_group_name(generator.pointer, curve) == 1 else { throw OpenSSL.failure("the curve P-256") }
      return try generator.generate().pair()
    }
  }

  /// The public half of a private key of either kind.
  ///
  /// - Throws: `unreadableKey`, `wrongKeyKind`.
  public static func publicKeyPEM(fromPrivatePEM privateKeyPEM: [UInt8]) throws(CryptoError) -> [UInt8] {
    let key = try PEMKey(privatePEM: privateKeyPEM)
    _ = try digest(for: key)
    return try key.publicPEM()
  }

  /// The library's name of P-256.
  private static let curve = "prime256v1"

  /// The digest the key signs over: nil for Ed25519, which hashes by itself.
  private static func digest(for key: borrowing PEMKey) throws(CryptoError) -> String? {
    if key.isKind("ED25519") { return nil }
    guard key.isKind("EC") else { throw .wrongKeyKind }
    var name = [CChar](repeating: 0, count: 64)
    let capacity = name.count
    var length = 0
    let known = EVP_PKEY_get_group_name(key.pointer, &name, capacity, &length) == 1
    OpenSSL.drain()
    let group = name.prefix(max(0, min(length, capacity))).map { UInt8(bitPattern: $0) }
    guard known, group == Array(curve.utf8) else { throw .wrongKeyKind }
    return "SHA256"
  }
}
