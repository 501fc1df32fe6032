import Testing

@testable import ConformanceKit

/// Servers that honour nothing are certified nothing.
@Suite struct DegenerateTests {
  /// Those whose answers come nearest to a success.
  @Test(arguments: Shipped.names, [DegenerateServer.Kind.empty200, .echo, .alwaysSuccess])
  func noContractTakesAnAnswerForASuccessThatIsNone(name: String, kind: DegenerateServer.Kind) throws {
    try expectNothingCertified(name, kind)
  }

  /// The others, on the contract whose answers have the most to check.
  @Test(arguments: DegenerateServer.Kind.allCases)
  func nothingIsCertifiedBlindly(kind: DegenerateServer.Kind) throws {
    try expectNothingCertified("wibmo-prepaid", kind)
  }

  /// Where an answer repeats what was sent, an echo keeps that promise, and breaks what asks for refusals.
  @Test func anEchoIsGrantedWhatItTrulyShows() throws {
    let test = SelfTest(contract: try contract())
    let result = test.result(of: .echo)

    #expect(result.verdict == "does not conform")
    #expect(result.proved.contains("small-api/set/response.note.echo"))
    #expect(result.dishonest == [])
    #expect(result.passed)
    // Nobody is asked who they are.
    #expect(!test.contract.requirements.contains { $0.id.hasSuffix("/http.challenge") })
  }

  /// One without any authentication.
  private func contract() throws -> Contract {
    try SmallAPI.contract(
      bindings: "",
      field: #"{ "name": "word", "type": "String(9)", "presence": "required", "control": { "literal": "x" } }"#)
  }

  private func expectNothingCertified(_ name: String, _ kind: DegenerateServer.Kind) throws {
    let test = SelfTest(contract: try Shipped.contract(name), timeout: 400_000)
    let result = test.result(of: kind)

    #expect(["does not conform", "no verdict"].contains(result.verdict))
    #expect(result.dishonest == [])
    // Only a server that gives the documented success keeps anything: that valid requests are accepted.
    #expect(result.proved == [] || kind == .alwaysSuccess || (kind == .empty200 && name == "processa-aspen"))
    #expect(!result.sentence.isEmpty && !result.sentence.contains("127.0.0.1"))
    #expect(result.passed)
  }
}
