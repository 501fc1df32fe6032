import COpenSSL

/// Seals and opens with AES in Galois/counter mode (NIST SP 800-38D).
public enum AESGCM {
  /// The length of the IV in bytes.
  public static let ivLength = 12
  /// The length of the authentication tag in bytes.
  public static let tagLength = 16

  /// Encrypts the plaintext and authenticates it together with additional data that stays in the clear.
  ///
  /// - Parameters:
  ///   - key: 16, 24 or 32 bytes.
  ///   - iv: 12 bytes, never used twice with one key.
  /// - Returns: a ciphertext as long as the plaintext, and a tag of 16 bytes.
  /// - Throws: `keyLength`, `ivLength`.
  public static func seal(
    _ plain: [UInt8], key: some OctetSource, iv: [UInt8], aad: [UInt8] = []
  ) throws(CryptoError) -> (ciphertext: [UInt8], tag: [UInt8]) {
    var tag = [UInt8](repeating: 0, count: tagLength)
    let output = try run(plain, key: key, iv: iv, aad: aad, tag: &tag, encrypting: true)
    return (output, tag)
  }

  /// Decrypts and releases the plaintext only when the tag fits.
  ///
  /// - Throws: `keyLength`, `ivLength`, `tagLength` for a shortened tag, `authentication` when the tag does not fit.
  public static func open(
    _ ciphertext: [UInt8], tag: [UInt8], key: some OctetSource, iv: [UInt8], aad: [UInt8] = []
  ) throws(CryptoError) -> [UInt8] {
    guard tag.count == tagLength else { throw .tagLength(expected: tagLength, actual: tag.count) }
    var tag = tag
    return try run(ciphertext, key: key, iv: iv, aad: aad, tag: &tag, encrypting: false)
  }

  private static func run(
    _ input: [UInt8], key: some OctetSource, iv: [UInt8], aad: [UInt8], tag: inout [UInt8], encrypting: Bool
  ) throws(CryptoError) -> [UInt8] {
    let name = try AES.name("GCM", key: key)
    try AES.check(iv: iv, expected: ivLength)
    let inputLength = try OpenSSL.length(input)
    let aadLength = try OpenSSL.length(aad)
    guard let cipher = EVP_CIPHER_fetch(nil, name, nil) else { throw OpenSSL.failure("the cipher \(name)") }
    defer { EVP_CIPHER_free(cipher) }
    guard let context = EVP_CIPHER_CTX_new() else { throw OpenSSL.failure("a cipher context") }
    defer { EVP_CIPHER_CTX_free(context) }

    // 12 bytes are the cipher's default IV length, so that none has to be set.
    var written: Int32 = 0
    guard key.withOctets({ EVP_CipherInit_ex2(context, cipher, $0.baseAddress, iv, encrypting ? 1 : 0, nil) }) == 1,
      aad.isEmpty || EVP_CipherUpdate(context, nil, &written, aad, aadLength) == 1
    else { throw OpenSSL.failure("the key, IV or additional data of \(name)") }
    var output = [UInt8](repeating: 0, count: input.count)
    if !input.isEmpty {
      guard EVP_CipherUpdate(context, &output, &written, input, inputLength) == 1 else { throw OpenSSL.failure(name) }
    }
    if !encrypting {
      guard EVP_CIPHER_CTX_ctrl(context, EVP_CTRL_AEAD_SET_TAG, Int32(tagLength), &tag) == 1 else {
        throw OpenSSL.failure("the tag of \(name)")
      }
    }
    var tail = [UInt8](repeating: 0, count: AES.blockSize)
    guard EVP_CipherFinal_ex(context, &tail, &written) == 1 else {
      OpenSSL.drain()
      output.wipe()
      throw .authentication
    }
    if encrypting {
      guard EVP_CIPHER_CTX_ctrl(context, EVP_CTRL_AEAD_GET_TAG, Int32(tagLength), &tag) == 1 else {
        throw OpenSSL.failure("the tag of \(name)")
      }
    }
    return output
  }
}
