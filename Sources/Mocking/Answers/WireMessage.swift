import HTTPCore

/// A response on its way to the wire, with whatever is wrong about its framing.
struct WireMessage: Sendable {
  var status: Int
  /// The reason phrase; nil for the usual one.
  var reason: [UInt8]?
  var fields = HTTPFields()
  var body: [UInt8] = []
  var isChunked = false
  /// No length is given: the body ends with the connection.
  var endsWithConnection = false
  var closes = false
  /// The answer to a HEAD request: the head alone.
  var isHeadOnly = false
  var interim: [Int] = []
  var framing: MessageDefect.Framing?
  /// Where the bytes are cut into writes of their own.
  var isSplit = false

  init(status: Int, reason: [UInt8]?) {
    self.status = status
    self.reason = reason
  }

  /// Whether a response with this status has no body at all (RFC 9110 §6.4.1).
  var isBodiless: Bool { isHeadOnly || status == 204 || status == 304 || status < 200 }

  /// The message as a value, without what is wrong about its framing.
  var response: HTTPResponse {
    HTTPResponse(
      status: status, reason: reason ?? Array(ReasonPhrases.phrase(status).utf8), fields: framed(nil),
      body: isBodiless ? [] : body,
      interim: interim.map { InterimResponse(status: $0, reason: Array(ReasonPhrases.phrase($0).utf8)) },
      framing: isChunked ? .chunked : isBodiless ? .none : .contentLength(body.count))
  }

  /// The bytes of the message, with what is wrong about its framing.
  var bytes: [UInt8] {
    guard let framing else { return response.bytes }
    var message = self
    message.framing = nil
    if isBodiless, framing != .bodyOnNoContent { message.body = [] }
    return FramingDefects.bytes(of: message, framing)
  }

  /// The fields with those of the framing behind them.
  func framed(_ length: Int?) -> HTTPFields {
    var fields = self.fields
    if closes { fields.append("Connection", "close") }
    if isBodiless || endsWithConnection { return fields }
    if isChunked {
      fields.append("Transfer-Encoding", "chunked")
    } else {
      fields.append("Content-Length", String(length ?? body.count))
    }
    return fields
  }
}
