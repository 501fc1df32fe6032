public import HTTPCore

/// What a mock server sends back, and how.
public struct MockReply: Sendable, Hashable {
  /// The answer as a message; what a fault does to its bytes shows only in `steps`.
  public var response: HTTPResponse
  /// What happens on the connection, in this order.
  public var steps: [Step]
  /// Whether the connection ends behind the answer.
  public var closes: Bool

  /// One thing done on the connection.
  public enum Step: Sendable, Hashable {
    case write([UInt8])
    /// Writes bytes over and over until the client leaves.
    case writeEndlessly([UInt8])
    /// Waits this many microseconds.
    case pause(Int)
    /// Ends the connection with a reset.
    case reset
    /// Ends the connection.
    case close
    /// Says no more until the client leaves.
    case hang
  }

  public init(response: HTTPResponse, steps: [Step], closes: Bool = false) {
    self.response = response
    self.steps = steps
    self.closes = closes
  }

  /// Every byte written.
  public var bytes: [UInt8] {
    steps.flatMap { step in if case .write(let bytes) = step { bytes } else { [UInt8]() } }
  }
}
