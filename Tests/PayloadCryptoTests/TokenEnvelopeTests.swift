import PayloadCrypto
import Testing

@Suite struct TokenEnvelopeTests {
  static let key = (1...24).map { UInt8($0) }
  static let plain = Array(#"{"messageCode":"1120","newPIN":"0739"}"#.utf8)

  /// Tokens of that message made with another implementation (Python's cryptography).
  static let tokens: [(TokenEnvelope.Cipher, TokenEnvelope.IVPlacement, String)] = [
    (
      .aesCBC(bits: 192), .prefix,
      "AAECAwQFBgcICQoLDA0OD9R1+3YLAHwIjaIU6lONrCDnjQpkfzuNsh4zQ+6x9Y/tUuqacIBdwVLU37JKC5On2w=="
    ),
    (
      .aesCBC(bits: 192), .fixed((0xF0...0xFF).map { UInt8($0) }),
      "dx7EQ4BngeHTnQRppT0Q17o7s4rPkfHC83cZJSAp/cIv/XSEPnILEm5HJY+olD1p"
    ),
    (.aesCBC(bits: 192), .zero, "O9x3F84vNroRtHvGEO5fra+Okr8m8FeznN6epLW2N+HsiDU1qH20VV3AuSCh93j4"),
    (
      .aesGCM(bits: 192), .prefix,
      "AAECAwQFBgcICQoLuhOCIbjDGnyXHxPR1HMIrqVqVQfnxahFiNWXAAjtFUH4XW507NbCSDlmqBP3vT6LpdraDBV9"
    ),
  ]

  @Test(arguments: tokens) func tokensOfAnotherImplementationFit(
    cipher: TokenEnvelope.Cipher, placement: TokenEnvelope.IVPlacement, token: String
  ) throws {
    let envelope = try TokenEnvelope(key: Self.key, cipher: cipher, ivPlacement: placement)
    let iv = (0..<cipher.ivLength).map { UInt8($0) }
    #expect(try envelope.open(token) == Self.plain)
    #expect(try envelope.seal(Self.plain, iv: iv) == token)
  }

  @Test(arguments: [128, 192, 256], [TokenEnvelope.IVPlacement.prefix, .zero])
  func everyKeySizeOpensWhatItSealed(bits: Int, placement: TokenEnvelope.IVPlacement) throws {
    let key = [UInt8](repeating: 9, count: bits / 8)
    for cipher in [TokenEnvelope.Cipher.aesCBC(bits: bits), .aesGCM(bits: bits)] {
      let envelope = try TokenEnvelope(key: key, cipher: cipher, ivPlacement: placement)
      for length in [0, 1, 15, 16, 17, 1000] {
        let plain = [UInt8](repeating: 0x41, count: length)
        #expect(try envelope.open(envelope.seal(plain)) == plain)
      }
    }
  }

  @Test func aPrefixIVIsDrawnAnewForEachToken() throws {
    let envelope = try TokenEnvelope(key: Self.key, cipher: .aesCBC(bits: 192))
    #expect(try envelope.seal(Self.plain) != envelope.seal(Self.plain))
  }

  @Test(arguments: ["*", "AAAA=", "AAECAwQFBgcICQoLDA0OD9R1+3YLAHwIjaIU6lONrCA", "AAAA\nAAAA", "é", "-_-_"])
  func textThatIsNotBase64IsNamed(token: String) throws {
    let envelope = try TokenEnvelope(key: Self.key, cipher: .aesCBC(bits: 192))
    #expect(throws: CryptoError.notBase64) { try envelope.open(token) }
  }

  @Test(arguments: [0, 1, 15, 33, 77]) func lengthsNoCBCTokenCanHaveAreNamed(length: Int) throws {
    let envelope = try TokenEnvelope(key: Self.key, cipher: .aesCBC(bits: 192))
    let token = Base64.encode([UInt8](repeating: 0, count: length))
    #expect(throws: CryptoError.notWholeBlocks(blockSize: 16, actual: length)) { try envelope.open(token) }
  }

  @Test func anIVAloneIsTruncated() throws {
    let token = Base64.encode([UInt8](repeating: 0, count: 16))
    let cbc = try TokenEnvelope(key: Self.key, cipher: .aesCBC(bits: 192))
    #expect(throws: CryptoError.truncated(minimum: 32, actual: 16)) { try cbc.open(token) }
    let gcm = try TokenEnvelope(key: Self.key, cipher: .aesGCM(bits: 192))
    #expect(throws: CryptoError.truncated(minimum: 28, actual: 16)) { try gcm.open(token) }
    #expect(throws: CryptoError.truncated(minimum: 28, actual: 0)) { try gcm.open("") }
  }

  @Test func anotherKeyIsAPaddingError() throws {
    let envelope = try TokenEnvelope(key: Self.key, cipher: .aesCBC(bits: 192), ivPlacement: .zero)
    let other = try TokenEnvelope(key: Self.key.reversed(), cipher: .aesCBC(bits: 192), ivPlacement: .zero)
    // Deterministic: under this pair of keys the last byte is no padding.
    let token = try envelope.seal(Self.plain)
    #expect(throws: CryptoError.padding) { try other.open(token) }
  }

  @Test func alteredGCMTokensDoNotOpen() throws {
    let envelope = try TokenEnvelope(key: Self.key, cipher: .aesGCM(bits: 192))
    var bytes = try #require(Base64.decode(envelope.seal(Self.plain)))
    bytes[20] ^= 1
    #expect(throws: CryptoError.authentication) { try envelope.open(Base64.encode(bytes)) }
  }

  @Test func aWrongKeyLengthNamesBothLengths() {
    let error = #expect(throws: CryptoError.self) {
      try TokenEnvelope(key: [UInt8](repeating: 0, count: 16), cipher: .aesCBC(bits: 192))
    }
    #expect(error == .keyLength(expected: [24], actual: 16))
    #expect(error?.message == "the key has 16 bytes; expected 24 bytes")
  }

  @Test(arguments: [0, -8, 64, 129, 512, Int.max, Int.min]) func keySizesAESDoesNotHaveAreRefused(bits: Int) {
    #expect(throws: CryptoError.keySize(bits: bits)) {
      try TokenEnvelope(key: Self.key, cipher: .aesGCM(bits: bits))
    }
  }

  @Test func ivsOfOtherLengthsAreRefused() throws {
    #expect(throws: CryptoError.ivLength(expected: 16, actual: 12)) {
      try TokenEnvelope(key: Self.key, cipher: .aesCBC(bits: 192), ivPlacement: .fixed(Array(0..<12)))
    }
    let envelope = try TokenEnvelope(key: Self.key, cipher: .aesGCM(bits: 192))
    #expect(throws: CryptoError.ivLength(expected: 12, actual: 16)) { try envelope.seal([], iv: Array(0..<16)) }
  }

  @Test(arguments: [128, 192, 256]) func aCompactJWEIsAnEnvelopeWithAVectorOfItsOwn(bits: Int) throws {
    let key = [UInt8](repeating: 7, count: bits / 8)
    let (plain, iv) = (Array("message".utf8), Array(1...12) as [UInt8])
    let envelope = try TokenEnvelope(key: key, cipher: .jwe(bits: bits), ivPlacement: .zero)
    let token = try envelope.seal(plain, iv: iv)
    #expect(try token == JWE.seal(plain, key: key, iv: iv))
    #expect(try envelope.open(token) == plain)
    #expect(envelope.initializationVector(of: token) == iv && envelope.ivPlacement == .prefix)
    #expect(throws: CryptoError.header) { try envelope.open(token) { _ in false } }
    #expect(throws: CryptoError.partCount(expected: 5, actual: 1)) { try envelope.open("AAAA") }
  }

  @Test func theVectorOfATokenIsKnownWhereItTravels() throws {
    let (key, iv) = ([UInt8](repeating: 7, count: 16), [UInt8](repeating: 9, count: 16))
    let token = try TokenEnvelope(key: key, cipher: .aesCBC(bits: 128)).seal([1], iv: iv)
    #expect(try TokenEnvelope(key: key, cipher: .aesCBC(bits: 128)).initializationVector(of: token) == iv)
    let fixed = try TokenEnvelope(key: key, cipher: .aesCBC(bits: 128), ivPlacement: .fixed(iv))
    #expect(fixed.initializationVector(of: token) == nil)
    #expect(try TokenEnvelope(key: key, cipher: .jwe(bits: 128)).initializationVector(of: token) == nil)
  }
}
