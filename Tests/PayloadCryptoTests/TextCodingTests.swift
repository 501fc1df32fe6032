import PayloadCrypto
import Testing

@Suite struct HexTests {
  @Test(arguments: [([], ""), ([0x00], "00"), ([0xFF, 0x0A], "ff0a")] as [([UInt8], String)])
  func bytesAndDigitsConvertBothWays(bytes: [UInt8], text: String) {
    #expect(Hex.encode(bytes) == text)
    #expect(Hex.decode(text) == bytes)
    #expect(Hex.decode(Hex.encode(bytes, uppercase: true)) == bytes)
  }

  @Test func upperCaseIsOnlyWrittenOnRequest() {
    #expect(Hex.encode([0xAB, 0xCD], uppercase: true) == "ABCD")
    #expect(Hex.encode([0xAB, 0xCD]) == "abcd")
  }

  @Test(arguments: ["0", "0g", " 00", "00 ", "0x00", "é0", "٠٠", "00\n", "🙂🙂"])
  func anythingButPairsOfDigitsIsRefused(text: String) {
    #expect(Hex.decode(text) == nil)
  }
}

@Suite struct Base64Tests {
  // RFC 4648 §10.
  static let vectors = [
    ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="), ("fooba", "Zm9vYmE="),
    ("foobar", "Zm9vYmFy"),
  ]

  @Test(arguments: vectors) func vectorsOfRFC4648ConvertBothWays(plain: String, text: String) {
    #expect(Base64.encode(Array(plain.utf8)) == text)
    #expect(Base64.decode(text) == Array(plain.utf8))
    let url = text.filter { $0 != "=" }
    #expect(Base64.encodeURL(Array(plain.utf8)) == url)
    #expect(Base64.decodeURL(url) == Array(plain.utf8))
  }

  @Test func theTwoAlphabetsDifferInTwoLetters() {
    #expect(Base64.encode([0xFB, 0xEF, 0xBE, 0xFF]) == "++++/w==")
    #expect(Base64.encodeURL([0xFB, 0xEF, 0xBE, 0xFF]) == "----_w")
    #expect(Base64.decode("----_w==") == nil)
    #expect(Base64.decodeURL("++++/w") == nil)
  }

  @Test func everyByteSurvives() {
    for length in 250...256 {
      let bytes = (0..<length).map { UInt8(truncatingIfNeeded: $0) }
      #expect(Base64.decode(Base64.encode(bytes)) == bytes)
      #expect(Base64.decodeURL(Base64.encodeURL(bytes)) == bytes)
    }
  }

  @Test(arguments: [
    "Zg", "Zg=", "Zg===", "Z===", "====", "=", "Zm9v====", "Zm9vYg==Zm9v", "Zg==\n", " Zg==", "Zm\n9v", "Zm=v", "Zm9é",
    "Zm8=Zm8=", "=Zm8", "\u{0}AAA", "ＺＺＺＺ",
  ])
  func standardTextWithWrongFormIsRefused(text: String) {
    #expect(Base64.decode(text) == nil)
  }

  @Test(arguments: ["Z", "Zg==", "Zm8=", "Zm9vY", "Zg ", "Zg\n", "é", "Zg.."])
  func urlTextWithWrongFormIsRefused(text: String) {
    #expect(Base64.decodeURL(text) == nil)
  }

  @Test(arguments: ["Zh==", "Zm9=", "Zn=="])
  func nonZeroTrailingBitsAreRefused(text: String) {
    #expect(Base64.decode(text) == nil)
    #expect(Base64.decodeURL(text.filter { $0 != "=" }) == nil)
  }
}
