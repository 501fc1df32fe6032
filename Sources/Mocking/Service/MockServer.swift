public import ContractModel
import HTTPCore
public import Wire

/// The reference server of a contract on a socket: strict where the contract promises a refusal, lenient where it
/// leaves things open, or with faults or a variant of it.
public final class MockServer: Sendable {
  /// What answers, testable without a socket.
  public let service: MockService
  private let server: HTTPServer
  private let scheme: String

  /// Makes a server that listens once it is started.
  ///
  /// - Parameters:
  ///   - bindings: the values that fit the target; see ``MockFixture``.
  ///   - faults: what it does wrong; none for the reference behaviour.
  ///   - variant: the one harmless thing it does differently.
  ///   - twins: variants that are asked every request beside it; see ``MockService/differingTwins()``.
  ///   - authentication: the name of the contract's scheme that requests must authenticate with.
  ///   - port: the port on loopback; 0 takes a free one.
  ///   - tls: the server's side of TLS; nil for plain HTTP.
  public init(
    contract: Contract, bindings: MockBindings, faults: [Fault] = [], variant: Variant? = nil, twins: [Variant] = [],
    authentication: String = "none", host: String = "127.0.0.1", port: Int = 0, tls: TLSServer? = nil
  ) {
    let service = MockService(
      contract: contract, bindings: bindings, faults: faults, variant: variant, twins: twins,
      authentication: authentication)
    self.service = service
    self.scheme = tls == nil ? "http" : "https"
    let limits = MessageLimits(lineBytes: 64 << 10, headBytes: 256 << 10, fieldCount: 1024)
    let refusal: HTTPServer.Refusal = { malformation, _ in service.refuse(malformation).onTheWire }
    server = HTTPServer(host: host, port: port, limits: limits, tls: tls, refusal: refusal) { request in
      let position = ConnectionPosition(
        connection: request.connection, request: request.ordinal, openConnections: request.openConnections,
        isSecure: tls != nil)
      return service.answer(request.message, position: position).onTheWire
    }
  }

  /// Listens, and serves on threads of its own.
  ///
  /// - Throws: what listening fails with.
  public func start() throws(WireError) { try server.start() }

  /// Serves until `stop` is called on another thread.
  public func run() throws(WireError) { try server.run() }

  /// Closes the listening socket and all connections, and waits for their threads.
  public func stop() { server.stop() }

  /// Where the server listens; nil before it was started.
  public var address: Endpoint? { server.address }

  /// The URL a target file names; nil before the server was started.
  public var url: String? { address.map { "\(scheme)://\($0.host):\($0.port)" } }
}

extension MockReply {
  /// The reply in the words of the socket server.
  var onTheWire: HTTPServerReply {
    let steps = steps.map { step -> HTTPServerReply.Step in
      switch step {
      case .write(let bytes): .write(bytes)
      case .writeEndlessly(let bytes): .writeEndlessly(bytes)
      case .pause(let microseconds): .pause(microseconds: Int64(microseconds))
      case .reset: .reset
      case .close: .close
      case .hang: .hang
      }
    }
    return HTTPServerReply(steps: steps, closesAfter: closes)
  }
}
