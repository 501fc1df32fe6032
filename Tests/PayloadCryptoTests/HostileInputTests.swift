import PayloadCrypto
import Testing

/// What arrives from outside may be anything: every reader answers with a value or an error.
@Suite struct HostileInputTests {
  /// Texts of random characters that readers care about, the same in every run.
  static let texts: [String] = {
    var random = Xorshift(state: 0x9E37_79B9_7F4A_7C15)
    let alphabet = Array("AZaz09+/-_=.%\",: \n\u{0}éOAuth\u{1F600}")
    return (0..<3000).map { index in
      String((0..<index % 60).map { _ in alphabet[Int(random.next() % UInt64(alphabet.count))] })
    }
  }()

  @Test func everyTextReaderAnswers() throws {
    let key = [UInt8](repeating: 1, count: 32)
    let envelope = try TokenEnvelope(key: key, cipher: .aesCBC(bits: 256))
    for text in Self.texts {
      // Strict decoding: what is accepted is the one spelling of its bytes.
      if let bytes = Base64.decode(text) { #expect(Base64.encode(bytes) == text) }
      if let bytes = Base64.decodeURL(text) { #expect(Base64.encodeURL(bytes) == text) }
      if let parts = try? JWT.split(text) { #expect(parts.token == text) }
      if let parts = try? JWE.split(text) { #expect(parts.token == text) }
      #expect((try? JWT.verify(text, key: key)) == nil)
      #expect((try? JWE.open(text, key: key)) == nil)
      #expect((try? envelope.open(text)) == nil)
      _ = Hex.decode(text)
      _ = OAuth1.percentDecode(text)
      _ = OAuth1.parse("OAuth " + text)
      _ = try? OAuth1.baseString(method: text, url: "http://h/" + text, parameters: [(text, text)])
      _ = try? OAuth1.baseString(method: text, url: "http://" + text, parameters: [])
      _ = try? PINBlock.clear(pin: text, pan: text)
    }
  }

  @Test(arguments: PINBlockFormat.allCases) func everyBlockReaderAnswers(format: PINBlockFormat) throws {
    var random = Xorshift(state: 42)
    let key = [UInt8](repeating: 0x5A, count: 16)
    for length in 0..<200 {
      let block = (0..<length % 20).map { _ in UInt8(truncatingIfNeeded: random.next()) }
      if let pin = try? PINBlock.open(block, pan: "6039593553310257", key: key, format: format) {
        #expect((4...12).contains(pin.count))
      }
    }
  }

  @Test func aMegabyteIsReadAndRefused() throws {
    let long = String(repeating: "A", count: 1 << 20)
    #expect(throws: CryptoError.partCount(expected: 3, actual: 1)) { try JWT.verify(long, key: []) }
    #expect(throws: CryptoError.signature) { try JWT.verify("\(long).\(long).", key: []) }
    #expect(throws: CryptoError.pinLength(actual: 1 << 20)) {
      try PINBlock.clear(pin: String(repeating: "1", count: 1 << 20), pan: "1")
    }
    #expect(throws: CryptoError.unreadableKey) { try RSAKey(privatePEM: Array(long.utf8)).sign([]) }
    #expect(OAuth1.parse(long) == nil)
  }
}

/// A small generator whose numbers are the same in every run.
struct Xorshift {
  var state: UInt64

  mutating func next() -> UInt64 {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return state >> 11
  }
}
