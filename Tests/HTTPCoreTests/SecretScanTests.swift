import HTTPCore
import Testing

@Suite struct SecretScanTests {
  private let scan = SecretScan([
    .init(label: "key", text: "CANARYkey+/?1234"), .init(label: "code", text: "20260711"),
    .init(label: "short", text: "1234567"),
  ])

  @Test(arguments: [
    "CANARYkey+/?1234", "43414e4152596b65792b2f3f31323334", "Q0FOQVJZa2V5Ky8/MTIzNA==", "Q0FOQVJZa2V5Ky8_MTIzNA",
    "CANARYkey%2B%2F%3F1234", "CANARYkey+\\/?1234",
  ])
  func findsASecretInAnySpelling(text: String) {
    #expect(scan.firstLabel(in: octets("before \(text) behind")) == "key")
    #expect(scan.firstLabel(in: octets(text)) == "key")
    #expect(scan.firstLabel(in: octets(String(text.dropLast(5)))) == nil)
  }

  @Test(arguments: [("20260711", true), ("a20260711b", true), ("120260711", false), ("202607110", false)])
  func takesDigitsForASecretOnlyAsAWholeRun(text: String, isFound: Bool) {
    #expect((scan.firstLabel(in: octets(text)) == "code") == isFound)
  }

  @Test(
    arguments: [
      ("a q7Kz9! b", "mixed"), ("\"q7Kz9!\"", "mixed"), ("71374b7a3921", "mixed"), ("cTdLejkh", "mixed"),
      ("xq7Kz9!", nil), ("q7Kz9!x", nil), ("secret", nil), ("518607", nil), ("ab12", nil),
    ] as [(String, String?)])
  func looksForSixOctetsWhereTheyAreNoWordAndNoNumber(text: String, label: String?) {
    let scan = SecretScan([
      .init(label: "mixed", text: "q7Kz9!"), .init(label: "word", text: "secret"),
      .init(label: "digits", text: "518607"),
      .init(label: "four", text: "ab12"),
    ])
    #expect(scan.firstLabel(in: octets(text)) == label)
  }

  @Test func findsAllThatStandThereAndNothingShort() {
    #expect(scan.labels(in: octets("20260711 1234567 CANARYkey+/?1234")) == ["code", "key"])
    #expect(scan.labels(in: []).isEmpty && SecretScan([]).firstLabel(in: octets("anything at all")) == nil)
  }
}
