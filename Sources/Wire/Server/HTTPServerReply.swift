public import HTTPCore

/// What a server does on the wire in answer to a request; steps make it able to misbehave.
///
/// Octets are written exactly as given. A reply for a healthy server is `.response(…)`.
public struct HTTPServerReply: Sendable, Hashable {
  /// One action on the connection.
  public enum Step: Sendable, Hashable {
    /// Writes octets.
    case write([UInt8])
    /// Writes octets over and over until the peer closes or the server stops.
    case writeEndlessly([UInt8])
    /// Waits so many microseconds; ends the reply when the peer closes or the server stops meanwhile.
    case pause(microseconds: Int64)
    /// Closes the connection.
    case close
    /// Closes the connection with a reset.
    case reset
    /// Does nothing until the peer closes or the server stops.
    case hang
  }

  /// What is done, in order.
  public var steps: [Step]
  /// Whether the connection is closed after the last step.
  public var closesAfter: Bool

  /// Makes a reply of steps.
  public init(steps: [Step], closesAfter: Bool = false) {
    self.steps = steps
    self.closesAfter = closesAfter
  }

  /// Writes a response exactly as given, and closes where it says so or where its body ends with the connection.
  ///
  /// - Parameter delay: microseconds to wait before it.
  public static func response(_ response: HTTPResponse, delay: Int64 = 0, closesAfter: Bool = false) -> HTTPServerReply
  {
    let saysClose = response.fields.listMembers("Connection").contains { $0.lowercased() == "close" }
    return HTTPServerReply(
      steps: (delay > 0 ? [.pause(microseconds: delay)] : []) + [.write(response.bytes)],
      closesAfter: closesAfter || saysClose || response.framing == .untilClose)
  }

  /// Answers what could not be read as a request: 400, or the status for the limit or rule it passes, then closes.
  public static func refusal(of malformation: MessageMalformation) -> HTTPServerReply {
    let (status, reason) =
      switch malformation.defect {
      case .bodyTooLarge, .tooManyChunks: (413, "Content Too Large")
      case .lineTooLong, .headTooLarge, .tooManyFields: (431, "Request Header Fields Too Large")
      case .unknownTransferCoding: (501, "Not Implemented")
      case .unsupportedVersion: (505, "HTTP Version Not Supported")
      default: (400, "Bad Request")
      }
    return empty(status, reason)
  }

  /// A response without content that announces the close of the connection.
  static func empty(_ status: Int, _ reason: String) -> HTTPServerReply {
    let fields = HTTPFields([HTTPField("Content-Length", "0"), HTTPField("Connection", "close")])
    return .response(
      HTTPResponse(status: status, reason: Array(reason.utf8), fields: fields, framing: .contentLength(0)))
  }
}
