import COpenSSL

/// An RSA key, read once: it signs and verifies with RSASSA-PKCS1-v1_5 over SHA-256 (RFC 8017 §8.2), from any thread.
public final class RSAKey: Sendable {
  private let key: PEMKey

  /// Reads a private key.
  ///
  /// - Parameter privatePEM: PKCS#8 or PKCS#1, without a passphrase.
  /// - Throws: `unreadableKey`, `wrongKeyKind`.
  public convenience init(privatePEM: some OctetSource) throws(CryptoError) {
    try self.init(PEMKey(privatePEM: privatePEM))
  }

  /// Reads a public key, which verifies only.
  ///
  /// - Parameter publicPEM: SubjectPublicKeyInfo.
  /// - Throws: `unreadableKey`, `wrongKeyKind`.
  public convenience init(publicPEM: [UInt8]) throws(CryptoError) {
    try self.init(PEMKey(publicPEM: publicPEM))
  }

  private init(_ key: consuming PEMKey) throws(CryptoError) {
    guard key.isKind("RSA") else { throw .wrongKeyKind }
    self.key = key
  }

  /// Signs a message.
  ///
  /// - Returns: as many bytes as the modulus has.
  /// - Throws: `library` where the key is a public one.
  public func sign(_ message: [UInt8]) throws(CryptoError) -> [UInt8] {
    try key.sign(message, digest: "SHA256")
  }

  /// Whether the signature is of this message; a malformed signature is not.
  public func verify(_ signature: [UInt8], of message: [UInt8]) throws(CryptoError) -> Bool {
    try key.verify(signature, of: message, digest: "SHA256")
  }

  /// The public half as PEM text (SubjectPublicKeyInfo).
  public func publicPEM() throws(CryptoError) -> [UInt8] {
    try key.publicPEM()
  }

  /// The key sizes in bits that `generateKeyPairPEM` makes.
  public static let keySizes = 2048...8192

  /// Makes a new key pair with public exponent 65537.
  ///
  /// - Parameter bits: the size of the modulus, 2048 to 8192.
  /// - Throws: `library` for another size.
  public static func generateKeyPairPEM(bits: Int = 2048) throws(CryptoError) -> PEMKeyPair {
    guard keySizes.contains(bits) else { throw .library(operation: "an RSA key of \(bits) bits", code: 0) }
    let generator = try KeyGenerator("RSA")
    guard EVP_PKEY_CTX_set_rsa_keygen_bits(generator.pointer, Int32(bits)) == 1 else {
      throw OpenSSL.failure("the size of an RSA key")
    }
    return try generator.generate().pair()
  }
}
