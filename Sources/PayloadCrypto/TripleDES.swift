/// Encrypts and decrypts whole blocks with triple DES in electronic codebook mode (NIST SP 800-67).
///
/// What PIN blocks of eight bytes are enciphered with; here in public so that blocks no format allows can be made too.
public enum TripleDES {
  /// The length of a block in bytes.
  public static let blockSize = 8
  /// The key lengths in bytes: two keys (K1 K2 K1) or three.
  public static let keyLengths = [16, 24]

  /// Encrypts a positive number of 8-byte blocks; nothing is padded.
  ///
  /// - Throws: `keyLength`, `notWholeBlocks`.
  public static func encryptECB(_ blocks: [UInt8], key: some OctetSource) throws(CryptoError) -> [UInt8] {
    try call(blocks, key: key).encrypt(blocks)
  }

  /// Decrypts a positive number of 8-byte blocks; nothing is removed.
  ///
  /// - Throws: `keyLength`, `notWholeBlocks`.
  public static func decryptECB(_ blocks: [UInt8], key: some OctetSource) throws(CryptoError) -> [UInt8] {
    try call(blocks, key: key).decrypt(blocks)
  }

  private static func call<Key: OctetSource>(_ blocks: [UInt8], key: Key) throws(CryptoError) -> CipherCall<Key> {
    let length = key.octetCount
    guard keyLengths.contains(length) else { throw .keyLength(expected: keyLengths, actual: length) }
    try AES.check(blocks: blocks, size: blockSize)
    return CipherCall(name: length == 16 ? "DES-EDE-ECB" : "DES-EDE3-ECB", key: key, iv: [], padding: false)
  }
}
