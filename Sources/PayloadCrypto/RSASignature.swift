import COpenSSL

/// Signs and verifies with RSASSA-PKCS1-v1_5 over SHA-256 (RFC 8017 §8.2).
public enum RSASignature {
  /// The key sizes in bits `generateKeyPairPEM` makes.
  public static let keySizes = 2048...8192

  /// Signs a message.
  ///
  /// - Parameter privateKeyPEM: PKCS#8 or PKCS#1, without a passphrase.
  /// - Returns: as many bytes as the modulus has.
  /// - Throws: `unreadableKey`, `wrongKeyKind`.
  public static func sign(_ message: [UInt8], privateKeyPEM: [UInt8]) throws(CryptoError) -> [UInt8] {
    let key = try PEMKey(privatePEM: privateKeyPEM)
    guard key.isKind("RSA") else { throw .wrongKeyKind }
    return try key.sign(message, digest: "SHA256")
  }

  /// Whether the signature is of this message under this key; a malformed signature is not.
  ///
  /// - Parameter publicKeyPEM: SubjectPublicKeyInfo.
  /// - Throws: `unreadableKey`, `wrongKeyKind`.
  public static func verify(
    _ signature: [UInt8], of message: [UInt8], publicKeyPEM: [UInt8]
  ) throws(CryptoError) -> Bool {
    let key = try PEMKey(publicPEM: publicKeyPEM)
    guard key.isKind("RSA") else { throw .wrongKeyKind }
    return try key.verify(signature, of: message, digest: "SHA256")
  }

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

  /// The public half of a private key.
  ///
  /// - Throws: `unreadableKey`, `wrongKeyKind`.
  public static func publicKeyPEM(fromPrivatePEM privateKeyPEM: [UInt8]) throws(CryptoError) -> [UInt8] {
    let key = try PEMKey(privatePEM: privateKeyPEM)
    guard key.isKind("RSA") else { throw .wrongKeyKind }
    return try key.publicPEM()
  }
}
