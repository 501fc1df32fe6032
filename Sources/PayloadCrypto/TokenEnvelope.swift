/// A text envelope around one encrypted message: base64 of the IV, when it travels, and the ciphertext; or a compact JWE.
///
/// With AES-CBC the bytes are `IV(16) ‖ ciphertext`, with AES-GCM `IV(12) ‖ ciphertext ‖ tag(16)`. The key is wiped when
/// the last copy of the envelope goes.
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
    /// A compact JWE under a directly agreed key, Galois/counter mode. Its IV always travels, in a part of its own.
    case jwe(bits: Int)

    /// The length of the initialisation vector in bytes: 16 for CBC, 12 for GCM.
    public var ivLength: Int {
      switch self {
      case .aesCBC: AES.blockSize
      case .aesGCM, .jwe: AESGCM.ivLength
      }
    }

    /// The key size in bits.
    public var bits: Int {
      switch self {
      case .aesCBC(let bits), .aesGCM(let bits), .jwe(let bits): bits
      }
    }

    /// The fewest bytes of ciphertext there can be: one block of padding, or the tag.
    fileprivate var minimum: Int { 16 }
  }

  /// The cipher messages are sealed with.
  public let cipher: Cipher
  /// Where the initialisation vector stands; `prefix` for a JWE.
  public let ivPlacement: IVPlacement
  private let key: SecretValue

  /// Makes an envelope for one key.
  ///
  /// - Parameter ivPlacement: not used for a JWE.
  /// - Throws: `keySize` for a size AES does not have, `keyLength` when the key has another length than the cipher's,
  ///   `ivLength` when a fixed IV does.
  public init(
    key: some OctetSource, cipher: Cipher, ivPlacement: IVPlacement = .prefix
  ) throws(CryptoError) {
    guard cipher.bits.isMultiple(of: 8), AES.keyLengths.contains(cipher.bits / 8) else {
      throw .keySize(bits: cipher.bits)
    }
    let length = key.octetCount
    guard length == cipher.bits / 8 else { throw .keyLength(expected: [cipher.bits / 8], actual: length) }
    if case .fixed(let iv) = ivPlacement { try AES.check(iv: iv, expected: cipher.ivLength) }
    self.key = SecretValue(key)
    self.cipher = cipher
    self.ivPlacement = if case .jwe = cipher { .prefix } else { ivPlacement }
  }

  /// Encrypts a message.
  ///
  /// - Parameter iv: the initialisation vector where it travels, drawn at random when nil; not used with the other
  ///   placements.
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
    case .jwe: return try JWE.seal(plain, key: key, iv: drawn)
    }
    return Base64.encode(agreed == nil ? drawn + body : body)
  }

  /// Decrypts a message.
  ///
  /// - Parameter accepts: whether the protected header of a JWE is the expected one; without it the two spellings of
  ///   `JWE.open` are.
  /// - Throws: `notBase64`; `notWholeBlocks` for a CBC token no encryption can have made; `truncated` when there is no
  ///   room for IV and ciphertext; `padding` (CBC) or `authentication` (GCM) when it does not decrypt; for a JWE what
  ///   `JWE.open` throws.
  public func open(
    _ token: String, accepts: ((_ header: [UInt8]) -> Bool)? = nil
  ) throws(CryptoError) -> [UInt8] {
    switch cipher {
    case .aesCBC:
      let (iv, body) = try parts(of: token)
      return try AESCBC.decrypt(Array(body), key: key, iv: iv)
    case .aesGCM:
      let (iv, body) = try parts(of: token)
      let (ciphertext, tag) = (body.dropLast(AESGCM.tagLength), body.suffix(AESGCM.tagLength))
      return try AESGCM.open(Array(ciphertext), tag: Array(tag), key: key, iv: iv)
    case .jwe: return try JWE.open(token, key: key, accepts: accepts)
    }
  }

  /// Returns the initialisation vector that travels with a token; nil where none does, or none can be told.
  public func initializationVector(of token: String) -> [UInt8]? {
    if case .jwe = cipher { return try? JWE.parse(token).iv }
    guard agreedIV == nil, let bytes = Base64.decode(token), bytes.count > cipher.ivLength else { return nil }
    return Array(bytes.prefix(cipher.ivLength))
  }

  /// The vector of a token in base64, and what stands behind it.
  private func parts(of token: String) throws(CryptoError) -> (iv: [UInt8], body: ArraySlice<UInt8>) {
    guard let bytes = Base64.decode(token) else { throw .notBase64 }
    // An IV in front is a whole block too, so that the whole token can be checked before it is taken apart.
    if case .aesCBC = cipher { try AES.check(blocks: bytes) }
    let ivCount = agreedIV == nil ? cipher.ivLength : 0
    guard bytes.count >= ivCount + cipher.minimum else {
      throw .truncated(minimum: ivCount + cipher.minimum, actual: bytes.count)
    }
    return (agreedIV ?? Array(bytes.prefix(ivCount)), bytes.dropFirst(ivCount))
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
