/// How long the parts of an exchange took, in microseconds from its start.
public struct Timings: Sendable, Hashable {
  /// Until the connection stood; nil when a kept one was used or none was made.
  public var connect: Int64?
  /// Until the first octet of the answer; nil when none came.
  public var firstByte: Int64?
  /// Until the answer was complete or the exchange failed.
  public var total: Int64

  /// Makes timings.
  public init(connect: Int64? = nil, firstByte: Int64? = nil, total: Int64 = 0) {
    self.connect = connect
    self.firstByte = firstByte
    self.total = total
  }
}

/// What came of an exchange.
public enum ExchangeResult: Sendable, Hashable {
  /// A well-formed response.
  case response(HTTPResponse)
  /// Octets that are no well-formed response, and what was understood of them.
  case malformed(MessageMalformation, received: [UInt8], partial: HTTPResponse?)
  /// No message, and the octets that came before the failure.
  case failed(TransportFailure, received: [UInt8])
}

/// What was sent and what came back, octet for octet, with timings.
public struct Exchange: Sendable, Hashable {
  /// The request as composed.
  public var sent: [UInt8]
  /// How many octets of it were written before the answer or failure.
  public var sentCount: Int
  /// What came back.
  public var result: ExchangeResult
  /// How long it took.
  public var timings: Timings
  /// Whether the connection had carried an exchange before.
  public var reusedConnection: Bool
  /// Whether the connection was closed, or may not be used again, after the exchange.
  public var connectionClosedAfter: Bool
  /// What had arrived after the end of the response.
  public var extraBytes: [UInt8]
  /// What had arrived on the kept connection before this request was written: it belongs to the exchange before.
  ///
  /// The request itself then went out on a new connection.
  public var strayBytes: [UInt8]

  /// The TLS session it went over; nil without one.
  public var tls: TLSDetails?

  /// Makes an exchange of its parts.
  public init(
    sent: [UInt8], sentCount: Int? = nil, result: ExchangeResult, timings: Timings = Timings(),
    reusedConnection: Bool = false, connectionClosedAfter: Bool = false, extraBytes: [UInt8] = [],
    strayBytes: [UInt8] = [], tls: TLSDetails? = nil
  ) {
    self.sent = sent
    self.sentCount = sentCount ?? sent.count
    self.result = result
    self.timings = timings
    self.reusedConnection = reusedConnection
    self.connectionClosedAfter = connectionClosedAfter
    self.extraBytes = extraBytes
    self.strayBytes = strayBytes
    self.tls = tls
  }

  /// The response, when a well-formed one came.
  public var response: HTTPResponse? {
    if case .response(let response) = result { response } else { nil }
  }

  /// What makes the octets received no well-formed response; nil for one, and where nothing came.
  public var malformation: MessageMalformation? {
    if case .malformed(let malformation, _, _) = result { malformation } else { nil }
  }

  /// The octets received, whatever came of them, those after the response aside.
  public var received: [UInt8] {
    switch result {
    case .response(let response): response.raw
    case .malformed(_, let received, _): received
    case .failed(_, let received): received
    }
  }

  /// What is wrong with the octets after the response; nil when there are none.
  public var excess: MessageMalformation? {
    guard !extraBytes.isEmpty, let response else { return nil }
    let defect: MessageMalformation.Defect = response.framing == .none ? .bodyWhereNoneAllowed : .bytesAfterMessage
    return MessageMalformation(defect, offset: response.raw.count)
  }
}
