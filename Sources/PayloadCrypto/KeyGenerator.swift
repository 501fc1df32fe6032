import COpenSSL

/// A key generation of the library.
struct KeyGenerator: ~Copyable {
  let pointer: OpaquePointer

  /// Prepares to make a key of the kind the library calls `kind`.
  init(_ kind: String) throws(CryptoError) {
    guard let pointer = EVP_PKEY_CTX_new_from_name(nil, kind, nil) else { throw OpenSSL.failure("a key of \(kind)") }
    guard EVP_PKEY_keygen_init(pointer) == 1 else {
      EVP_PKEY_CTX_free(pointer)
      throw OpenSSL.failure("a key of \(kind)")
    }
    self.pointer = pointer
  }

  deinit { EVP_PKEY_CTX_free(pointer) }

  func generate() throws(CryptoError) -> PEMKey {
    var key: OpaquePointer?
    guard EVP_PKEY_generate(pointer, &key) == 1, let key else { throw OpenSSL.failure("making a key") }
    return PEMKey(owning: key)
  }
}
