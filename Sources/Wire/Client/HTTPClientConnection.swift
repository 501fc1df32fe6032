public import HTTPCore

/// A connection to one server, kept alive between exchanges; used by one thread.
///
/// Requests go out exactly as composed. Whatever happens is data of the exchange: nothing is thrown, and nothing is
/// sent twice. Before a kept connection is written to it is looked at: where the peer has closed it meanwhile, which
/// is its right, a new one is made. A close after the first octet was written is a result.
public final class HTTPClientConnection {
  /// Makes a stream to an endpoint before a moment of `MonotonicClock`.
  public typealias Connector = (Endpoint, Int64) throws(TransportFailure) -> any ByteStream

  /// How long a request that expects `100 Continue` waits for it, in microseconds (RFC 9110 §10.1.1).
  static let continueWait: Int64 = 1_000_000

  /// Where the connection leads.
  public let endpoint: Endpoint

  private let limits: MessageLimits
  private let connect: Connector
  private let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 64 << 10, alignment: 16)
  private var stream: (any ByteStream)?
  /// Whether the last answer was an error.
  private var lastWasError = false
  /// After which kinds of answer (an error or not) the peer was seen to keep this connection.
  private var keptAfter: Set<Bool> = []

  /// How long a peer that closes without saying so is waited for, in microseconds.
  ///
  /// A server may close right behind an answer without announcing it; its close is then still under way when the next
  /// request is written. The first reuse after each kind of answer waits this long for it.
  static let settling: Int64 = 5_000
  /// How long such a peer is waited for once it has been seen to close: its close is sure to come.
  static let longSettling: Int64 = 250_000
  private var patience = HTTPClientConnection.settling

  /// Makes a connection that is opened with the first exchange.
  ///
  /// - Parameters:
  ///   - limits: how large a response may be.
  ///   - connector: makes the stream; TCP when absent.
  public init(endpoint: Endpoint, limits: MessageLimits = MessageLimits(), connector: Connector? = nil) {
    self.endpoint = endpoint
    self.limits = limits
    self.connect = connector ?? TCPStream.connector()
  }

  deinit {
    stream?.close()
    buffer.deallocate()
  }

  /// Whether a connection is open as far as is known.
  public var isOpen: Bool { stream != nil }

  /// Closes the connection; the next exchange makes a new one.
  public func close() {
    stream?.close()
    stream = nil
    keptAfter = []
  }

  /// Sends a request and reads its response.
  ///
  /// - Parameters:
  ///   - bytes: the whole request.
  ///   - method: its method, which decides whether the response can have a body.
  ///   - timeout: microseconds for connecting, writing and reading together.
  ///   - expectContinue: whether the head goes first and the body waits for `100 Continue`, at most a second.
  public func exchange(
    _ bytes: [UInt8], method: String, timeout: Int64, expectContinue: Bool = false
  ) -> Exchange {
    let start = MonotonicClock.now()
    let deadline = MonotonicClock.deadline(after: timeout)
    let strayBytes = takeStrayBytes()
    var timings = Timings()
    let isReused = stream != nil
    let stream: any ByteStream
    do throws(TransportFailure) {
      if let kept = self.stream { stream = kept } else { stream = try connect(endpoint, deadline) }
    } catch {
      timings.total = MonotonicClock.now() - start
      return Exchange(
        sent: bytes, sentCount: 0, result: .failed(error, received: []), timings: timings,
        connectionClosedAfter: true, strayBytes: strayBytes)
    }
    self.stream = stream
    if !isReused { timings.connect = MonotonicClock.now() - start }

    let head = RequestHead(of: bytes)
    var conversation = Conversation(
      stream: stream, buffer: buffer, reader: ResponseReader(requestMethod: method, limits: limits),
      deadline: deadline)
    if expectContinue, head.count < bytes.count {
      conversation.send(bytes, upTo: head.count)
      conversation.awaitContinue(until: min(deadline, MonotonicClock.deadline(after: Self.continueWait)))
      if !conversation.isAnswered { conversation.send(bytes, upTo: bytes.count) }
    } else {
      conversation.send(bytes, upTo: bytes.count)
    }
    let result = conversation.receive()

    timings.firstByte = conversation.firstByte.map { $0 - start }
    timings.total = MonotonicClock.now() - start
    let leftover = conversation.reader.leftover
    let keeps =
      conversation.sentCount == bytes.count && leftover.isEmpty && !head.closesConnection
      && Self.keepsConnection(result, method: method)
    let details = stream.tls
    if !keeps { close() }
    if case .response(let response) = result { lastWasError = response.status >= 400 }
    return Exchange(
      sent: bytes, sentCount: conversation.sentCount, result: result, timings: timings, reusedConnection: isReused,
      connectionClosedAfter: !keeps, extraBytes: leftover, strayBytes: strayBytes, tls: details)
  }

  /// Looks at a kept connection: drops it when the peer has closed it or has sent something unasked.
  ///
  /// - Returns: what was sent unasked.
  private func takeStrayBytes() -> [UInt8] {
    guard let stream else { return [] }
    if keptAfter.insert(lastWasError).inserted {
      _ = stream.wait(reading: true, writing: false, until: MonotonicClock.deadline(after: patience))
    }
    switch stream.read(into: buffer) {
    case .wouldBlock: return []
    case .endOfStream, .failed:
      patience = Self.longSettling
      close()
      return []
    case .moved(let count):
      close()
      return Array(buffer[..<count])
    }
  }

  /// Tells whether the connection may carry another exchange after this one (RFC 9112 §9.3).
  private static func keepsConnection(_ result: ExchangeResult, method: String) -> Bool {
    guard case .response(let response) = result, response.framing != .untilClose, response.status != 101,
      method != "CONNECT"
    else { return false }
    let options = response.fields.listMembers("Connection").map { $0.lowercased() }
    if options.contains("close") { return false }
    return response.version != "HTTP/1.0" || options.contains("keep-alive")
  }
}
