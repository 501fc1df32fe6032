/// What tells requests from responses while they are read.
protocol MessageGrammar: Sendable {
  associatedtype Message: Sendable & Hashable

  /// Whether empty lines before the start line are passed over (RFC 9112 §2.2: by servers).
  var skipsEmptyLines: Bool { get }
  /// Whether folded field values are joined instead of refused.
  var joinsFoldedValues: Bool { get }

  /// Says early what is wrong with a start line of which only the first octets are there.
  func defect(ofBeginning bytes: ArraySlice<UInt8>) -> MessageMalformation.Defect?

  /// Reads the start line.
  mutating func readStartLine(
    _ line: ArraySlice<UInt8>, notes: inout [MessageNote]
  ) throws(MessageMalformation)

  /// Takes the header section and says what follows it.
  mutating func endHead(
    _ section: FieldSection, notes: inout [MessageNote], limits: MessageLimits
  ) throws(MessageMalformation) -> AfterHead

  /// Makes the message, whole or as far as it was understood.
  func message(_ parts: MessageParts) -> Message
}

/// What follows a head.
enum AfterHead {
  /// Another start line: the head was an interim response.
  case anotherHead
  /// The body, with this framing.
  case body(BodyFraming)
}

/// The parts both kinds of message share.
struct MessageParts {
  var fields: HTTPFields
  var framing: BodyFraming
  var body: [UInt8]
  var chunkSizes: [Int]
  var trailers: HTTPFields
  var raw: [UInt8]
  var notes: [MessageNote]
}

/// Reads the protocol version (RFC 9112 §2.3).
///
/// - Returns: the minor version, 0 to 9.
func readVersion(
  _ bytes: ArraySlice<UInt8>, orElse defect: MessageMalformation.Defect
) throws(MessageMalformation) -> Int {
  let start = bytes.startIndex
  guard bytes.count == 8, bytes.starts(with: "HTTP/".utf8), ASCII.isDigit(bytes[start + 5]), bytes[start + 6] == 0x2E,
    ASCII.isDigit(bytes[start + 7])
  else { throw MessageMalformation(defect, offset: start) }
  guard bytes[start + 5] == 0x31 else { throw MessageMalformation(.unsupportedVersion, offset: start) }
  return Int(bytes[start + 7] - ASCII.zero)
}
