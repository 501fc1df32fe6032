import Foundation
import HTTPCore
import Testing

@Suite struct RedactorTests {
  private static let secret = "s3cr/t \"kéy\"+7"
  private let redactor = Redactor([.init(label: "key", text: secret), .init(label: "PIN", text: "0739")])

  @Test(arguments: [
    secret, "733363722f7420226bc3a979222b37",
    "733363722F7420226BC3A979222B37", "czNjci90ICJrw6l5Iis3",
    "s3cr%2Ft%20%22k%C3%A9y%22%2B7", "s3cr%2ft+%22k%c3%a9y%22%2b7", "s3cr/t \\\"kéy\\\"+7",
    "s3cr\\/t \\\"k\\u00e9y\\\"+7",
    "s3cr/t \\\"k\\u00E9y\\\"+7",
  ])
  func hidesEverySpelling(text: String) {
    #expect(redactor.redact("<\(text)>") == "<‹key›>")
  }

  @Test func hidesHexadecimalDigitsInAnyOneCase() {
    let redactor = Redactor([.init(label: "key", text: "4C8A1F7092d6b5"), .init(label: "code", text: "4C8A1G70")])
    #expect(redactor.redact("4c8a1f7092d6b5 4C8A1F7092D6B5 4C8A1F7092d6b5") == "‹key› ‹key› ‹key›")
    #expect(redactor.redact("4c8a1g70 4C8A1G70") == "4c8a1g70 ‹code›")
  }

  @Test(arguments: 0..<12)
  func hidesASecretInsideALongerEncodedValue(before: Int) throws {
    let bytes = Array(repeating: UInt8(0xA5), count: before) + octets(Self.secret) + Array(repeating: 0x5A, count: 7)
    let standard = Data(bytes).base64EncodedString()
    let url = standard.replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
    for text in [standard, url] {
      let redacted = redactor.redact(text)
      #expect(redacted.contains("‹key›"))
      #expect(redacted.count <= text.count - 19 + 5 + 2, "\(redacted)")
    }
  }

  @Test(arguments: [
    ("pin=0739", "pin=‹PIN›"), ("a0739b", "a‹PIN›b"), ("10739", "10739"), ("0739.5", "‹PIN›.5"), ("07390", "07390"),
    ("30373339", "‹PIN›"), ("a30373339", "a30373339"), ("MDczOQ==", "‹PIN›"), ("xMDczOQ==", "xMDczOQ=="),
    ("%30%37%33%39", "‹PIN›"), ("\\u0030\\u0037\\u0033\\u0039", "‹PIN›"), ("0739", "‹PIN›"), ("", ""),
    ("0739 0739", "‹PIN› ‹PIN›"),
  ])
  func hidesAShortSecretOnlyAsAWholeRun(text: String, expected: String) {
    #expect(redactor.redact(text) == expected)
  }

  @Test(
    arguments: [
      #"{"pin":"0739","mode":1}"#, "xyz0739", "xy0739-", "pin=0739",
    ], ["", "a", "ab", "abc"])
  func hidesAShortSecretInsideALongerEncodedValue(text: String, before: String) {
    let standard = Data(text.utf8).base64EncodedString()
    let url = standard.replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
    #expect(redactor.redact("\(before)\(url).") == "‹PIN›.")
    #expect(redactor.redact("<\(before)\(standard)>").replacing("=", with: "") == "<‹PIN›>")
  }

  @Test(arguments: ["10739", "073", "9370"]) func otherDigitsInsideAnEncodedValueStay(digits: String) {
    let text = Data("pin \(digits) 5".utf8).base64EncodedString()
    #expect(redactor.redact(text) == text)
  }

  @Test(arguments: [
    "6039 5935 0184 6275", "6039-5935-0184-6275", "60:39:59:35:01:84:62:75",
  ]) func hidesACardNumberInGroups(text: String) {
    let redactor = Redactor([.init(label: "pan", text: "6039593501846275")])
    #expect(redactor.redact("card \(text).") == "card ‹pan›.")
    #expect(redactor.redact("1\(text)") == "1\(text)")
  }

  @Test(arguments: ["2A-7F-4E-1B-9C-83-D5-60", "2a 7f 4e 1b 9c 83 d5 60", "Kn9OG5yD1WA=", "Kn9OG5yD1WA"])
  func hidesTheOctetsOfAKeyInHexadecimal(text: String) {
    #expect(Redactor([.init(label: "key", text: "2A7F4E1B9C83D560")]).redact("<\(text)>") == "<‹key›>")
  }

  @Test(arguments: [
    "&#48;&#55;&#51;&#57;", "&#x30;&#x37;&#x33;&#x39;", "%2530%2537%2533%2539", "[48, 55, 51, 57]", "[48,55,51,57]",
    "[0x30, 0x37, 0x33, 0x39]", "[30 37 33 39]", "[30:37:33:39]", "\\x30\\x37\\x33\\x39", "GA3TGOI=", "GA3TGOI",
    "[0 7 3 9]", "[0-7-3-9]", "[0,7,3,9]", "[0, 7, 3, 9]",
  ]) func hidesAShortSecretThatIsWrittenOctetByOctet(text: String) {
    let isInBrackets = text.hasPrefix("[")
    #expect(redactor.redact("pin: \(text).") == (isInBrackets ? "pin: [‹PIN›]." : "pin: ‹PIN›."))
  }

  @Test(arguments: [
    "&#48;&#55;&#51;", "148, 55, 51, 57", "48, 55, 51, 570", "10 7 3 9", "0 7 3 91", "xGA3TGOI", "07 39",
  ])
  func otherOctetsApartStay(text: String) {
    #expect(redactor.redact(text) == text)
  }

  // RFC 4648 §10.
  @Test(arguments: [("foob", "MZXW6YQ="), ("fooba", "MZXW6YTB"), ("foobar", "MZXW6YTBOI======")])
  func hidesBase32WithAndWithoutPadding(text: String, encoded: String) {
    let redactor = Redactor([.init(label: "key", text: text)])
    let bare = encoded.replacing("=", with: "")
    #expect(redactor.redact("<\(encoded)> <\(bare)> x\(bare)") == "<‹key›> <‹key›> x\(bare)")
  }

  @Test func hidesAllOfOverlappingSecrets() {
    let redactor = Redactor([.init(label: "a", text: "ABCDEFG"), .init(label: "b", text: "EFGHIJK")])
    #expect(redactor.redact("xABCDEFGHIJKx") == "x‹a›x")
    #expect(redactor.redact("ABCDEFGABCDEFG") == "‹a›‹a›")
  }

  @Test func countsARunOfOverlappingPlacesOnce() {
    let found = Redactor([.init(label: "z", text: "000000")]).occurrences(
      in: octets("x" + String(repeating: "0", count: 9999)))
    #expect(found.map(\.range) == [1..<10_000])
  }

  @Test func prefersTheLongestOfSecretsThatStartTogether() {
    let redactor = Redactor([.init(label: "short", text: "123456"), .init(label: "long", text: "1234567890")])
    #expect(redactor.redact("1234567890 1234567") == "‹long› ‹short›7")
  }

  @Test func hidesFurtherSecretsBesideTheFirst() {
    let both = redactor.adding([.init(label: "new", text: "another"), .init(label: "again", text: "0739")])
    #expect(both.redact("another 0739") == "‹new› ‹PIN›" && redactor.redact("another 0739") == "another ‹PIN›")
  }

  @Test func takesSecretsThatAreNoText() {
    let redactor = Redactor([.init(label: "k", bytes: [0, 255, 10, 92, 1, 2, 3]), .init(label: "none", bytes: [])])
    #expect(redactor.redact([7, 0, 255, 10, 92, 1, 2, 3, 7]) == [7] + octets("‹k›") + [7])
    #expect(redactor.redact("00ff0a5c010203") == "‹k›")
  }

  @Test func saysWhereAndHowASecretIsSpelled() {
    let found = redactor.occurrences(in: octets("0739 czNjci90ICJrw6l5Iis3"))
    #expect(found.map(\.label) == ["PIN", "key"] && found.map(\.form) == [.plain, .base64])
    #expect(found.map(\.range) == [0..<4, 5..<25])
  }

  @Test func hidesWhatACutLeftOfASecret() {
    let redactor = Redactor([.init(label: "k", text: "Zk83mVq2LxT9bRw4"), .init(label: "PIN", text: "0739")])
    #expect(
      redactor.redactCut("key Zk83mVq2LxT9bRw… (90 bytes) and Zk8… (7 bytes)")
        == "key ‹k›… (90 bytes) and ‹k›… (7 bytes)")
    #expect(redactor.redactCut("in hex 5a6b3… (90 bytes)") == "in hex ‹k›… (90 bytes)")
    #expect(redactor.redactCut("073… (4 bytes)") == "‹PIN›… (4 bytes)")
    #expect(redactor.redactCut("Zk… (3 bytes), whole: Zk83mVq2LxT9bRw4") == "Zk… (3 bytes), whole: ‹k›")
    #expect(redactor.redactCut("Zk83mVq2 is not cut") == "Zk83mVq2 is not cut")
    // The first octets of a key as a vector.
    #expect(redactor.redactPart("5a 6b 38 33 6d 56 71 32 4c 78 54 39") == "‹k›")
    #expect(redactor.redactPart("5a 6b 38 33 6d 56 71 32 4c 78 54 00") == "5a 6b 38 33 6d 56 71 32 4c 78 54 00")
  }

  @Test func leavesEverythingElseAsItIs() {
    var random = SeededRandom(state: 1)
    let noise = (0..<200_000).map { _ in UInt8.random(in: 0...255, using: &random) }
    #expect(Redactor([.init(label: "k", text: "a-long-secret")]).redact(noise) == noise)
    #expect(Redactor([]).redact(noise) == noise)
  }
}
