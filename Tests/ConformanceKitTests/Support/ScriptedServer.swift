import ConformanceKit
import HTTPCore
import Synchronization
import Testing

@testable import Mocking

/// A server on loopback that answers as a test says, and remembers what it was sent.
final class ScriptedServer: Sendable {
  /// Answers a request; the second value is its number over all connections, from 1.
  typealias Script = @Sendable (HTTPServerRequest, Int) -> HTTPServerReply

  let url: String
  private let server: HTTPServer
  private let log: RequestLog

  /// Starts a server.
  init(_ script: @escaping Script) throws {
    let log = RequestLog()
    self.log = log
    server = HTTPServer(limits: MessageLimits(fieldCount: 512)) { request in
      script(request, log.add(request.message))
    }
    try server.start()
    let address = try #require(server.address)
    url = "http://\(address.host):\(address.port)"
  }

  /// Starts the mock server of a trial's contract; where the script gives a reply, that one is sent instead of the
  /// honest one, which it is given.
  static func mock(
    of trial: Trial, lists: [String: [String]] = [:],
    _ script: @escaping @Sendable (HTTPServerRequest, Int, MockReply) -> HTTPServerReply?
  ) throws -> ScriptedServer {
    let bindings = MockBindings(lists: trial.fixture.mockBindings.values.merging(lists) { $1 })
    let service = MockService(contract: trial.contract, bindings: bindings, authentication: trial.authentication)
    return try ScriptedServer { request, number in
      let position = ConnectionPosition(connection: request.connection, request: request.ordinal)
      let honest = service.answer(request.message, position: position)
      return script(request, number, honest) ?? honest.onTheWire
    }
  }

  deinit { server.stop() }

  /// Everything it was sent, in order of arrival.
  var requests: [HTTPRequest] { log.all }

  /// Stops listening; the address is free then.
  func stop() { server.stop() }
}

private final class RequestLog: Sendable {
  private let requests = Mutex<[HTTPRequest]>([])

  /// Keeps a request and returns its number.
  func add(_ request: HTTPRequest) -> Int {
    requests.withLock { requests in
      requests.append(request)
      return requests.count
    }
  }

  var all: [HTTPRequest] { requests.withLock { $0 } }
}

extension HTTPServerReply {
  /// A reply of a status, fields and a body.
  static func status(_ status: Int, _ fields: [HTTPField] = [], body: String = "") -> HTTPServerReply {
    let length = HTTPField("Content-Length", String(body.utf8.count))
    return .response(
      HTTPResponse(
        status: status, reason: Array("Scripted".utf8), fields: HTTPFields(fields + [length]), body: Array(body.utf8),
        framing: .contentLength(body.utf8.count)))
  }
}
