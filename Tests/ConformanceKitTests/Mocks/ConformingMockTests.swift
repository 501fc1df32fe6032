import ConformanceKit
import Testing

/// The kit's own servers keep every promise of their contracts.
@Suite struct ConformingMockTests {
  private func run(_ scheme: Shipped.Scheme, _ settings: RunSettings) throws -> RunRecord {
    let session = ConformanceSession(settings: settings, environment: [:])
    try session.addMock(try Shipped.contract(scheme.contract), authentication: scheme.authentication)
    return session.runBlocking()
  }

  @Test(arguments: Shipped.schemes) func everyMockConforms(scheme: Shipped.Scheme) throws {
    let run = try run(scheme, RunSettings())
    let record = try #require(run.contracts.first)

    #expect(record.complaints.prefix(3) == [])
    #expect(run.verdict == .conforms)
    #expect(record.count(CaseOutcome.undecided) == 0)
    #expect(record.count(RequirementRecord.Status.undecided) == 0)
    #expect(record.notes == [] && record.stopped == nil && record.unreachable == nil)
    #expect(record.cases.count > 50)
    #expect(record.requestsSent < 1_500)
    #expect(record.count(.proved) > 30)
  }

  @Test(arguments: Shipped.names, [SuiteSelection.smoke, .only(.documented), .only(.http), .only(.security)])
  func everyMockConformsInEverySuite(name: String, suite: SuiteSelection) throws {
    let run = try run(Shipped.Scheme(contract: name, authentication: "none"), RunSettings(suite: suite, seed: 77))
    let record = try #require(run.contracts.first)

    #expect(record.complaints.prefix(3) == [])
    #expect(run.verdict == .conforms)
    #expect(record.count(CaseOutcome.undecided) == 0)
    #expect(record.count(.proved) > 0)
  }

  @Test(arguments: Shipped.names) func everyMockConformsToTheSeedPagesAlone(name: String) throws {
    let settings = RunSettings(seed: 4_294_967_297, without: [.observed], connections: 8)
    let run = try run(Shipped.Scheme(contract: name, authentication: "none"), settings)
    let record = try #require(run.contracts.first)

    #expect(record.complaints.prefix(3) == [])
    #expect(run.verdict == .conforms)
    #expect(run.without == ["observed"])
    #expect(record.requirements.allSatisfy { $0.requirement.layer != .observed })
  }
}
