import PayloadCrypto
import Testing

@Suite struct SecrecyTests {
  @Test func aPrintedEnvelopeShowsNoKey() throws {
    let envelope = try TokenEnvelope(key: Array(201...216), cipher: .aesCBC(bits: 128))
    var dumped = ""
    dump(envelope, to: &dumped)
    for text in ["\(envelope)", String(reflecting: envelope), dumped, "\([envelope])"] {
      #expect(!text.contains("201"))
      #expect(text.contains("aesCBC"))
    }
  }

  @Test func aPrintedKeyPairShowsThePublicKeyOnly() throws {
    let pair = try Signature.generateKeyPairPEM()
    var dumped = ""
    dump(pair, to: &dumped)
    #expect("\(pair)".hasPrefix("-----BEGIN PUBLIC KEY-----"))
    for text in ["\(pair)", String(reflecting: pair), dumped] {
      #expect(!text.contains("PRIVATE"))
      #expect(!text.contains("privateKey"))
    }
  }

  @Test(arguments: [
    (CryptoError.keyLength(expected: [16, 24, 32], actual: 1), "the key has 1 byte; expected 16, 24 or 32 bytes"),
    (.ivLength(expected: 16, actual: 0), "the initialisation vector has 0 bytes; expected 16"),
    (.notWholeBlocks(blockSize: 16, actual: 77), "77 bytes are not a whole number of 16-byte blocks"),
    (.partCount(expected: 5, actual: 3), "the compact form has 3 parts; expected 5"),
    (.pinLength(actual: 3), "the PIN has 3 digits; ISO 9564 allows 4 to 12"),
    (.missingParameter("oauth_nonce"), "the OAuth parameter oauth_nonce is absent"),
    (
      .pinBlockFormat(expected: .format4, actual: 15),
      "the PIN block has control digit 15; format 4 was expected (or another key or PAN)"
    ),
    (.library(operation: "signing", code: 7), "OpenSSL refused signing (code 7)"),
  ])
  func messagesSayWhatWasFoundAndWhatWasExpected(error: CryptoError, message: String) {
    #expect(error.message == message)
  }
}
