/// A text envelope around one encrypted message: base64 of the IV, when it travels, and the ciphertext.
///
/// With AES-CBC the bytes are `IV(16) ‖ ciphertext`, with AES-GCM `IV(12) ‖ ciphertext ‖ tag(16)`.
public struct TokenEnvelope: Sendable, Hashable {
  /// Says where the receiver finds the initialisation vector.
  public enum IVPlacement: Sendable, Hashable {
    /// Before the ciphertext, drawn anew for each message.
    case prefix
    /// Agreed beforehand; not transmitted.
    case fixed([UInt8])
    /// All zero; not transmitted.
    case zero
  }

  /// Names the cipher and its key size in bits: 128, 192 or 256.
  public enum Cipher: Sendable, Hashable {
    /// Cipher block chaining with PKCS#7 padding.
    case aesCBC(bits: Int)
    /// Galois/counter mode, the tag after the ciphertext.
    case aesGCM(bits: Int)

    /// The length of the initialisation vector in bytes: 16 for CBC, 12 for GCM.
    public var ivLength: Int {
      switch self {
      case .aesCBC: AES.blockSize
      case .aesGCM: AESGCM.ivLength
      }
    }

    /// The key size in bits.
    public var bits: Int {
      switch self {
      case .aesCBC(let bits), .aesGCM(let bits): bits
      }
    }

    /// The fewest bytes of ciphertext there can be: one block of padding, or the tag.
    fileprivate var minimum: Int { 16 }
  }

  /// The cipher messages are sealed with.
  public let cipher: Cipher
  /// Where the initialisation vector stands.
  public let ivPlacement: IVPlacement
  private let key: [UInt8]

  /// Makes an envelope for one key.
  ///
  /// - Throws: `keySize` for a size AES does not have, `keyLength` when the key has another length than the cipher's,
  ///   `ivLength` when a fixed IV does.
  public init(key: [UInt8], cipher: Cipher, ivPlacement: IVPlacement = .prefix) throws(CryptoError) {
    guard cipher.bits.isMultiple(of: 8), AES.keyLengths.contains(cipher.bits / 8) else {
      throw .keySize(bits: cipher.bits)
    }
    guard key.count == cipher.bits / 8 else { throw .keyLength(expected: [cipher.bits / 8], actual: key.count) }
    if case .fixed(let iv) = ivPlacement { try AES.check(iv: iv, expected: cipher.ivLength) }
    self.key = key
    self.cipher = cipher
    self.ivPlacement = ivPlacement
  }

  /// Encrypts a message.
  ///
  /// - Parameter iv: the initialisation vector where it travels as a prefix, drawn at random when nil; not used with the
  ///   other placements.
  /// - Throws: `ivLength`, or `library` when no random bytes can be drawn.
  public func seal(_ plain: [UInt8], iv: [UInt8]? = nil) throws(CryptoError) -> String {
    let agreed = agreedIV
    let drawn: [UInt8]
    if let iv = agreed ?? iv { drawn = iv } else { drawn = try SecureRandom.bytes(cipher.ivLength) }
    let body: [UInt8]
    switch cipher {
    case .aesCBC: body = try AESCBC.encrypt(plain, key: key, iv: drawn)
    case .aesGCM:
      let sealed = try AESGCM.seal(plain, key: key, iv: drawn)
      body = sealed.ciphertext + sealed.tag
    }
    return Base64.encode(agreed == nil ? drawn + body : body)
  }

  /// Decrypts a message.
  ///
  /// - Throws: `notBase64`; `notWholeBlocks` for a CBC token no encryption can have made; `truncated` when there is no
  ///   room for IV and ciphertext; `padding` (CBC) or `authentication` (GCM) when it does not decrypt.
  public func open(_ token: String) throws(CryptoError) -> [UInt8] {
    guard let bytes = Base64.decode(token) else { throw .notBase64 }
    // An IV in front is a whole block too, so that the whole token can be checked before it is taken apart.
    if case .aesCBC = cipher { try AES.check(blocks: bytes) }
    let ivCount = agreedIV == nil ? cipher.ivLength : 0
    guard bytes.count >= ivCount + cipher.minimum else {
      throw .truncated(minimum: ivCount + cipher.minimum, actual: bytes.count)
    }
    let iv = agreedIV ?? Array(bytes.prefix(ivCount))
    let body = bytes.dropFirst(ivCount)
    switch cipher {
    case .aesCBC: return try AESCBC.decrypt(Array(body), key: key, iv: iv)
    case .aesGCM:
      let (ciphertext, tag) = (body.dropLast(AESGCM.tagLength), body.suffix(AESGCM.tagLength))
      return try AESGCM.open(Array(ciphertext), tag: Array(tag), key: key, iv: iv)
    }
  }

  /// The IV both sides know without the token, or nil when the token brings it.
  private var agreedIV: [UInt8]? {
    switch ivPlacement {
    case .prefix: nil
    case .fixed(let iv): iv
    case .zero: Array(repeating: 0, count: cipher.ivLength)
    }
  }
}

extension TokenEnvelope: CustomStringConvertible, CustomReflectable {
  /// The cipher alone: a printed envelope shows no key.
  public var description: String { "\(cipher)" }
  /// The cipher alone: a dumped envelope shows no key.
  public var customMirror: Mirror { Mirror(self, children: ["cipher": cipher]) }
}
