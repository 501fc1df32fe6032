import ConformanceKit
import HTTPCore
import JSONCore
import Synchronization
import Testing

/// A short number may stand in an answer by chance: a second try tells.
@Suite struct ConfirmationTests {
  private let secret = "bankezy-onboarding/reset-pin/security.no-secret"

  /// A success of the contract whose free text names a number.
  private static func success(naming number: String) -> HTTPServerReply {
    .status(
      200, [HTTPField("Content-Type", "application/json"), HTTPField("Date", "Sat, 01 Aug 2026 00:00:00 GMT")],
      body: #"{"resCode":200,"resDesc":"SUCCESS","data":{"msg":"receipt \#(number)"}}"#)
  }

  private static func pin(_ request: HTTPServerRequest) -> String {
    (try? JSONReader.read(request.message.body).value["pin"]?.string) ?? "none"
  }

  private func control() throws -> Trial {
    var trial = try Trial("bankezy-onboarding")
    let control = try #require(trial.plan.groups.first?.control)
    trial.plan.groups = [CaseGroup(id: "g", operation: control.operation, control: control, cases: [])]
    return trial
  }

  @Test func aNumberThatIsThePINByChanceIsDropped() async throws {
    let server = try ScriptedServer { request, number in
      Self.success(naming: number == 1 ? Self.pin(request) : "none")
    }
    let record = try await control().run(at: server.url)

    #expect(record.complaints == [])
    #expect(record.controls.map(\.outcome) == [.passed])
    #expect(record.status(secret) != .broken)
    // The first one twice, and the last one: a group without cases needs none.
    #expect(server.requests.count == 3)
  }

  @Test func aNumberThatFollowsThePINIsALeak() async throws {
    let server = try ScriptedServer { request, _ in Self.success(naming: Self.pin(request)) }
    let record = try await control().run(at: server.url)

    #expect(record.status(secret) == .broken)
    #expect(record.verdict == .doesNotConform)
    #expect(record.controls.first?.exchanges.first?.response?.contains("receipt ‹pin:") == true)
  }

  @Test func aNumberByChanceInOneOfTheLaterSendingsIsNoLeak() async throws {
    var trial = try Trial("bankezy-onboarding")
    let group = try #require(trial.plan.groups.first { $0.cases.contains { $0.id.hasSuffix("pin.length/5") } })
    let tooLong = group.cases.filter { $0.id.hasSuffix("pin.length/5") }
    trial.plan.groups = [CaseGroup(id: "g", operation: group.operation, control: group.control, cases: tooLong)]
    trial.limits.connections = 1
    // The case is served, and sent three times more.
    let pins = Mutex(0)
    let server = try ScriptedServer { request, _ in
      let isSecond = pins.withLock { pins in
        if Self.pin(request).utf8.count == 5 { pins += 1 }
        return Self.pin(request).utf8.count == 5 && pins == 2
      }
      return Self.success(naming: isSecond ? Self.pin(request) : "none")
    }
    let record = try await trial.run(at: server.url)

    #expect(record.complaints.count == 1)
    #expect(record.status(secret) != .broken)
    #expect(pins.withLock { $0 } == 4)
  }

  @Test func aPINInsideALongerNumberIsNone() async throws {
    let server = try ScriptedServer { request, _ in Self.success(naming: "7" + Self.pin(request) + "7") }
    let record = try await control().run(at: server.url)

    #expect(record.complaints == [])
  }

  @Test func whatIsDroppedDoesNotTurnAnUndecidedCaseIntoAPass() async throws {
    let codes = ["4821", "5930", "6172", "7394", "8260", "9517", "3806", "2749"]
    var trial = try Trial("processa-aspen")
    trial.values["verificationCode"] = .list(codes)
    let group = try #require(
      trial.plan.groups.first { $0.cases.contains { $0.kind == .negative && $0.steps.count == 2 } })
    let replay = try #require(group.cases.first { $0.kind == .negative && $0.steps.count == 2 })
    trial.plan.groups = [CaseGroup(id: "g", operation: group.operation, control: group.control, cases: [replay])]
    // After the two controls come the first steps of both tries: refused, the first one with its code by chance.
    let server = try ScriptedServer.mock(of: trial, lists: ["verificationCode": codes]) { _, number, _ in
      let note = HTTPField("X-Note", number == 3 ? codes[2] : "none")
      let date = HTTPField("Date", "Sat, 01 Aug 2026 00:00:00 GMT")
      return number == 3 || number == 4 ? .status(400, [note, date]) : nil
    }
    let record = try await trial.run(at: server.url)
    let result = try #require(record.cases.first { $0.id == replay.id })

    #expect(server.requests.count == 6)
    #expect(result.findings.isEmpty)
    #expect(result.outcome == .undecided)
    #expect(result.reason == "the request that prepares it was answered otherwise")
  }
}
