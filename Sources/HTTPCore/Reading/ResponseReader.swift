/// Reads one response, with the interim responses before it, from octets that arrive in any pieces.
///
/// It does no input or output: the caller hands over what came and asks what it amounts to. What is malformed is
/// reported, never repaired (RFC 9112).
public struct ResponseReader: Sendable {
  private var parser: MessageParser<ResponseGrammar>

  /// Makes a reader of the response to a request with this method, which decides whether there can be a body.
  public init(requestMethod: String, limits: MessageLimits = MessageLimits()) {
    parser = MessageParser(ResponseGrammar(requestMethod: requestMethod), limits: limits)
  }

  /// Takes more octets and says what they amount to.
  public mutating func receive(_ bytes: [UInt8]) -> ReadState<HTTPResponse> {
    parser.receive(bytes)
  }

  /// Takes more octets and says what they amount to.
  public mutating func receive(_ bytes: some Sequence<UInt8>) -> ReadState<HTTPResponse> {
    parser.receive(Array(bytes))
  }

  /// Takes the end of the stream: a body without a length ends with it, anything else incomplete is truncated.
  public mutating func finish() -> ReadState<HTTPResponse> {
    parser.finish()
  }

  /// Takes an end of the stream that may be a cut: whatever is not complete by itself is truncated.
  public mutating func cutOff() -> ReadState<HTTPResponse> {
    parser.cutOff()
  }

  /// What the octets so far amount to.
  public var state: ReadState<HTTPResponse> { parser.state }

  /// The octets received, those after the end of the message aside.
  public var received: [UInt8] { parser.buffer.bytes }

  /// The octets that came after the end of the message.
  public var leftover: [UInt8] { parser.leftover }

  /// Whether the head of the final response was read.
  public var isHeadComplete: Bool { parser.isHeadComplete }

  /// The status of the final response, once its head was read.
  public var finalStatus: Int? { parser.isHeadComplete ? parser.grammar.status : nil }

  /// The interim responses read so far.
  public var interim: [InterimResponse] { parser.grammar.interim }
}

/// The status line and the framing of responses (RFC 9112 §4, §6.3).
struct ResponseGrammar: MessageGrammar {
  let requestMethod: String
  let skipsEmptyLines = false
  let joinsFoldedValues = true
  private(set) var interim: [InterimResponse] = []
  private var minorVersion = 1
  private(set) var status = 0
  private var reason: [UInt8] = []

  init(requestMethod: String) {
    self.requestMethod = requestMethod
  }

  func defect(ofBeginning bytes: ArraySlice<UInt8>) -> MessageMalformation.Defect? {
    zip(bytes, "HTTP/".utf8).allSatisfy { $0 == $1 } ? nil : .badStatusLine
  }

  mutating func readStartLine(
    _ line: ArraySlice<UInt8>, notes: inout [MessageNote]
  ) throws(MessageMalformation) {
    minorVersion = try readVersion(line.prefix(8), orElse: .badStatusLine)
    let rest = line.dropFirst(8)
    let digits = rest.dropFirst().prefix(3)
    guard rest.first == ASCII.space, digits.count == 3, let status = ASCII.decimal(digits), status >= 100 else {
      throw MessageMalformation(.badStatusLine, offset: line.startIndex)
    }
    self.status = status
    if status > 599 { notes.addOnce(.statusOutOfRange) }
    let tail = rest.dropFirst(4)
    guard tail.isEmpty || tail.first == ASCII.space else {
      throw MessageMalformation(.badStatusLine, offset: line.startIndex)
    }
    if tail.isEmpty { notes.addOnce(.missingSpaceAfterStatus) }
    reason = Array(tail.dropFirst())
    noteOddities(of: reason[...], in: &notes)
  }

  mutating func endHead(
    _ section: FieldSection, notes: inout [MessageNote], limits: MessageLimits
  ) throws(MessageMalformation) -> AfterHead {
    if status < 200, status != 101 {
      interim.append(InterimResponse(status: status, reason: reason, fields: section.value))
      if interim.count > limits.interimCount {
        throw MessageMalformation(.tooManyInterimResponses, offset: section.offsets.first ?? 0)
      }
      return .anotherHead
    }
    if requestMethod == "HEAD" || status == 101 || status == 204 || status == 304 { return .body(.none) }
    if requestMethod == "CONNECT", status < 300 { return .body(.none) }
    let framing = try FramingFields(section, isOldVersion: minorVersion == 0, bodyLimit: limits.bodyBytes)
    if framing.repeatsLength { notes.addOnce(.repeatedContentLength) }
    if framing.isChunked { return .body(.chunked) }
    return .body(framing.contentLength.map { .contentLength($0) } ?? .untilClose)
  }

  func message(_ parts: MessageParts) -> HTTPResponse {
    HTTPResponse(
      version: "HTTP/1.\(minorVersion)", status: status, reason: reason, fields: parts.fields, body: parts.body,
      trailers: parts.trailers, interim: interim, framing: parts.framing, raw: parts.raw, notes: parts.notes)
  }
}
