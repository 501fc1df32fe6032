import PayloadCrypto
import Testing

@Suite struct DigestTests {
  // FIPS 180-4 example values.
  @Test(arguments: [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
  ])
  func sha256FitsTheStandardsExamples(text: String, digest: String) throws {
    #expect(Digest.sha256Hex(Array(text.utf8)) == digest)
    #expect(try Digest.sha256(Array(text.utf8)) == hex(digest))
  }

  @Test func aMillionLettersFitTheStandardsExample() {
    let message = [UInt8](repeating: 0x61, count: 1_000_000)
    #expect(Digest.sha256Hex(message) == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0")
  }

  @Test func sha1AndSHA512FitTheStandardsExamples() {
    #expect(Hex.encode(Digest.sha1(Array("abc".utf8))) == "a9993e364706816aba3e25717850c26c9cd0d89d")
    #expect(
      Hex.encode(Digest.sha512(Array("abc".utf8)))
        == "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a"
        + "2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f")
  }
}

@Suite struct MACTests {
  // RFC 4231 §4.2, §4.3, §4.4, §4.7.
  @Test(arguments: [
    (
      String(repeating: "0b", count: 20), "4869205468657265",
      "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7"
    ),
    (
      "4a656665", "7768617420646f2079612077616e7420666f72206e6f7468696e673f",
      "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"
    ),
    (
      String(repeating: "aa", count: 20), String(repeating: "dd", count: 50),
      "773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe"
    ),
    (
      String(repeating: "aa", count: 131),
      "54657374205573696e67204c6172676572205468616e20426c6f636b2d53697a65204b6579202d2048617368204b6579204669727374",
      "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54"
    ),
  ])
  func hmacFitsRFC4231(key: String, message: String, code: String) throws {
    #expect(Hex.encode(MAC.hmacSHA256(try hex(message), key: try hex(key))) == code)
  }

  // RFC 2202 §3, test case 2, and RFC 4231 §4.3: the key "Jefe".
  @Test(arguments: [
    (MAC.Hash.sha1, "effcdf6ae5eb2fa2d27416d5f184df9c259a7c79"),
    (.sha256, "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"),
    (
      .sha384,
      "af45d2e376484031617f78d2b58a6b1b9c7ef464f5a01b47e42ec3736322445e8e2240ca5e69e2c78b3239ecfab21649"
    ),
    (
      .sha512,
      "164b7a7bfcf819e2e395fbe73b56e0a387bd64222e831fd610270cd7ea250554"
        + "9758bf75c05a994a6d034f65f8f0e6fdcaeab1a34d4a6b4b636e070a38bce737"
    ),
  ])
  func everyHashFitsTheStandardsExamples(hash: MAC.Hash, code: String) {
    let message = Array("what do ya want for nothing?".utf8)
    #expect(Hex.encode(MAC.hmac(message, key: Array("Jefe".utf8), hash: hash)) == code)
  }

  @Test func anEmptyKeyAndAnEmptyMessageHaveACodeToo() {
    #expect(
      Hex.encode(MAC.hmacSHA256([], key: []))
        == "b613679a0814d9ec772f95d778c35fc5ff1697c493715653c6c712144292c5ad")
  }

  @Test func anEmptyKeyIsTheSameHoweverItIsHeld() {
    let code = MAC.hmacSHA256([], key: [])
    #expect(MAC.hmacSHA256("", key: "") == code)
    #expect(MAC.hmacSHA256(SecretValue(""), key: SecretValue([])) == code)
  }

  @Test func comparisonSeesEveryByteAndTheLength() {
    #expect(MAC.isEqual([], []))
    #expect(MAC.isEqual([1, 2, 3], [1, 2, 3]))
    #expect(!MAC.isEqual([1, 2, 3], [1, 2, 4]))
    #expect(!MAC.isEqual([1, 2, 3], [1, 2]))
    #expect(!MAC.isEqual([], [0]))
  }
}

@Suite struct SecureRandomTests {
  @Test func twoDrawsDifferAndHaveTheAskedLength() throws {
    let (first, second) = (try SecureRandom.bytes(32), try SecureRandom.bytes(32))
    #expect(first.count == 32)
    #expect(first != second)
  }

  @Test(arguments: [0, -1, Int.min]) func nothingIsDrawnForNoCount(count: Int) throws {
    #expect(try SecureRandom.bytes(count) == [])
  }

  @Test func aCountBeyondTheLibraryIsRefused() {
    #expect(throws: CryptoError.inputTooLong(actual: Int.max)) { try SecureRandom.bytes(Int.max) }
  }
}
