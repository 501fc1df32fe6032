import HTTPCore
import JSONCore
import PayloadCrypto
import Testing

@testable import Composing
@testable import ConformanceKit
@testable import Mocking

/// Every cipher with every way to write its key and to place its vector, between the kit and the mock.
@Suite struct EnvelopeMatrixTests {
  static let encodings = ["hex", "base64", "ascii"]
  static let placements = ["prefix", "fixed", "none"]

  static func contract(_ cipher: Envelope.Cipher) throws -> Contract {
    let ways = #""keyEncoding": "encoding", "ivPlacement": "placement", "iv": "iv""#
    let placing =
      #", "placement": { "summary": "prefix, fixed or none", "required": false, "default": "prefix" },"#
      + #" "iv": { "summary": "a fixed vector", "required": false }"#
    return try SmallAPI.contract(
      bindings: #""key": { "summary": "the key", "secret": true },"#
        + #" "encoding": { "summary": "hex, base64 or ascii", "required": false, "default": "hex" }"# + placing,
      envelope: #"{ "member": "token", "cipher": "\#(cipher.rawValue)", "key": "key", \#(ways) }"#,
      field: #"{ "name": "count", "type": "Numeric(4)", "presence": "optional", "control": { "literal": "7" } }"#)
  }

  /// Values for a combination; an ASCII key has letters alone.
  static func bindings(_ cipher: Envelope.Cipher, _ encoding: String, _ placement: String) -> [String: String] {
    let key = (0..<cipher.keyLength).map { UInt8(0x41 + $0 % 26) }
    let written = ["hex": Hex.encode(key), "base64": Base64.encode(key)][encoding]
    var values = ["key": written ?? String(decoding: key, as: UTF8.self), "encoding": encoding]
    values["placement"] = placement
    values["iv"] = String(repeating: "a7", count: cipher.isAuthenticated ? 12 : 16)
    return values
  }

  @Test(arguments: Envelope.Cipher.allCases, encodings)
  func whatTheKitSealsTheMockOpensAndTheOtherWayRound(cipher: Envelope.Cipher, encoding: String) throws {
    let contract = try Self.contract(cipher)
    for placement in Self.placements {
      let values = Self.bindings(cipher, encoding, placement)
      let composer = try Composer(
        contract: contract, target: TargetURL("http://127.0.0.1:8080"),
        bindings: Bindings(values.mapValues { .one($0) }))
      let service = MockService(contract: contract, bindings: MockBindings(values))
      var entropy = RepeatedEntropy()
      var lists = ListCursor()
      let sent = try composer.compose(
        Recipe(operation: "set"), now: 0, entropy: &entropy, lists: &lists, earlier: [])
      let answer = service.answer(sent.request).response
      #expect(answer.status == 200, "\(placement)")
      let operation = try #require(contract.operation("set"))
      let opened = try #require(composer.open(answer.body, operation: operation).bytes)
      #expect(try JSONReader.read(opened).value["note"]?.string?.hasPrefix("a note") == true)
      #expect(!String(decoding: answer.body, as: UTF8.self).contains("a note"))
    }
  }
}

/// Octets that are the same every time.
struct RepeatedEntropy: EntropySource {
  mutating func bytes(_ count: Int) -> [UInt8] { (0..<count).map { UInt8(truncatingIfNeeded: $0 * 37 + 11) } }
}
