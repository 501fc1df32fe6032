import ConformanceKit
import HTTPCore
import Testing

@Suite struct ListBindingTests {
  @Test func eachRequestUsesTheNextValueAndTheRestIsUndecided() async throws {
    let codes = (1...12).map { "VRF-CODE-\($0)" }
    var trial = try Trial("processa-aspen")
    trial.values["verificationCode"] = .list(codes)
    let server = try ScriptedServer.mock(of: trial, lists: ["verificationCode": codes]) { _, _, _ in nil }
    let record = try await trial.run(at: server.url)
    let bodies = server.requests.map { String(decoding: $0.body, as: UTF8.self) }
    let uses = codes.map { code in bodies.count { $0.contains("\"\(code)\"") } }
    let undecided = record.cases.filter { $0.outcome == .undecided }

    #expect(uses.allSatisfy { $0 >= 1 })
    #expect(undecided.count > 100)
    #expect(undecided.contains { $0.reason?.contains("verificationCode") == true })
    #expect(record.controls.first?.findings.contains { $0.title.contains("accepted before") } == false)
    #expect(record.verdict != .conforms)
  }
}
