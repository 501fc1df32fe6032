/// Encrypts and decrypts with AES block by block, without chaining (NIST SP 800-38A §6.1).
///
/// Wrong for messages; here for single blocks (PIN blocks) and for negative cases that ask whether a server notices it.
public enum AESECB {
  /// Encrypts under a key of 16, 24 or 32 bytes.
  ///
  /// - Parameter padding: whether PKCS#7 padding is added; without it the input must be whole blocks.
  /// - Throws: `keyLength`, or without padding `notWholeBlocks`.
  public static func encrypt(_ plain: [UInt8], key: some OctetSource, padding: Bool = true) throws(CryptoError)
    -> [UInt8]
  {
    let name = try AES.name("ECB", key: key)
    if !padding { try AES.check(blocks: plain) }
    return try CipherCall(name: name, key: key, iv: [], padding: padding).encrypt(plain)
  }

  /// Decrypts what `encrypt` made.
  ///
  /// - Throws: `keyLength`, `notWholeBlocks`, or `padding`.
  public static func decrypt(
    _ ciphertext: [UInt8], key: some OctetSource, padding: Bool = true
  ) throws(CryptoError) -> [UInt8] {
    let name = try AES.name("ECB", key: key)
    try AES.check(blocks: ciphertext)
    return try CipherCall(name: name, key: key, iv: [], padding: padding).decrypt(ciphertext)
  }
}
