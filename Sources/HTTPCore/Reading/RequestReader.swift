/// Reads one request from octets that arrive in any pieces, for servers.
///
/// What follows the request on the connection is the leftover, to be given to the next reader.
public struct RequestReader: Sendable {
  private var parser: MessageParser<RequestGrammar>

  /// Makes a reader.
  public init(limits: MessageLimits = MessageLimits()) {
    parser = MessageParser(RequestGrammar(), limits: limits)
  }

  /// Takes more octets and says what they amount to.
  public mutating func receive(_ bytes: [UInt8]) -> ReadState<HTTPRequest> {
    parser.receive(bytes)
  }

  /// Takes more octets and says what they amount to.
  public mutating func receive(_ bytes: some Sequence<UInt8>) -> ReadState<HTTPRequest> {
    parser.receive(Array(bytes))
  }

  /// Takes the end of the stream: an incomplete request is truncated.
  public mutating func finish() -> ReadState<HTTPRequest> {
    parser.finish()
  }

  /// What the octets so far amount to.
  public var state: ReadState<HTTPRequest> { parser.state }

  /// The octets received, those after the end of the message aside.
  public var received: [UInt8] { parser.buffer.bytes }

  /// The octets that came after the end of the message.
  public var leftover: [UInt8] { parser.leftover }

  /// Whether the head was read.
  public var isHeadComplete: Bool { parser.isHeadComplete }

  /// Whether the head was read and asks for `100 Continue` before the body (RFC 9110 §10.1.1).
  public var expectsContinue: Bool {
    parser.framing != nil && parser.framing != BodyFraming.none && parser.grammar.expectsContinue
  }
}

/// The request line and the framing of requests (RFC 9112 §3, §6.3).
struct RequestGrammar: MessageGrammar {
  let skipsEmptyLines = true
  let joinsFoldedValues = false
  private(set) var expectsContinue = false
  private var method = ""
  private var target = ""
  private var minorVersion = 1

  func defect(ofBeginning bytes: ArraySlice<UInt8>) -> MessageMalformation.Defect? {
    guard let first = bytes.first else { return nil }
    let possible = ASCII.isTokenOctet(first) || first == ASCII.carriageReturn || first == ASCII.lineFeed
    return possible ? nil : .badRequestLine
  }

  mutating func readStartLine(
    _ line: ArraySlice<UInt8>, notes: inout [MessageNote]
  ) throws(MessageMalformation) {
    let parts = line.split(separator: ASCII.space, omittingEmptySubsequences: false)
    guard parts.count == 3, !parts[0].isEmpty, parts[0].allSatisfy(ASCII.isTokenOctet), !parts[1].isEmpty,
      !parts[1].contains(where: ASCII.isControl)
    else { throw MessageMalformation(.badRequestLine, offset: line.startIndex) }
    minorVersion = try readVersion(parts[2], orElse: .badRequestLine)
    noteOddities(of: parts[1], in: &notes)
    method = messageText(parts[0])
    target = messageText(parts[1])
  }

  mutating func endHead(
    _ section: FieldSection, notes: inout [MessageNote], limits: MessageLimits
  ) throws(MessageMalformation) -> AfterHead {
    let fields = section.value
    let hosts = section.offsets.indices.filter { fields[$0].isNamed("Host") }
    if hosts.count > 1 { throw MessageMalformation(.repeatedHost, offset: section.offsets[hosts[1]]) }
    if hosts.isEmpty, minorVersion > 0 { throw MessageMalformation(.missingHost, offset: section.offsets.first ?? 0) }
    let framing = try FramingFields(section, isOldVersion: minorVersion == 0, bodyLimit: limits.bodyBytes)
    if framing.repeatsLength { notes.addOnce(.repeatedContentLength) }
    expectsContinue =
      minorVersion > 0
      && fields.listMembers("Expect").contains { ASCII.equalIgnoringCase($0.utf8, "100-continue".utf8) }
    if framing.isChunked { return .body(.chunked) }
    return .body(framing.contentLength.map { .contentLength($0) } ?? .none)
  }

  func message(_ parts: MessageParts) -> HTTPRequest {
    HTTPRequest(
      method: method, target: target, version: "HTTP/1.\(minorVersion)", fields: parts.fields, body: parts.body,
      chunkSizes: parts.framing == .chunked ? parts.chunkSizes : nil, trailers: parts.trailers)
  }
}
