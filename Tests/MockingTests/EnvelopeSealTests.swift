import ContractModel
import JSONCore
import PayloadCrypto
import Testing

@testable import Mocking

@Suite struct EnvelopeSealTests {
  private static let key: [UInt8] = Array("abcdefghijklmnopqrstuvwx".utf8)
  private static let iv = [UInt8](repeating: 0x42, count: 16)

  @Test(arguments: ["hex", "base64", "ascii"], ["prefix", "fixed", "none"])
  func theBindingsSayHowMessagesAreSealed(encoding: String, placement: String) throws {
    let written =
      ["hex": Hex.encode(Self.key), "base64": Base64.encode(Self.key)][encoding] ?? "abcdefghijklmnopqrstuvwx"
    let envelope = Envelope(
      member: "token", cipher: .aes192CBC, key: "key", keyEncoding: "encoding", ivPlacement: "placement", iv: "iv")
    let bindings = MockBindings([
      "key": written, "encoding": encoding, "placement": placement, "iv": Hex.encode(Self.iv),
    ])
    let ways: [String: TokenEnvelope.IVPlacement] = ["prefix": .prefix, "fixed": .fixed(Self.iv), "none": .zero]
    let client = try TokenEnvelope(key: Self.key, cipher: .aesCBC(bits: 192), ivPlacement: ways[placement] ?? .prefix)

    let seal = try #require(EnvelopeSeal(envelope, bindings: bindings))
    let token = try client.seal(Array("{}".utf8))

    guard case .text(let text) = EnvelopeOpening.open(.object([("token", .string(token))]), seal, inner: []) else {
      Issue.record("the token did not open")
      return
    }
    #expect(text == Array("{}".utf8))
  }

  @Test func aKeyOfAnotherLengthOpensNothing() {
    let envelope = Envelope(member: "token", cipher: .aes192CBC, key: "key")

    #expect(EnvelopeSeal(envelope, bindings: MockBindings(["key": "00ff"])) == nil)
    #expect(EnvelopeSeal(envelope, bindings: MockBindings()) == nil)
  }
}
