/// Encrypts and decrypts with AES in cipher block chaining mode (NIST SP 800-38A §6.2).
public enum AESCBC {
  /// Encrypts under a key of 16, 24 or 32 bytes and an IV of 16.
  ///
  /// - Parameter padding: whether PKCS#7 padding is added (RFC 5652 §6.3); without it the input must be whole blocks.
  /// - Throws: `keyLength`, `ivLength`, or without padding `notWholeBlocks`.
  public static func encrypt(
    _ plain: [UInt8], key: some OctetSource, iv: [UInt8], padding: Bool = true
  ) throws(CryptoError) -> [UInt8] {
    let call = try call(key: key, iv: iv, padding: padding)
    if !padding { try AES.check(blocks: plain) }
    return try call.encrypt(plain)
  }

  /// Decrypts what `encrypt` made.
  ///
  /// - Throws: `keyLength`, `ivLength`; `notWholeBlocks` for a ciphertext no encryption can have made; `padding` when
  ///   the padding is wrong.
  public static func decrypt(
    _ ciphertext: [UInt8], key: some OctetSource, iv: [UInt8], padding: Bool = true
  ) throws(CryptoError) -> [UInt8] {
    let call = try call(key: key, iv: iv, padding: padding)
    try AES.check(blocks: ciphertext)
    return try call.decrypt(ciphertext)
  }

  private static func call<Key: OctetSource>(
    key: Key, iv: [UInt8], padding: Bool
  ) throws(CryptoError) -> CipherCall<Key> {
    let name = try AES.name("CBC", key: key)
    try AES.check(iv: iv, expected: AES.blockSize)
    return CipherCall(name: name, key: key, iv: iv, padding: padding)
  }
}
