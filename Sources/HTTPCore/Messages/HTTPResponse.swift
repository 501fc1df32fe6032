/// How the end of a message body is found (RFC 9112 §6.3).
public enum BodyFraming: Sendable, Hashable {
  /// There is no body: HEAD, 1xx, 204, 304, or a request without framing fields.
  case none
  /// The body has this many octets.
  case contentLength(Int)
  /// The body is in chunks.
  case chunked
  /// The body ends with the connection.
  case untilClose
}

/// A response message as it was read, or as a server is to write it.
public struct HTTPResponse: Sendable, Hashable {
  /// The protocol version of the status line.
  public var version: String
  /// The three-digit status code.
  public var status: Int
  /// The reason phrase, raw octets; may be empty.
  public var reason: [UInt8]
  /// The header fields in order, as received.
  public var fields: HTTPFields
  /// The content, transfer coding undone.
  public var body: [UInt8]
  /// The trailer fields after a chunked body.
  public var trailers: HTTPFields
  /// The 1xx responses that came before this one.
  public var interim: [InterimResponse]
  /// How the end of the body was found, or how the body is to be written.
  public var framing: BodyFraming
  /// The octets received that make this message, interim responses included; empty for one that was not read.
  public var raw: [UInt8]
  /// What was odd about the message and can be tolerated.
  public var notes: [MessageNote]

  /// Makes a response of exactly these parts.
  public init(
    version: String = "HTTP/1.1", status: Int, reason: [UInt8] = [], fields: HTTPFields = HTTPFields(),
    body: [UInt8] = [], trailers: HTTPFields = HTTPFields(), interim: [InterimResponse] = [],
    framing: BodyFraming = .none, raw: [UInt8] = [], notes: [MessageNote] = []
  ) {
    self.version = version
    self.status = status
    self.reason = reason
    self.fields = fields
    self.body = body
    self.trailers = trailers
    self.interim = interim
    self.framing = framing
    self.raw = raw
    self.notes = notes
  }

  /// The reason phrase as text: UTF-8 where valid, otherwise ISO 8859-1.
  public var reasonText: String { messageText(reason) }

  /// The media type of the body; nil when the field is absent or not a media type.
  public var mediaType: MediaType? { fields["Content-Type"].flatMap(MediaType.init(parsing:)) }

  /// The message as a server writes it: exactly the parts given, interim responses first.
  ///
  /// With `chunked` framing the body is one chunk followed by the trailers; otherwise it is written as it is.
  public var bytes: [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(256 + body.count)
    for response in interim { bytes += response.bytes }
    writeHead(version, status, reason, fields, to: &bytes)
    if framing == .chunked {
      bytes += ChunkedCoding.encode(body, sizes: [], trailers: trailers)
    } else {
      bytes += body
    }
    return bytes
  }
}

/// A 1xx response (RFC 9110 §15.2).
public struct InterimResponse: Sendable, Hashable {
  /// The status code, 100 to 199.
  public var status: Int
  /// The reason phrase, raw octets.
  public var reason: [UInt8]
  /// The header fields in order.
  public var fields: HTTPFields

  /// Makes an interim response.
  public init(status: Int, reason: [UInt8] = [], fields: HTTPFields = HTTPFields()) {
    self.status = status
    self.reason = reason
    self.fields = fields
  }

  /// The status line, the fields and the empty line.
  public var bytes: [UInt8] {
    var bytes: [UInt8] = []
    writeHead("HTTP/1.1", status, reason, fields, to: &bytes)
    return bytes
  }
}

/// Writes a status line, fields and the empty line.
private func writeHead(
  _ version: String, _ status: Int, _ reason: [UInt8], _ fields: HTTPFields, to bytes: inout [UInt8]
) {
  bytes += version.utf8
  bytes.append(ASCII.space)
  bytes += String(status).utf8
  bytes.append(ASCII.space)
  bytes += reason
  bytes += [ASCII.carriageReturn, ASCII.lineFeed]
  fields.write(to: &bytes)
  bytes += [ASCII.carriageReturn, ASCII.lineFeed]
}
