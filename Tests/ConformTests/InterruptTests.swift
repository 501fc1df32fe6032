import ConformanceKit
import Testing

@Suite struct InterruptTests {
  @Test(.timeLimit(.minutes(5)), arguments: [true, false])
  func `an interrupted run writes its reports and has no verdict`(byInterrupt: Bool) async throws {
    let conform = try Conform()
    let server = try SilentServer()
    defer { server.stop() }
    let token = "eyJlbmMiOiJBMjU2R0NNIiwiYWxnIjoiZGlyIn0..AAAAAAAAAAAAAAAA.AAAA.AAAAAAAAAAAAAAAAAAAAAA"
    try conform.write(
      #"{"contract": "bankezy-onboarding", "url": "\#(server.url)", "bindings": {"apiToken": "\#(token)"}}"#,
      to: "t.json")
    let run = try conform.start(["run", "--target", "t.json", "--timeout", "15"])
    await server.wasAsked()
    if byInterrupt { run.interrupt() } else { run.terminate() }
    let ended = try await run.ended()
    #expect(ended.status == 3)
    #expect(
      ended.complaints.dropFirst() == [
        "conform: interrupted: no further request is sent; what there is goes into the reports"
      ])
    #expect(ended.complaints.first?.hasPrefix("conform: warning: t.json: holds secrets as text") == true)
    let record = try RunRecordReader.read(Array(conform.read("Reports/latest/run.json")))
    #expect(record.wasInterrupted)
    #expect(record.contracts.first?.cases.contains { $0.outcome == .undecided } == true)
    #expect(try !JUnitFile(conform.read("Reports/latest/junit.xml")).cases.isEmpty)
  }
}
