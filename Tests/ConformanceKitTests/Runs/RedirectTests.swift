import ConformanceKit
import HTTPCore
import Testing

/// No answer leads the kit elsewhere: to another host, to a file, to a socket.
@Suite struct RedirectTests {
  /// Where an answer may want the kit to go; the other host is put in.
  static let places = [
    "http://HOST", "//HOST", "https://user:word@HOST", "file:///etc/passwd", "file://HOST/etc/passwd",
    "unix:///run/x.sock",
    "ftp://HOST/", "javascript:alert(1)", "\\\\HOST\\share",
  ]

  @Test(arguments: [301, 302, 303, 307, 308], places)
  func aRedirectIsAnAnswerAndNeverFollowed(status: Int, place: String) async throws {
    let elsewhere = try QuietPort()
    let host = "127.0.0.1:\(elsewhere.port)"
    let server = try ScriptedServer { request, _ in
      .status(
        status,
        [
          HTTPField("Location", place.replacing("HOST", with: host) + request.message.target),
          HTTPField("Refresh", "0; url=http://\(host)/"), HTTPField("Alt-Svc", "http/1.1=\"\(host)\""),
        ])
    }
    let record = try await Trial("rackspace-identity", suite: .smoke).run(at: server.url)

    #expect(elsewhere.takeConnections() == 0)
    #expect(server.requests.allSatisfy { $0.method != "GET" || $0.target.hasPrefix("/v2.0") })
    #expect(record.controls.map(\.outcome) == [.failed])
    #expect(record.verdict == .doesNotConform)
  }

  @Test(arguments: places) func aLocationThatIsToBeReadLeadsNowhereElse(place: String) async throws {
    let elsewhere = try QuietPort()
    let host = "127.0.0.1:\(elsewhere.port)"
    let trial = try ParcelLocker.trial(only: "parcel-locker/create-booking/creates")
    let server = try ScriptedServer.mock(of: trial) { _, _, honest in
      guard let path = honest.response.fields["Location"] else { return nil }
      var response = honest.response
      response.fields.set("Location", place.replacing("HOST", with: host) + path)
      return .response(response)
    }
    let record = try await trial.run(at: server.url)

    #expect(trial.plan.cases.contains { $0.steps.contains { $0.recipe.address != nil } })
    #expect(elsewhere.takeConnections() == 0)
    #expect(record.verdict != .conforms)
  }
}
