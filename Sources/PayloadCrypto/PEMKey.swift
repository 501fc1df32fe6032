import COpenSSL

/// One asymmetric key of the library, freed with the value.
///
/// Unchecked: nobody changes a key once it is read, and the library locks what it keeps of its use.
struct PEMKey: ~Copyable, @unchecked Sendable {
  let pointer: OpaquePointer

  deinit { EVP_PKEY_free(pointer) }

  /// Takes over the reference.
  init(owning pointer: OpaquePointer) { self.pointer = pointer }

  /// Reads a private key in PKCS#8 or in its kind's traditional form.
  ///
  /// - Throws: `unreadableKey`, for keys behind a passphrase too.
  init(privatePEM: some OctetSource) throws(CryptoError) {
    let memory = try Memory(privatePEM)
    // Without a callback of ours the library would ask for the passphrase on the terminal.
    guard let key = PEM_read_bio_PrivateKey(memory.pointer, nil, { _, _, _, _ in -1 }, nil) else {
      OpenSSL.drain()
      throw .unreadableKey
    }
    OpenSSL.drain()
    self.init(owning: key)
  }

  /// Reads a public key (SubjectPublicKeyInfo).
  ///
  /// - Throws: `unreadableKey`.
  init(publicPEM: [UInt8]) throws(CryptoError) {
    let memory = try Memory(publicPEM)
    guard let key = PEM_read_bio_PUBKEY(memory.pointer, nil, { _, _, _, _ in -1 }, nil) else {
      OpenSSL.drain()
      throw .unreadableKey
    }
    OpenSSL.drain()
    self.init(owning: key)
  }

  /// The private key in PKCS#8 without a passphrase, then the public key.
  func pair() throws(CryptoError) -> PEMKeyPair {
    let memory = try Memory([])
    guard PEM_write_bio_PrivateKey(memory.pointer, pointer, nil, nil, 0, nil, nil) == 1 else {
      throw OpenSSL.failure("writing a private key")
    }
    return PEMKeyPair(privateKey: memory.contents(), publicKey: try publicPEM())
  }

  /// The public half.
  func publicPEM() throws(CryptoError) -> [UInt8] {
    let memory = try Memory([])
    guard PEM_write_bio_PUBKEY(memory.pointer, pointer) == 1 else { throw OpenSSL.failure("writing a public key") }
    return memory.contents()
  }

  /// Whether the key is of the kind the library calls `name`, such as `RSA`.
  func isKind(_ name: String) -> Bool { EVP_PKEY_is_a(pointer, name) == 1 }
}

/// A private key and its public half, both as PEM text.
public struct PEMKeyPair: Sendable, Hashable {
  /// PKCS#8, without a passphrase.
  public let privateKey: [UInt8]
  /// SubjectPublicKeyInfo.
  public let publicKey: [UInt8]
}

extension PEMKeyPair: CustomStringConvertible, CustomReflectable {
  /// The public key alone: a printed pair shows no secret.
  public var description: String { String(decoding: publicKey, as: UTF8.self) }
  /// The public key alone: a dumped pair shows no secret.
  public var customMirror: Mirror { Mirror(self, children: ["publicKey": publicKey]) }
}

/// A growing buffer the library reads from and writes to; the library overwrites it before it gives it back.
private struct Memory: ~Copyable {
  let pointer: OpaquePointer

  deinit { BIO_free_all(pointer) }

  init(_ source: some OctetSource) throws(CryptoError) {
    guard let pointer = BIO_new(BIO_s_mem()) else { throw OpenSSL.failure("a memory buffer") }
    let isFilled = source.withOctets { octets in
      octets.isEmpty
        || Int32(exactly: octets.count).map { BIO_write(pointer, octets.baseAddress, $0) == $0 } ?? false
    }
    guard isFilled else {
      BIO_free_all(pointer)
      throw OpenSSL.failure("filling a memory buffer")
    }
    self.pointer = pointer
  }

  /// Takes out everything written so far.
  func contents() -> [UInt8] {
    var output: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 4096)
    defer { chunk.wipe() }
    let capacity = Int32(chunk.count)
    while true {
      let count = BIO_read(pointer, &chunk, capacity)
      guard count > 0 else { return output }
      output.append(contentsOf: chunk.prefix(Int(count)))
    }
  }
}
