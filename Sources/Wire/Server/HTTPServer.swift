public import HTTPCore
import Synchronization

/// An HTTP/1.1 server: one thread a connection, bounded, with deadlines for slow and hostile clients.
///
/// Connections are kept alive, pipelined requests are answered in order, and `Expect: 100-continue` is answered. The
/// handler is called on many threads at once. Nothing is added to what it replies.
public final class HTTPServer: Sendable {
  /// Answers a request.
  public typealias Handler = @Sendable (HTTPServerRequest) -> HTTPServerReply
  /// Answers what could not be read as a request; the second value is what was understood of it.
  public typealias Refusal = @Sendable (MessageMalformation, HTTPRequest?) -> HTTPServerReply

  /// What connections must know.
  struct Settings: Sendable {
    var limits: MessageLimits
    var idleTimeout: Int64
    var maxConnections: Int
    var tls: TLSServer?
    var refusal: Refusal
    var handler: Handler
  }

  private let endpoint: Endpoint
  private let settings: Settings
  private let loop = Mutex<ServerLoop?>(nil)

  /// Makes a server that listens once it is started.
  ///
  /// - Parameters:
  ///   - port: the port; 0 takes a free one, see `address`.
  ///   - limits: how large a request may be.
  ///   - idleTimeout: microseconds without a request, for one request to arrive, or without a written octet being
  ///     taken, after which a connection is dropped.
  ///   - maxConnections: how many connections are served at once; further ones get 503.
  ///   - tls: the server's side of TLS; nil for plain HTTP.
  ///   - refusal: answers malformed requests; the connection is closed afterwards.
  ///   - handler: answers requests; it is called on many threads at once.
  public init(
    host: String = "127.0.0.1", port: Int = 0, limits: MessageLimits = MessageLimits(),
    idleTimeout: Int64 = 30_000_000, maxConnections: Int = 256, tls: TLSServer? = nil,
    refusal: @escaping Refusal = { malformation, _ in .refusal(of: malformation) }, handler: @escaping Handler
  ) {
    endpoint = Endpoint(host: host, port: port)
    settings = Settings(
      limits: limits, idleTimeout: idleTimeout, maxConnections: maxConnections, tls: tls, refusal: refusal,
      handler: handler)
  }

  deinit { stop() }

  /// Where the server listens, with the port in use; nil before it was started.
  public var address: Endpoint? {
    loop.withLock { loop in loop.map { Endpoint(host: endpoint.host, port: $0.listener.port) } }
  }

  /// Listens, and serves on threads of its own.
  ///
  /// - Throws: `system` or `resolve` when the address cannot be listened at, `alreadyStarted` the second time.
  public func start() throws(WireError) {
    try loop.withLock { (loop) throws(WireError) in
      if loop != nil { throw .alreadyStarted }
      loop = try ServerLoop(endpoint, settings: settings)
    }
  }

  /// Starts the server where it was not, and serves until `stop` is called on another thread.
  public func run() throws(WireError) {
    if address == nil { try start() }
    let loop = loop.withLock { $0 }
    loop?.waitForStop()
    loop?.stop()
  }

  /// Closes the listening socket and all connections and waits for their threads; a running handler is waited for.
  ///
  /// The server cannot be started again.
  public func stop() {
    loop.withLock { $0 }?.stop()
  }
}
