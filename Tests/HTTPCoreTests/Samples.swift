import HTTPCore

/// Octets of a text.
func octets(_ text: String) -> [UInt8] { Array(text.utf8) }

/// A small generator of reproducible noise (SplitMix64).
struct SeededRandom: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}

/// Well-formed responses of every framing; all but the last end by themselves.
let sampleResponses = [
  "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 13\r\n\r\n{\"a\": \"b\"}\r\n\r",
  "HTTP/1.1 204 No Content\r\nServer: x\r\n\r\n",
  "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: </s>\r\n\r\nHTTP/1.1 201 \r\nContent-Length: 0\r\n\r\n",
  "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nWiki\r\n6;a=\"b\"\r\npedia \r\n0\r\nX-Sum: 1\r\nX-B:\r\n\r\n",
  "HTTP/1.0 200 OK\r\nX: a\r\n\tb\r\n  c\r\n\r\nuntil the end",
]

/// Well-formed requests of every framing.
let sampleRequests = [
  "GET /a?b=c HTTP/1.1\r\nHost: x\r\n\r\n",
  "POST /p HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 4\r\n\r\nbody",
  "PUT * HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nA\r\n0123456789\r\n1;x\r\n!\r\n0\r\nT: v\r\n\r\n",
  "\r\nPOST / HTTP/1.0\r\nContent-Length: 0\r\n\r\n",
]

/// Reads a whole stream at once, its end included.
func readResponse(_ bytes: [UInt8], to method: String = "GET", limits: MessageLimits = .init()) -> ReadState<
  HTTPResponse
> {
  var reader = ResponseReader(requestMethod: method, limits: limits)
  if case .needsMore = reader.receive(bytes) { return reader.finish() }
  return reader.state
}

/// Reads a whole stream at once, its end included.
func readRequest(_ bytes: [UInt8], limits: MessageLimits = .init()) -> ReadState<HTTPRequest> {
  var reader = RequestReader(limits: limits)
  if case .needsMore = reader.receive(bytes) { return reader.finish() }
  return reader.state
}

extension ReadState {
  /// The complete message.
  var message: Message? { if case .complete(let message) = self { message } else { nil } }
  /// What makes it malformed.
  var malformation: MessageMalformation? { if case .malformed(let what, _) = self { what } else { nil } }
  /// What was understood of a malformed message.
  var partial: Message? { if case .malformed(_, let partial) = self { partial } else { nil } }
}
