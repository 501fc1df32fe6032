import COpenSSL

/// Signing and verifying of whole messages with a key the library holds.
extension PEMKey {
  /// Signs with the key kind's own signature scheme.
  ///
  /// - Parameter digest: the digest's name, nil for kinds that bring their own (Ed25519).
  func sign(_ message: [UInt8], digest: String?) throws(CryptoError) -> [UInt8] {
    let context = try DigestContext()
    var length = 0
    guard EVP_DigestSignInit_ex(context.pointer, nil, digest, nil, nil, pointer, nil) == 1,
      EVP_DigestSign(context.pointer, nil, &length, message, message.count) == 1, length > 0
    else { throw OpenSSL.failure("preparing a signature") }
    var signature = [UInt8](repeating: 0, count: length)
    guard EVP_DigestSign(context.pointer, &signature, &length, message, message.count) == 1 else {
      throw OpenSSL.failure("signing")
    }
    return Array(signature.prefix(length))
  }

  /// Whether the signature is of this message under this key; a malformed one is not.
  func verify(_ signature: [UInt8], of message: [UInt8], digest: String?) throws(CryptoError) -> Bool {
    let context = try DigestContext()
    guard EVP_DigestVerifyInit_ex(context.pointer, nil, digest, nil, nil, pointer, nil) == 1 else {
      throw OpenSSL.failure("preparing a verification")
    }
    let fits = EVP_DigestVerify(context.pointer, signature, signature.count, message, message.count) == 1
    OpenSSL.drain()
    return fits
  }
}

/// A message digest context of the library, freed with the value.
private struct DigestContext: ~Copyable {
  let pointer: OpaquePointer

  init() throws(CryptoError) {
    guard let pointer = EVP_MD_CTX_new() else { throw OpenSSL.failure("a digest context") }
    self.pointer = pointer
  }

  deinit { EVP_MD_CTX_free(pointer) }
}
