public import HTTPCore

/// A request as a server's handler sees it.
public struct HTTPServerRequest: Sendable, Hashable {
  /// The message.
  public var message: HTTPRequest
  /// The octets received that make it.
  public var raw: [UInt8]
  /// The number of the connection it came on, from 1 in the order of arrival.
  public var connection: Int
  /// Its number on that connection, from 1.
  public var ordinal: Int
  /// How many connections were served when it came, its own among them.
  public var openConnections: Int

  /// Makes a request.
  public init(
    message: HTTPRequest, raw: [UInt8] = [], connection: Int = 1, ordinal: Int = 1, openConnections: Int = 1
  ) {
    self.message = message
    self.raw = raw
    self.connection = connection
    self.ordinal = ordinal
    self.openConnections = openConnections
  }
}
