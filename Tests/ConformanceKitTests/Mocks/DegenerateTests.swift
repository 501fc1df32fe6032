import Testing

@testable import ConformanceKit

/// Servers that honour nothing are certified nothing.
@Suite struct DegenerateTests {
  /// Those whose answers come nearest to a success; the self-test of one contract has all kinds.
  @Test(arguments: Shipped.names, [DegenerateServer.Kind.empty200, .echo, .alwaysSuccess])
  func noContractTakesAnAnswerForASuccessThatIsNone(name: String, kind: DegenerateServer.Kind) throws {
    try expectNothingCertified(name, kind)
  }

  private func expectNothingCertified(_ name: String, _ kind: DegenerateServer.Kind) throws {
    let test = SelfTest(contract: try Shipped.contract(name), timeout: 400_000)
    let result = test.result(of: kind)

    #expect(result.verdict != "conforms" && result.verdict != "did not start")
    #expect(result.keepsSome || result.proved == [])
    #expect(!result.keepsSome || kind == .alwaysSuccess || (kind == .empty200 && name == "processa-aspen"))
    #expect(!result.sentence.isEmpty || result.verdict == "does not conform")
    #expect(result.passed)
  }
}
