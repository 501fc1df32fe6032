import ConformanceKit
import Testing

@Suite struct CaseTests {
  @Test(arguments: Certification.plan?.cases ?? []) func holds(value: Case) async throws {
    let result = try #require(try await Certification.result(of: value))
    // Over plain HTTP nothing can be asked of TLS.
    let wanted: CaseOutcome = value.id.contains("/tls.") ? .skipped : .passed
    #expect(result.outcome == wanted, "\(result.findings.map(\.title))")
  }

  @Test func theServerConforms() async throws {
    let run = try await Certification.run.value
    #expect(run.verdict == .conforms, "\(run.verdictReason)")
  }

  @Test func theExtensionsTookPart() async throws {
    let cases = try #require(try await Certification.run.value.contracts.first?.cases)
    #expect(cases.contains { $0.id.hasSuffix("/outcome.accepted/with-a-note") })
    #expect(cases.flatMap(\.exchanges).allSatisfy { $0.request.lowercased().contains("x-stamp: ") })
  }
}
