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

  /// What the mock says of a token under a key of 24 bytes.
  private func opened(_ token: String, _ cipher: Envelope.Cipher) throws -> Violation.Kind? {
    let envelope = Envelope(member: "token", cipher: cipher, key: "key")
    let seal = try #require(EnvelopeSeal(envelope, bindings: MockBindings(["key": Hex.encode(Self.key)])))
    switch EnvelopeOpening.open(.object([("token", .string(token))]), seal, inner: []) {
    case .text(let text):
      #expect(text == Self.plain)
      return nil
    case .violation(let violation):
      #expect(violation.aspect == EnvelopeOpening.sealing)
      return violation.kind
    }
  }

  private static let plain = Array(#"{"name":"value"}"#.utf8)

  /// A change to the parts of a JWE.
  enum Tampering: Sendable {
    case tag, shorterTag, noTag, iv, shorterIV, ciphertext, encryptedKey
    case header(String)

    func apply(to parts: inout JWE.Parts) {
      switch self {
      case .tag: parts.tag[3] ^= 1
      case .shorterTag: parts.tag.removeLast(8)
      case .noTag: parts.tag = []
      case .iv: parts.iv[0] ^= 1
      case .shorterIV: parts.iv.removeLast()
      case .ciphertext: parts.ciphertext[0] ^= 0x80
      case .encryptedKey: parts.encryptedKey = [1]
      case .header(let text): parts.header = Array(text.utf8)
      }
    }
  }

  @Test(arguments: [
    (Tampering.tag, Violation.Kind.alteredTag), (.shorterTag, .shortTag), (.noTag, .shortTag), (.iv, .garbled),
    (.shorterIV, .garbled), (.ciphertext, .garbled), (.encryptedKey, .encryptedKey),
    (.header(#" {"enc":"A192GCM","alg":"dir"}"#), .alteredHeader),
    (.header(#"{"alg":"RSA-OAEP","enc":"A192GCM"}"#), .otherAlgorithm),
    (.header(#"{"alg":"dir","enc":"A128GCM"}"#), .otherAlgorithm), (.header(#"{"alg":"dir"}"#), .otherAlgorithm),
    (.header(#"{"alg":"dir","enc":"A192GCM","zip":"DEF"}"#), .otherAlgorithm),
    (.header(#"{"alg":"dir","enc":"A192GCM","crit":["exp"]}"#), .critical),
    (.header(#"{"alg":"none"}"#), .algorithmNone), (.header(#"{"alg":"NoNe"}"#), .algorithmNoneInOtherCase),
  ])
  func aJWEIsHeldAgainstItsParts(tampering: Tampering, kind: Violation.Kind) throws {
    let token = try JWE.seal(Self.plain, key: Self.key)
    var parts = try JWE.parse(token)
    tampering.apply(to: &parts)
    #expect(try opened(token, .jweA192GCM) == nil)
    #expect(try opened(parts.token, .jweA192GCM) == kind)
  }

  @Test func aJWEHasFivePartsOfBase64URL() throws {
    let token = try JWE.seal(Self.plain, key: Self.key)
    #expect(try opened(token + ".", .jweA192GCM) == .partCount)
    #expect(try opened(token + "=", .jweA192GCM) == .notBase64)
    #expect(try opened(JWE.seal(Self.plain, key: Self.key.reversed()), .jweA192GCM) == .garbled)
    let header = Array(#" {"kid":"1","alg":"dir","enc":"A192GCM"}"#.utf8)
    #expect(try opened(JWE.seal(Self.plain, key: Self.key, header: header), .jweA192GCM) == nil)
  }

  @Test(arguments: [
    (0, Violation.Kind.garbled), (14, .garbled), (-1, .alteredTag), (-16, .alteredTag), (-17, .garbled),
  ])
  func anAlteredOctetIsOfTheTagOrNot(place: Int, kind: Violation.Kind) throws {
    let envelope = try TokenEnvelope(key: Self.key, cipher: .aesGCM(bits: 192))
    var octets = try #require(Base64.decode(envelope.seal(Self.plain)))
    octets[place < 0 ? octets.count + place : place] ^= 0x80
    #expect(try opened(Base64.encode(octets), .aes192GCM) == kind)
    #expect(try opened(Base64.encode(Array(octets.prefix(27))), .aes192GCM) == .truncated)
  }
}
