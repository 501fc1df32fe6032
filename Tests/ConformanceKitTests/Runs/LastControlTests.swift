import ConformanceKit
import HTTPCore
import Testing

/// After the last case the control of each operation is sent once more.
@Suite struct LastControlTests {
  private func record(refusedFrom first: Int, until last: Int = .max) async throws -> (ContractRecord, Trial) {
    var trial = try Trial("bankezy-onboarding", only: "bankezy-onboarding/reset-pin/request.pin.")
    trial.limits = RunLimits(connections: 1, resends: 0)
    let server = try ScriptedServer.mock(of: trial) { _, number, _ in
      (first...last).contains(number) ? .status(401) : nil
    }
    return (try await trial.run(at: server.url), trial)
  }

  @Test func aTargetThatStopsAcceptingAfterTheLastCaseIsFound() async throws {
    let trial = try Trial("bankezy-onboarding", only: "bankezy-onboarding/reset-pin/request.pin.")
    let steps = trial.plan.cases.flatMap(\.steps).count
    // The first control, one before each group and the one after it, which stands before the next group too.
    let (record, _) = try await record(refusedFrom: 2 + steps + trial.plan.groups.count + 1)
    let last = try #require(trial.plan.cases.last)

    #expect(record.requestsSent == 3 + steps + trial.plan.groups.count)
    #expect(record.notes.count == 1)
    #expect(
      record.notes[0].hasPrefix("the target stopped accepting the control of reset-pin after the case \(last.id)"))
    #expect(record.controls.first?.findings.first?.actual.contains("(after the last case)") == true)
    #expect(record.verdict == .doesNotConform)
  }

  @Test func theCaseAfterWhichItHappenedIsNamedAndWhatFollowedIsUndecided() async throws {
    let (record, trial) = try await record(refusedFrom: 5)
    let group = try #require(trial.plan.groups.first)
    let last = try #require(group.cases.last)

    #expect(
      record.notes == [
        "the target stopped accepting the control of reset-pin after the case \(last.id); what followed is undecided"
      ])
    #expect(record.cases.filter { $0.kind == .negative }.allSatisfy { $0.outcome == .undecided })
  }

  @Test func aTargetThatComesBackIsSaidToo() async throws {
    let trial = try Trial("bankezy-onboarding", only: "bankezy-onboarding/reset-pin/request.pin.")
    let count = try #require(trial.plan.groups.first).cases.flatMap(\.steps).count
    let (record, _) = try await record(refusedFrom: 3 + count, until: 3 + count)

    #expect(record.notes.count == 1 && record.notes[0].hasSuffix("; it was accepted again later"))
  }
}
