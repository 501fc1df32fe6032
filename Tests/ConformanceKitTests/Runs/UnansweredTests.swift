import ConformanceKit
import HTTPCore
import Testing

/// Verdict rule 5: after ten unanswered requests sending stops and the rest is undecided.
@Suite struct UnansweredTests {
  @Test(arguments: [HTTPServerReply.Step.close, .reset]) func tenUnansweredRequestsEndTheRun(
    step: HTTPServerReply.Step
  ) async throws {
    var trial = try Trial("wibmo-prepaid")
    trial.limits.connections = 1
    let server = try ScriptedServer.mock(of: trial) { _, number, _ in
      number > 20 ? HTTPServerReply(steps: [step]) : nil
    }
    let record = try await trial.run(at: server.url)
    let rest = record.cases.filter { $0.reason?.contains("10 requests were left without a whole answer") == true }

    #expect(record.stopped?.hasPrefix("10 requests were left without a whole answer; the last one: ") == true)
    #expect(rest.count > 200 && rest.allSatisfy { $0.outcome == .undecided })
    #expect(server.requests.count < 60)
    #expect(record.requirements.contains { $0.status == .undecided })
  }

  @Test func aServerThatNeverAnswersEndsTheRunToo() async throws {
    var trial = try Trial("rackspace-identity")
    trial.limits = RunLimits(connections: 2, timeout: 100_000)
    let server = try ScriptedServer { _, _ in HTTPServerReply(steps: [.hang]) }
    let record = try await trial.run(at: server.url)

    #expect(record.stopped?.contains("requests were left without a whole answer") == true)
    #expect(record.unreachable == nil)
    #expect(record.count(.proved) == 0)
    #expect(record.verdict != .conforms)
  }

  @Test func aCloseInAnswerToABrokenRequestIsNotCounted() async throws {
    var trial = try Trial("bankezy-onboarding")
    let tolerant = Set(
      trial.plan.cases.filter { item in item.steps.allSatisfy(\.expectation.toleratesClose) }.map(\.id))
    trial.plan.groups = trial.plan.groups.map { group in
      var group = group
      group.cases.removeAll { !tolerant.contains($0.id) }
      return group
    }.filter { !$0.cases.isEmpty }
    let server = try ScriptedServer.mock(of: trial) { _, _, honest in
      honest.response.status == 200 ? nil : HTTPServerReply(steps: [.close])
    }
    let record = try await trial.run(at: server.url)

    #expect(tolerant.count > 10)
    #expect(record.stopped == nil)
    #expect(record.controls.map(\.outcome) == [.passed])
  }
}
