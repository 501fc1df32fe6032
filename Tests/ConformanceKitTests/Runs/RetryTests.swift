import ConformanceKit
import HTTPCore
import Testing

/// Verdict rule 5: a rate limit is waited for three times, and then leaves the case undecided.
@Suite struct RetryTests {
  private static let comeBack = [HTTPField("Retry-After", "0")]

  @Test(arguments: [("bankezy-onboarding", 429), ("rackspace-identity", 429), ("rackspace-identity", 503)])
  func aTargetThatAlwaysAsksToComeBackIsUndecided(name: String, status: Int) async throws {
    var trial = try Trial(name)
    trial.plan.groups = Array(trial.plan.groups.filter { $0.cases.contains { $0.kind != .control } }.prefix(1))
    let server = try ScriptedServer { _, _ in .status(status, Self.comeBack) }
    let record = try await trial.run(at: server.url)
    let control = try #require(record.controls.first)

    #expect(control.outcome == .undecided)
    #expect(control.reason == "the target asked to come back later (\(status)) 4 times")
    #expect(record.cases.allSatisfy { $0.outcome == .undecided && $0.findings.isEmpty })
    #expect(record.verdict == .noVerdict)
    // The first control, and the one before the group: four sendings each.
    #expect(server.requests.count == 8)
    #expect(record.requestsSent == 8)
  }

  @Test func aRequestIsSentAgainUntilItIsServed() async throws {
    let trial = try Trial("rackspace-identity")
    let server = try ScriptedServer.mock(of: trial) { _, number, _ in
      number % 4 == 0 ? nil : .status(429, Self.comeBack)
    }
    let first = try #require(trial.plan.groups.first?.control)
    var alone = trial
    alone.plan.groups = [CaseGroup(id: "g", operation: first.operation, control: first, cases: [])]
    let record = try await alone.run(at: server.url)

    #expect(record.controls.map(\.outcome) == [.passed])
    #expect(server.requests.count % 4 == 0)
  }

  @Test func everySendingIsALineOfTheEvidence() throws {
    let trial = try Trial("rackspace-identity")
    let server = try ScriptedServer.mock(of: trial) { _, number, _ in
      number % 4 == 0 ? nil : .status(429, Self.comeBack)
    }
    let session = ConformanceSession(
      settings: RunSettings(only: "rackspace-identity/reset-phone-pin/request.header"), environment: [:],
      keepsEvidence: true)
    try session.add(
      trial.contract,
      target: TargetFile(
        path: "target.json", url: server.url,
        bindings: trial.fixture.bindings.map { TargetFile.NamedBinding(name: $0.key, source: .literal($0.value)) }))
    let run = session.runBlocking()
    let files = try EvidenceBundle.files(
      of: run, evidence: session.evidence, library: try ContractLibrary.builtIn(), waivers: nil, kitSHA256: "",
      key: nil)
    let text = try #require(
      files.first { $0.path == BundleFile.exchanges }.map { String(decoding: $0.bytes, as: UTF8.self) })
    let lines = text.split(separator: "\n")

    #expect(run.verdict == .conforms)
    #expect(lines.count == server.requests.count && lines.count == run.contracts.first?.requestsSent)
    #expect(lines.count { $0.contains(#""sentAgain":"the target asked to come back later""#) } == lines.count / 4 * 3)
    #expect(try EvidenceBundle.verify(files, key: nil).faults == [])
  }

  @Test func anUndocumented503IsAServerError() async throws {
    let server = try ScriptedServer { _, _ in .status(503, Self.comeBack) }
    let record = try await Trial("bankezy-onboarding", suite: .smoke).run(at: server.url)

    #expect(record.controls.first?.outcome == .failed)
    #expect(record.complaints.contains { $0.contains("503") })
  }
}
