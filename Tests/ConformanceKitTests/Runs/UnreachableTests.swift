import ConformanceKit
import HTTPCore
import Testing

@Suite struct UnreachableTests {
  private func expectNothing(of record: ContractRecord) {
    #expect(record.verdict == .noVerdict)
    #expect(record.count(.proved) == 0 && record.count(.broken) == 0)
    #expect(record.cases.allSatisfy { $0.outcome == .undecided })
    #expect(!record.cases.isEmpty)
  }

  @Test func aTargetThatRefusesConnectionsIsUnreachable() async throws {
    let trial = try Trial("rackspace-identity")
    let server = try ScriptedServer { _, _ in .status(200) }
    server.stop()
    let record = try await trial.run(at: server.url)

    #expect(record.unreachable == "\(server.url) was not reached: the connection was refused")
    expectNothing(of: record)
    #expect(record.cases.map(\.id) == trial.plan.cases.map(\.id))
  }

  @Test func aHostThatDoesNotExistIsUnreachable() async throws {
    let record = try await Trial("rackspace-identity").run(at: "http://nowhere.invalid:8080")

    #expect(record.unreachable?.hasPrefix("http://nowhere.invalid:8080 was not reached: ") == true)
    expectNothing(of: record)
  }

  @Test(
    arguments: [
      [0x15, 0x03, 0x03, 0x00, 0x02, 0x02, 0x28], [0x15, 0x03, 0x01, 0x00, 0x02, 0x02, 0x46],
      [0x16, 0x03, 0x03, 0x00, 0x01],
    ] as [[UInt8]])
  func aTargetThatSpeaksTLSIsUnreachableAndSaysSo(answer: [UInt8]) async throws {
    let server = try ScriptedServer { _, _ in HTTPServerReply(steps: [.write(answer), .close]) }
    let record = try await Trial("rackspace-identity").run(at: server.url)

    #expect(record.unreachable?.hasPrefix("\(server.url) speaks TLS where HTTP was expected") == true)
    #expect(server.requests.count == 1)
    expectNothing(of: record)
  }

  @Test func aTargetThatAnswersAnythingIsReached() async throws {
    let server = try ScriptedServer { _, _ in .status(500) }
    let record = try await Trial("rackspace-identity", suite: .smoke).run(at: server.url)

    #expect(record.unreachable == nil)
    #expect(record.verdict == .doesNotConform)
  }
}
