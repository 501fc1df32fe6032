/// Encrypts and decrypts with AES in counter mode (NIST SP 800-38A §6.5).
///
/// Unauthenticated: any ciphertext opens. Here for negative cases beside the modes the documents name.
public enum AESCTR {
  /// Encrypts under a key of 16, 24 or 32 bytes and an initial counter block of 16; the length is kept.
  ///
  /// - Throws: `keyLength`, `ivLength`.
  public static func encrypt(_ plain: [UInt8], key: some OctetSource, iv: [UInt8]) throws(CryptoError) -> [UInt8] {
    let name = try AES.name("CTR", key: key)
    try AES.check(iv: iv, expected: AES.blockSize)
    return try CipherCall(name: name, key: key, iv: iv, padding: false).encrypt(plain)
  }

  /// Decrypts what `encrypt` made: the same operation.
  ///
  /// - Throws: `keyLength`, `ivLength`.
  public static func decrypt(_ ciphertext: [UInt8], key: some OctetSource, iv: [UInt8]) throws(CryptoError) -> [UInt8] {
    try encrypt(ciphertext, key: key, iv: iv)
  }
}
