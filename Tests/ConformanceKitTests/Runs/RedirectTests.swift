import ConformanceKit
import HTTPCore
import Testing

@Suite struct RedirectTests {
  @Test(arguments: [301, 302, 303, 307, 308]) func aRedirectIsAnAnswerAndNeverFollowed(status: Int) async throws {
    let elsewhere = try QuietPort()
    let base = elsewhere.url
    let server = try ScriptedServer { request, _ in
      .status(status, [HTTPField("Location", "\(base)\(request.message.target)")])
    }
    let record = try await Trial("rackspace-identity", suite: .smoke).run(at: server.url)

    #expect(elsewhere.takeConnections() == 0)
    #expect(server.requests.allSatisfy { $0.method != "GET" || $0.target.hasPrefix("/v2.0") })
    #expect(record.controls.map(\.outcome) == [.failed])
    #expect(record.verdict == .doesNotConform)
  }
}
