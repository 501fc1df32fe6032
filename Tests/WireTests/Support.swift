import HTTPCore
import Synchronization
import Wire

/// Octets of a text.
func octets(_ text: String) -> [UInt8] { Array(text.utf8) }

let second: Int64 = 1_000_000

/// Starts a server with a handler, runs the test body on its address, and stops it.
@discardableResult
func withServer<Result>(
  limits: MessageLimits = .init(), idleTimeout: Int64 = 10 * second, maxConnections: Int = 64,
  refusal: @escaping HTTPServer.Refusal = { what, _ in .refusal(of: what) },
  _ handler: @escaping HTTPServer.Handler, body: (Endpoint) throws -> Result
) throws -> Result {
  let server = HTTPServer(
    limits: limits, idleTimeout: idleTimeout, maxConnections: maxConnections, refusal: refusal, handler: handler)
  try server.start()
  defer { server.stop() }
  return try body(server.address ?? Endpoint(host: "", port: 0))
}

/// A healthy answer with a body of text.
func ok(_ text: String = "", _ fields: HTTPField...) -> HTTPServerReply {
  .response(okResponse(text, fields))
}

func okResponse(_ text: String = "", _ fields: [HTTPField] = []) -> HTTPResponse {
  let length = HTTPField("Content-Length", String(text.utf8.count))
  return HTTPResponse(
    status: 200, reason: octets("OK"), fields: HTTPFields([length] + fields), body: octets(text),
    framing: .contentLength(text.utf8.count))
}

/// A request with a length field where it has a body.
func request(_ method: String = "GET", _ target: String = "/", _ fields: HTTPField..., body: [UInt8] = []) -> [UInt8] {
  var all = HTTPFields([HTTPField("Host", "test")] + fields)
  if !body.isEmpty { all.append("Content-Length", String(body.count)) }
  return HTTPRequest(method: method, target: target, fields: all, body: body).bytes
}

extension HTTPClientConnection {
  /// Exchanges a GET with a generous time limit.
  func get(_ target: String = "/", timeout: Int64 = 10 * second) -> Exchange {
    exchange(request("GET", target), method: "GET", timeout: timeout)
  }
}

extension Exchange {
  var failure: TransportFailure? { if case .failed(let failure, _) = result { failure } else { nil } }
  var defect: MessageMalformation.Defect? { if case .malformed(let what, _, _) = result { what.defect } else { nil } }
  var bodyText: String? { response.map { messageText($0.body) } }
}

/// Counts calls from many threads.
final class Counter: Sendable {
  private let count = Mutex(0)
  var value: Int { count.withLock { $0 } }
  func add() { count.withLock { $0 += 1 } }
}

/// A bare connection, for what a proper client never does.
struct RawConnection {
  let stream: any ByteStream

  init(_ endpoint: Endpoint) throws {
    stream = try TCPStream.connector()(endpoint, MonotonicClock.deadline(after: 10 * second))
  }

  func send(_ text: String) {
    let bytes = octets(text)
    _ = bytes.withUnsafeBytes { stream.write($0) }
  }

  /// Reads until the peer closes or a text has come.
  func read(until end: String? = nil) -> String {
    var received: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 4096)
    let deadline = MonotonicClock.deadline(after: 10 * second)
    while stream.wait(reading: true, writing: false, until: deadline) == .ready {
      guard case .moved(let count) = buffer.withUnsafeMutableBytes({ stream.read(into: $0) }) else { break }
      received += buffer[..<count]
      if let end, messageText(received).hasSuffix(end) { break }
    }
    return messageText(received)
  }
}

/// Gives the streams a client makes to the test.
final class StreamSpy {
  private(set) var streams: [any ByteStream] = []

  func connector() -> HTTPClientConnection.Connector {
    let connect = TCPStream.connector()
    return { (endpoint: Endpoint, deadline: Int64) throws(TransportFailure) -> any ByteStream in
      let stream = try connect(endpoint, deadline)
      self.streams.append(stream)
      return stream
    }
  }

  /// Waits until the peer has closed, or sent something on, the newest stream.
  func waitForEvent() -> Bool {
    streams.last?.wait(reading: true, writing: false, until: MonotonicClock.deadline(after: 10 * second)) == .ready
  }
}
