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

  static func contract(_ cipher: Envelope.Cipher, sealsRefusals: Bool = false) throws -> Contract {
    let isJWE = cipher.form == .jwe
    let ways = isJWE ? "" : #", "ivPlacement": "placement", "iv": "iv""#
    let placing =
      isJWE
      ? ""
      : #", "placement": { "summary": "prefix, fixed or none", "required": false, "default": "prefix" },"#
        + #" "iv": { "summary": "a fixed vector", "required": false, "type": "Hex(24..32)" }"#
    return try SmallAPI.contract(
      bindings: #""key": { "summary": "the key", "secret": true, "example": "\#(Hex.encode(key(cipher)))" },"#
        + #" "encoding": { "summary": "hex, base64 or ascii", "required": false, "default": "hex" }"# + placing,
      envelope:
        #"{ "member": "token", "cipher": "\#(cipher.rawValue)", "key": "key", "keyEncoding": "encoding"\#(ways) }"#,
      field: #"{ "name": "count", "type": "Numeric(4)", "presence": "optional", "control": { "literal": "7" } }"#,
      sealsRefusals: sealsRefusals)
  }

  /// A key of letters alone, so that it can be written in ASCII.
  private static func key(_ cipher: Envelope.Cipher) -> [UInt8] {
    (0..<cipher.keyLength).map { UInt8(0x41 + $0 % 26) }
  }

  /// Values for a combination.
  static func bindings(_ cipher: Envelope.Cipher, _ encoding: String, _ placement: String) -> [String: String] {
    let key = key(cipher)
    let written = ["hex": Hex.encode(key), "base64": Base64.encode(key)][encoding]
    var values = ["key": written ?? String(decoding: key, as: UTF8.self), "encoding": encoding]
    guard cipher.form != .jwe else { return values }
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
      let token = try #require(JSONReader.read(sent.request.body).value["token"]?.string)
      #expect(((try? JWE.parse(token)) != nil) == (cipher.form == .jwe))
      let answer = service.answer(sent.request).response
      #expect(answer.status == 200, "\(placement)")
      let operation = try #require(contract.operation("set"))
      let opened = try #require(composer.open(answer.body, operation: operation).bytes)
      #expect(try JSONReader.read(opened).value["note"]?.string?.hasPrefix("a note") == true)
      #expect(!String(decoding: answer.body, as: UTF8.self).contains("a note"))
    }
  }

  @Test(arguments: Envelope.Cipher.allCases) func theReferenceServerConforms(cipher: Envelope.Cipher) throws {
    let session = ConformanceSession(settings: RunSettings(timeoutSeconds: 60), environment: [:])
    try session.addMock(try Self.contract(cipher))
    let record = try #require(session.runBlocking().contracts.first)

    #expect(record.complaints.prefix(3) == [])
    #expect(record.verdict == .conforms)
    #expect(record.count(CaseOutcome.undecided) == 0)
    #expect(record.status("small-api/set/request.envelope.sealing") == .proved)
    #expect(record.status("small-api/set/response.envelope") == .proved)
    #expect(record.status("small-api/set/security.fresh-iv") == .proved)
  }

  @Test(arguments: Envelope.Cipher.allCases) func onlyPaddingMayTell(cipher: Envelope.Cipher) throws {
    let isPromised = try Self.contract(cipher).requirement("small-api/set/security.oracle") != nil
    #expect(isPromised == (cipher.form == .cbc))
  }

  /// One cipher of each form of tokens.
  @Test(arguments: [(Envelope.Cipher.aes256CBC, 26), (.aes128GCM, 20), (.jweA192GCM, 26)])
  func everyFaultOfAnEnvelopeIsCaught(cipher: Envelope.Cipher, count: Int) throws {
    let test = SelfTest(contract: try Self.contract(cipher))
    let faults = test.faults.filter { fault in
      ["envelope.presence", "envelope.sealing", "response.envelope", "fresh-iv", "oracle"].contains {
        fault.requirement.hasSuffix($0)
      }
    }
    #expect(faults.count == count)
    for fault in faults {
      #expect(test.result(of: fault).outcome == .killed, "\(fault.name)")
    }
  }

  @Test func aServerThatSealsItsRefusalsConformsWhateverStandsBeforeItSays() throws {
    let test = SelfTest(contract: try Self.contract(.jweA128GCM, sealsRefusals: true))
    for name in ["wants-length", "refuses-expectation"] {
      let variant = try #require(VariantCatalogue.variant(named: name, in: test.contract))
      #expect(test.result(of: variant).complaints == [])
    }
    for fault in test.faults where fault.requirement.hasSuffix("response.envelope") {
      #expect(test.result(of: fault).outcome == .killed, "\(fault.name)")
    }
  }

  @Test func aServerMayWriteTheHeaderOfItsTokensOtherwise() throws {
    let test = SelfTest(contract: try Self.contract(.jweA256GCM), isThorough: true)
    let variant = try #require(VariantCatalogue.variant(named: "other-jwe-header", in: test.contract))

    #expect(test.result(of: variant).complaints == [])
    #expect(try VariantCatalogue.variant(named: "other-jwe-header", in: Self.contract(.aes256GCM)) == nil)
  }
}

/// Octets that are the same every time.
struct RepeatedEntropy: EntropySource {
  mutating func bytes(_ count: Int) -> [UInt8] { (0..<count).map { UInt8(truncatingIfNeeded: $0 * 37 + 11) } }
}
