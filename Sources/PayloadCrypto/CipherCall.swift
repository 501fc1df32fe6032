import COpenSSL

/// One pass of an EVP cipher over one message.
struct CipherCall<Key: OctetSource> {
  /// The cipher's name as `EVP_CIPHER_fetch` takes it, such as `AES-192-CBC`.
  let name: String
  let key: Key
  /// Empty for modes without an initialisation vector.
  let iv: [UInt8]
  /// Whether PKCS#7 padding is added or removed; must be false for stream modes.
  let padding: Bool

  /// Encrypts; key and IV lengths must have been checked.
  func encrypt(_ plain: [UInt8]) throws(CryptoError) -> [UInt8] {
    try run(plain, direction: 1, finalFailure: nil)
  }

  /// Decrypts; key and IV lengths must have been checked.
  ///
  /// - Throws: `padding` when the last block has none although it should.
  func decrypt(_ ciphertext: [UInt8]) throws(CryptoError) -> [UInt8] {
    try run(ciphertext, direction: 0, finalFailure: padding ? .padding : nil)
  }

  private func run(_ input: [UInt8], direction: Int32, finalFailure: CryptoError?) throws(CryptoError) -> [UInt8] {
    let length = try OpenSSL.length(input)
    guard let cipher = EVP_CIPHER_fetch(nil, name, nil) else { throw OpenSSL.failure("the cipher \(name)") }
    defer { EVP_CIPHER_free(cipher) }
    guard let context = EVP_CIPHER_CTX_new() else { throw OpenSSL.failure("a cipher context") }
    defer { EVP_CIPHER_CTX_free(context) }
    guard
      EVP_CIPHER_get_key_length(cipher) == Int32(key.octetCount),
      EVP_CIPHER_get_iv_length(cipher) == Int32(iv.count),
      key.withOctets({ EVP_CipherInit_ex2(context, cipher, $0.baseAddress, iv, direction, nil) }) == 1,
      EVP_CIPHER_CTX_set_padding(context, padding ? 1 : 0) == 1
    else { throw OpenSSL.failure("the key or IV of \(name)") }

    let block = Int(EVP_CIPHER_get_block_size(cipher))
    var output = [UInt8](repeating: 0, count: input.count + block)
    var written: Int32 = 0
    guard EVP_CipherUpdate(context, &output, &written, input, length) == 1 else { throw OpenSSL.failure(name) }
    var tail = [UInt8](repeating: 0, count: block)
    defer { tail.wipe() }
    var tailWritten: Int32 = 0
    guard EVP_CipherFinal_ex(context, &tail, &tailWritten) == 1 else {
      let failure = OpenSSL.failure(name)
      output.wipe()
      throw finalFailure ?? failure
    }
    output.removeLast(output.count - Int(written))
    output.append(contentsOf: tail.prefix(Int(tailWritten)))
    return output
  }
}

/// The lengths AES takes (FIPS 197), in bytes.
enum AES {
  static let keyLengths = [16, 24, 32]
  static let blockSize = 16

  /// The EVP name of the mode for this key, such as `AES-128-CBC`.
  ///
  /// - Throws: `keyLength` unless the key has 16, 24 or 32 bytes.
  static func name(_ mode: String, key: some OctetSource) throws(CryptoError) -> String {
    let length = key.octetCount
    guard keyLengths.contains(length) else { throw .keyLength(expected: keyLengths, actual: length) }
    return "AES-\(length * 8)-\(mode)"
  }

  /// - Throws: `ivLength` unless the IV has `expected` bytes.
  static func check(iv: [UInt8], expected: Int) throws(CryptoError) {
    guard iv.count == expected else { throw .ivLength(expected: expected, actual: iv.count) }
  }

  /// - Throws: `notWholeBlocks` unless the input is a positive number of whole blocks.
  static func check(blocks input: [UInt8], size: Int = blockSize) throws(CryptoError) {
    guard !input.isEmpty, input.count.isMultiple(of: size) else {
      throw .notWholeBlocks(blockSize: size, actual: input.count)
    }
  }
}
