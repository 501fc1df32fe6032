import HTTPCore

extension FuzzedReader {
  /// Responses: the outcome does not depend on the pieces in which they arrive.
  static let response = FuzzedReader(
    name: "http-response",
    read: { bytes in
      guard let first = bytes.first else { return }
      let method = ["GET", "HEAD", "POST", "CONNECT"][Int(first & 3)]
      let message = Array(bytes.dropFirst())
      var whole = ResponseReader(requestMethod: method, limits: limits)
      var pieces = ResponseReader(requestMethod: method, limits: limits)
      _ = whole.receive(message)
      for piece in Pieces(message, size: Int(first >> 2) + 1) { _ = pieces.receive(piece) }
      let (one, other) = (whole.finish(), pieces.finish())
      hold(agree(one, other), "a response depends on its pieces")
      if case .complete(let response) = one {
        hold(response.body.count <= limits.bodyBytes, "a body is over its limit")
        hold(response.fields.count <= limits.fieldCount, "there are more fields than may be")
      }
    },
    seeds: [
      "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 13\r\n\r\n{\"a\": \"b\"}\r\n\r",
      "HTTP/1.1 204 No Content\r\nServer: x\r\n\r\n",
      "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: </s>\r\n\r\nHTTP/1.1 201 \r\nContent-Length: 0\r\n\r\n",
      "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nWiki\r\n6;a=\"b\"\r\npedia \r\n0\r\nX-Sum: 1\r\nX-B:\r\n\r\n",
      "HTTP/1.0 200 OK\r\nX: a\r\n\tb\r\n  c\r\n\r\nuntil the end",
    ].map { [0x08] + Array($0.utf8) })

  /// Requests: the outcome does not depend on the pieces, and what is read whole is written so that it is read again.
  static let request = FuzzedReader(
    name: "http-request",
    read: { bytes in
      guard let first = bytes.first else { return }
      let message = Array(bytes.dropFirst())
      var whole = RequestReader(limits: limits)
      var pieces = RequestReader(limits: limits)
      _ = whole.receive(message)
      for piece in Pieces(message, size: Int(first) + 1) { _ = pieces.receive(piece) }
      let (one, other) = (whole.finish(), pieces.finish())
      hold(agree(one, other), "a request depends on its pieces")
      guard case .complete(let request) = one else { return }
      hold(request.body.count <= limits.bodyBytes, "a body is over its limit")
      _ = CurlLine(request, origin: "http://127.0.0.1")
    },
    seeds: [
      "GET /a?b=c HTTP/1.1\r\nHost: x\r\n\r\n",
      "POST /p HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 4\r\n\r\nbody",
      "PUT * HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nA\r\n0123456789\r\n1;x\r\n!\r\n0\r\nT: v\r\n\r\n",
      "\r\nPOST / HTTP/1.0\r\nContent-Length: 0\r\n\r\n",
    ].map { [0x02] + Array($0.utf8) })

  /// Small, so that inputs reach them.
  private static let limits = MessageLimits(
    lineBytes: 512, headBytes: 2048, bodyBytes: 4096, fieldCount: 16, chunkCount: 32, interimCount: 3)

  /// Whether two readings of the same octets say the same; what was received after a defect may differ.
  private static func agree<Message>(_ one: ReadState<Message>, _ other: ReadState<Message>) -> Bool {
    if case .malformed(let what, _) = one, case .malformed(let that, _) = other { return what == that }
    return one == other
  }
}

/// Octets cut into pieces of one size, the last one shorter.
private struct Pieces: Sequence, IteratorProtocol {
  private var rest: ArraySlice<UInt8>
  private let size: Int

  init(_ bytes: [UInt8], size: Int) {
    rest = bytes[...]
    self.size = size
  }

  mutating func next() -> ArraySlice<UInt8>? {
    if rest.isEmpty { return nil }
    defer { rest = rest.dropFirst(size) }
    return rest.prefix(size)
  }
}
