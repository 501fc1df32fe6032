/// Why an exchange ended without a message.
///
/// A connection that ends inside a message is no transport failure but a malformed message, `truncatedHead` or
/// `truncatedBody`, which keeps what was understood.
public enum TransportFailure: Error, Sendable, Hashable {
  /// The host name could not be resolved.
  case resolve(host: String, detail: String)
  /// Nothing listens at the address.
  case refused
  /// The address could not be reached, with the system's error number.
  case unreachable(errno: Int32)
  /// No connection was made before the deadline.
  case connectTimedOut
  /// The deadline passed in this phase, with the octets received until then.
  case timedOut(phase: Phase, received: Int)
  /// The peer closed the connection without answering.
  case closedBeforeAnswer
  /// The peer reset the connection.
  case reset
  /// The connection ended without the close_notify that tells an end from a cut (RFC 8446 §6.1).
  case cutOff
  /// A TLS session could not be made or broke, with the reason.
  case tls(String)
  /// The peer's certificate was not accepted.
  case certificate(TLSProblem)

  /// What an exchange was waiting for.
  public enum Phase: String, Sendable, Hashable, CaseIterable {
    /// Writing the request.
    case sending
    /// Waiting for the header section of the answer.
    case head
    /// Reading the body of the answer.
    case body
  }

  /// A sentence that says what happened.
  public var message: String {
    switch self {
    case .resolve(let host, let detail): "the host name \(host) could not be resolved: \(detail)"
    case .refused: "the connection was refused"
    case .unreachable(let errno): "the address could not be reached (system error \(errno))"
    case .connectTimedOut: "no connection was made within the time limit"
    case .timedOut(.sending, _): "the request was not taken within the time limit"
    case .timedOut(.head, 0): "no answer came within the time limit"
    case .timedOut(.head, let received): "the answer's head was not complete within the time limit (\(received) octets)"
    case .timedOut(.body, let received): "the answer's body was not complete within the time limit (\(received) octets)"
    case .closedBeforeAnswer: "the connection was closed before an answer"
    case .reset: "the connection was reset"
    case .cutOff: "the connection ended without close_notify, so that what came may be cut off"
    case .tls(let reason): "TLS failed: \(reason)"
    case .certificate(let problem): "TLS failed: \(problem.words)"
    }
  }
}
