import ConformanceKit
import HTTPCore
import Testing

/// A breach is sent three times more, between accepted controls.
@Suite struct StabilityTests {
  private static let requirement = "bankezy-onboarding/reset-pin/request.pin.length"
  private static let accepted = HTTPServerReply.status(
    200, [HTTPField("Content-Type", "application/json"), HTTPField("Date", "Sat, 01 Aug 2026 00:00:00 GMT")],
    body: #"{"resCode":200,"resDesc":"SUCCESS","data":{"msg":"done"}}"#)

  /// One negative case: the first control, one before, the case, one after; three times the case, and a control; the
  /// last control.
  private func trial() throws -> Trial {
    var trial = try Trial("bankezy-onboarding", only: Self.requirement + "/5")
    trial.limits = RunLimits(connections: 1)
    #expect(trial.plan.cases.map(\.id) == [Self.requirement + "/5"])
    return trial
  }

  private func run(_ trial: Trial, acceptedAt numbers: Set<Int>) async throws -> (ContractRecord, ScriptedServer) {
    let server = try ScriptedServer.mock(of: trial) { _, number, _ in numbers.contains(number) ? Self.accepted : nil }
    return (try await trial.run(at: server.url), server)
  }

  @Test(arguments: [([3, 5, 6, 7], "stable"), ([3, 6], "unstable (2 of 4)"), ([3], "unstable (1 of 4)")])
  func aBreachIsSentThreeTimesMore(numbers: [Int], words: String) async throws {
    let (record, server) = try await run(try trial(), acceptedAt: Set(numbers))

    #expect(server.requests.count == 9)
    #expect(record.cases.flatMap(\.findings).map { $0.stability?.words } == [words])
    #expect(record.status(Self.requirement) == .broken)
    #expect(record.verdict == .doesNotConform)
  }

  @Test func everyReportSaysItAndNamesWhatWasChanged() async throws {
    let (record, _) = try await run(try trial(), acceptedAt: [3, 6])

    for (name, bytes) in allReports(of: record.asRun()) where name != "console, quiet" {
      // Markdown escapes parentheses.
      let report = String(decoding: bytes, as: UTF8.self).replacing("\\(", with: "(").replacing("\\)", with: ")")
      let isJSON = name.hasSuffix("json")
      #expect(report.contains(isJSON ? #""stability":{"seen":2,"sent":4}"# : "unstable (2 of 4)"), "\(name)")
      #expect(report.contains("pin with 5 characters") || name == "SARIF", "\(name)")
    }
    for name in ["GitHub annotations", "GitLab annotations"] {
      let bytes = try #require(allOutputs(of: record.asRun())[name])
      #expect(String(decoding: bytes, as: UTF8.self).contains("unstable (2 of 4)"), "\(name)")
    }
  }

  @Test func aBreachSeenOnlyWhenItIsSentAgainIsKeptWithItsExchange() async throws {
    let trial = try trial()
    let server = try ScriptedServer.mock(of: trial) { _, number, _ in
      number == 3 ? Self.accepted : number == 6 ? .status(500) : nil
    }
    let record = try await trial.run(at: server.url)
    let result = try #require(record.cases.first { $0.kind == .negative })
    let late = try #require(result.findings.first { $0.requirement.hasSuffix("http.no-server-error") })

    #expect(late.stability == Stability(seen: 1, sent: 4))
    #expect(result.exchanges.first { $0.step == late.step }?.status == 500)
  }

  @Test func whatWasLeftUnansweredIsNotSentAgain() async throws {
    let trial = try trial()
    let server = try ScriptedServer.mock(of: trial) { _, number, _ in
      number == 3 ? HTTPServerReply(steps: [.close]) : nil
    }
    let record = try await trial.run(at: server.url)

    #expect(server.requests.count == 5)
    #expect(record.cases.flatMap(\.findings).allSatisfy { $0.stability == nil })
  }

  @Test func aRefusedControlAfterThemLeavesTheStabilityOpen() async throws {
    let trial = try trial()
    let server = try ScriptedServer.mock(of: trial) { _, number, _ in
      number == 3 ? Self.accepted : number >= 5 ? .status(401) : nil
    }
    let record = try await trial.run(at: server.url)
    let result = try #require(record.cases.first { $0.kind == .negative })

    #expect(result.findings.map(\.stability) == [nil])
    #expect(result.outcome == .failed)
  }

  @Test func aScenarioIsNotHeldAgainstWhatItsFirstSendingLeftBehind() async throws {
    let trial = try Trial(
      "rackspace-identity", only: "rackspace-identity/reset-phone-pin/only-if-missing.true-without-pin")
    let server = try ScriptedServer.mock(of: trial) { _, _, honest in
      honest.response.status == 401 ? .status(401) : nil
    }
    let record = try await trial.run(at: server.url)

    #expect(record.cases.filter { $0.kind == .scenario }.map(\.outcome) == [.warned])
    #expect(record.cases.flatMap(\.findings).allSatisfy { $0.stability == nil })
    #expect(record.verdict == .conforms)
  }

  @Test func ofEachGroupOneCaseARequirementIsSentAgain() async throws {
    var trial = try Trial("bankezy-onboarding", only: Self.requirement)
    trial.limits = RunLimits(connections: 1)
    let negatives = trial.plan.cases.count { $0.kind == .negative }
    let server = try ScriptedServer.mock(of: trial) { _, _, honest in
      honest.response.status == 200 && String(decoding: honest.response.body, as: UTF8.self).contains("SUCCESS")
        ? nil : Self.accepted
    }
    let record = try await trial.run(at: server.url)

    #expect(negatives > 1)
    #expect(record.cases.count { $0.findings.contains { $0.stability != nil } } == 1)
    #expect(record.cases.count { $0.outcome == .failed } == negatives)
  }

  @Test func theValuesOfAListAreNotUsedUp() async throws {
    let codes = (1...40).map { "VRF-CODE-\($0)" }
    var trial = try Trial("processa-aspen", only: "processa-aspen/reset-pin/request.LastFourCardDigits.length/5")
    trial.limits = RunLimits(connections: 1)
    trial.values["verificationCode"] = .list(codes)
    let server = try ScriptedServer.mock(of: trial, lists: ["verificationCode": codes]) { _, number, _ in
      number == 3 ? .status(200, [HTTPField("Date", "Sat, 01 Aug 2026 00:00:00 GMT")]) : nil
    }
    let record = try await trial.run(at: server.url)

    #expect(record.verdict == .doesNotConform)
    #expect(server.requests.count == 5)
  }

  @Test func aControlIsCountedFromTheSendingThatShowedIt() async throws {
    let trial = try trial()
    let server = try ScriptedServer.mock(of: trial) { _, number, _ in number == 4 ? .status(500) : nil }
    let record = try await trial.run(at: server.url)
    let control = try #require(record.controls.first)

    #expect(control.findings.contains { $0.stability == Stability(seen: 1, sent: 2) })
    #expect(record.verdict == .doesNotConform)
  }
}
