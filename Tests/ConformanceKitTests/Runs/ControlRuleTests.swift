import ConformanceKit
import HTTPCore
import Testing

/// Verdict rule 1: a refusal proves something only beside an accepted control.
@Suite struct ControlRuleTests {
  @Test(arguments: Shipped.schemes) func aServerThatRefusesEverythingIsCertifiedNothing(scheme: Shipped.Scheme)
    async throws
  {
    let trial = try Trial(scheme.contract, authentication: scheme.authentication)
    let server = try ScriptedServer { _, _ in .status(400) }
    let record = try await trial.run(at: server.url)
    let required = trial.contract.bindings.filter(\.isRequired).map(\.name)

    #expect(record.controls.map(\.outcome) == [.failed])
    // What is asked of TLS is not sent to a target without.
    let (asked, sent) = (
      record.cases.filter { $0.id.contains("/tls.") },
      record.cases.filter { $0.kind == .negative && !$0.id.contains("/tls.") }
    )
    #expect(asked.allSatisfy { $0.outcome == .skipped } && !asked.isEmpty)
    #expect(sent.allSatisfy { $0.outcome == .undecided })
    #expect(!sent.isEmpty)
    #expect(record.count(.proved) == 0)
    #expect(record.verdict == .doesNotConform)
    #expect(record.notes.count == 1)
    #expect(required.allSatisfy { name in record.notes[0].contains(name) })
  }

  @Test func aControlRefusedLaterFailsAndNamesTheGroup() async throws {
    var trial = try Trial("bankezy-onboarding")
    trial.limits.connections = 1
    let server = try ScriptedServer.mock(of: trial) { _, number, _ in number > 40 ? .status(401) : nil }
    let record = try await trial.run(at: server.url)
    let control = try #require(record.controls.first)
    let groups = trial.plan.groups.map(\.id)

    #expect(control.outcome == .failed)
    #expect(
      control.findings.contains { finding in
        finding.actual.contains("though it was accepted before")
          && groups.contains { finding.actual.contains("(around the group \($0))") }
      })
    #expect(record.verdict == .doesNotConform)
    #expect(record.notes.count == 1 && record.notes[0].hasSuffix("; what followed is undecided"))
  }

  @Test func aGroupWhoseSecondControlIsRefusedProvesNothing() async throws {
    var trial = try Trial("bankezy-onboarding")
    trial.limits.connections = 1
    trial.plan.groups = Array(trial.plan.groups.filter { $0.cases.contains { $0.kind == .negative } }.prefix(1))
    let group = trial.plan.groups[0]
    let sent = 2 + group.cases.flatMap(\.steps).count
    let server = try ScriptedServer.mock(of: trial) { _, number, _ in number > sent ? .status(401) : nil }
    let record = try await trial.run(at: server.url)
    let others = record.cases.filter { $0.kind != .control }

    #expect(others.count == group.cases.count { $0.kind != .control })
    #expect(others.allSatisfy { $0.outcome == .undecided })
    #expect(others.allSatisfy { $0.reason == "the control sent after the group was not accepted" })
  }

  @Test func theControlOfEveryOperationIsSentThoughItsGroupHoldsNothingElse() async throws {
    var trial = try ParcelLocker.trial()
    trial.plan.groups = trial.plan.groups.compactMap { group in
      var group = group
      group.cases = group.cases.filter { $0.kind == .control }
      return group.cases.isEmpty ? nil : group
    }
    let server = MockServer(
      contract: trial.contract, bindings: trial.fixture.mockBindings, authentication: trial.authentication)
    try server.start()
    defer { server.stop() }
    let record = try await trial.run(at: try #require(server.url))

    #expect(record.controls.count == trial.contract.operations.count)
    #expect(record.controls.allSatisfy { $0.outcome == .passed })
  }
}
