/// A request message as it is to be sent, or as it was read.
public struct HTTPRequest: Sendable, Hashable {
  /// The method, case-sensitive.
  public var method: String
  /// The request target as it stands in the request line.
  public var target: String
  /// The protocol version, `HTTP/1.1`.
  public var version: String
  /// The header fields in order; nothing is added when the request is written.
  public var fields: HTTPFields
  /// The content, without transfer coding.
  public var body: [UInt8]
  /// The sizes of the chunks the body is written in, used over and over; nil writes the body as it is.
  ///
  /// A size below 1 counts as 1. The fields must say `Transfer-Encoding: chunked` themselves.
  public var chunkSizes: [Int]?
  /// The trailer fields after a chunked body.
  public var trailers: HTTPFields

  /// Makes a request of exactly these parts.
  public init(
    method: String, target: String, version: String = "HTTP/1.1", fields: HTTPFields = HTTPFields(),
    body: [UInt8] = [], chunkSizes: [Int]? = nil, trailers: HTTPFields = HTTPFields()
  ) {
    self.method = method
    self.target = target
    self.version = version
    self.fields = fields
    self.body = body
    self.chunkSizes = chunkSizes
    self.trailers = trailers
  }

  /// The request line, the header section and the empty line after it.
  public var headBytes: [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(256)
    bytes += method.utf8
    bytes.append(ASCII.space)
    bytes += target.utf8
    bytes.append(ASCII.space)
    bytes += version.utf8
    bytes += [ASCII.carriageReturn, ASCII.lineFeed]
    fields.write(to: &bytes)
    bytes += [ASCII.carriageReturn, ASCII.lineFeed]
    return bytes
  }

  /// The body as it goes over the wire: as it is, or in chunks with the trailer section.
  public var bodyBytes: [UInt8] {
    guard let chunkSizes else { return body }
    return ChunkedCoding.encode(body, sizes: chunkSizes, trailers: trailers)
  }

  /// The whole message: exactly the parts given, nothing added.
  public var bytes: [UInt8] { headBytes + bodyBytes }
}
