import Foundation
import Testing

/// The search of the canary test finds what it is to find.
@Suite struct SecretSearchTests {
  private let search = SecretSearch(["key": "CANARYkey+/?1234"])

  @Test(arguments: [
    "CANARYkey+/?1234", "43414e4152596b65792b2f3f31323334", "43414E4152596B65792B2F3F31323334",
    "%43%41%4E%41%52%59%6B%65%79%2B%2F%3F%31%32%33%34", "%43%41%4e%41%52%59%6b%65%79%2b%2f%3f%31%32%33%34",
  ])
  func itFindsEveryForm(text: String) {
    #expect(search.found(in: Array("before \(text) behind".utf8)).count == 1)
  }

  @Test(arguments: 0..<6) func itFindsBase64AtEveryAlignment(shift: Int) {
    let plain = String(repeating: "ß", count: shift / 2) + String(repeating: "a", count: shift) + "CANARYkey+/?1234:b"
    let text = Data(plain.utf8).base64EncodedString()

    #expect(!search.found(in: Array(text.utf8)).isEmpty)
    #expect(!search.found(in: Array(text.replacing("+", with: "-").replacing("/", with: "_").utf8)).isEmpty)
  }

  @Test func itFindsNothingElse() {
    #expect(search.found(in: Array("CANARYkey+/?123".utf8)) == [])
    #expect(search.found(in: []) == [])
  }
}
