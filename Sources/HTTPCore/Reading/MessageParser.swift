/// Reads one message of either kind from octets that arrive in any pieces (RFC 9112).
struct MessageParser<Grammar: MessageGrammar>: Sendable {
  /// Where in the message the next octet belongs.
  private enum Place {
    case startLine
    case fields
    case length(Int)
    case chunks
    case untilClose
    case ended
  }

  private(set) var grammar: Grammar
  let limits: MessageLimits
  private(set) var buffer = OctetBuffer()
  private(set) var leftover: [UInt8] = []
  private(set) var state: ReadState<Grammar.Message> = .needsMore
  /// The framing, once the head is complete.
  private(set) var framing: BodyFraming?
  /// Whether the head of the message, interim ones aside, was read; its framing may still be unusable.
  private(set) var isHeadComplete = false

  private var place = Place.startLine
  private var headStart = 0
  private var section: FieldSection
  private var chunks: ChunkedParser
  private var bodyRange = 0..<0
  private var notes: [MessageNote] = []

  init(_ grammar: Grammar, limits: MessageLimits) {
    self.grammar = grammar
    self.limits = limits
    self.section = FieldSection(joinsFoldedValues: grammar.joinsFoldedValues)
    self.chunks = ChunkedParser(joinsFoldedValues: grammar.joinsFoldedValues)
  }

  /// Takes more octets.
  mutating func receive(_ bytes: [UInt8]) -> ReadState<Grammar.Message> {
    switch state {
    case .complete: leftover += bytes
    case .malformed: break
    case .needsMore:
      buffer.append(bytes)
      advance()
    }
    return state
  }

  /// Takes the end of the stream.
  mutating func finish() -> ReadState<Grammar.Message> {
    guard case .needsMore = state else { return state }
    let end = buffer.bytes.count
    switch place {
    case .startLine, .fields: fail(MessageMalformation(.truncatedHead, offset: end))
    case .length, .chunks: fail(MessageMalformation(.truncatedBody, offset: end))
    case .untilClose, .ended: complete()
    }
    return state
  }

  /// Takes an end of the stream that nobody announced: a body without a length may lack its rest (RFC 9112 §9.8).
  mutating func cutOff() -> ReadState<Grammar.Message> {
    if case .needsMore = state, case .untilClose = place {
      fail(MessageMalformation(.truncatedBody, offset: buffer.bytes.count))
    }
    return finish()
  }

  private mutating func advance() {
    do throws(MessageMalformation) {
      while try step() {}
    } catch {
      fail(error)
    }
  }

  /// Goes one step on; false when more octets are needed or the message has ended.
  private mutating func step() throws(MessageMalformation) -> Bool {
    switch place {
    case .startLine: return try readStartLine()
    case .fields: return try readFieldLine()
    case .length(let length):
      bodyRange = bodyRange.lowerBound..<bodyRange.lowerBound + min(length, buffer.bytes.count - bodyRange.lowerBound)
      guard bodyRange.count == length else { return false }
      _ = buffer.take(length)
      complete()
      return false
    case .chunks:
      guard try chunks.read(&buffer, limits: limits) else { return false }
      complete()
      return false
    case .untilClose:
      _ = buffer.take(buffer.available)
      bodyRange = bodyRange.lowerBound..<buffer.cursor
      if bodyRange.count > limits.bodyBytes {
        throw MessageMalformation(.bodyTooLarge, offset: bodyRange.lowerBound + limits.bodyBytes)
      }
      return false
    case .ended: return false
    }
  }

  private mutating func readStartLine() throws(MessageMalformation) -> Bool {
    if let defect = grammar.defect(ofBeginning: buffer.bytes[buffer.cursor...]) {
      throw MessageMalformation(defect, offset: buffer.cursor)
    }
    guard let line = try takeHeadLine() else { return false }
    if line.isEmpty, grammar.skipsEmptyLines {
      notes.addOnce(.emptyLineBeforeMessage)
      return true
    }
    try grammar.readStartLine(buffer.bytes[line], notes: &notes)
    place = .fields
    return true
  }

  private mutating func readFieldLine() throws(MessageMalformation) -> Bool {
    guard let line = try takeHeadLine() else { return false }
    guard line.isEmpty else {
      if section.count >= limits.fieldCount { throw MessageMalformation(.tooManyFields, offset: line.lowerBound) }
      try section.read(buffer.bytes[line])
      return true
    }
    for note in section.notes { notes.addOnce(note) }
    isHeadComplete = true
    switch try grammar.endHead(section, notes: &notes, limits: limits) {
    case .anotherHead:
      isHeadComplete = false
      section = FieldSection(joinsFoldedValues: grammar.joinsFoldedValues)
      headStart = buffer.cursor
      place = .startLine
    case .body(let framing): begin(framing)
    }
    return true
  }

  private mutating func begin(_ framing: BodyFraming) {
    self.framing = framing
    bodyRange = buffer.cursor..<buffer.cursor
    switch framing {
    case .none: place = .length(0)
    case .contentLength(let length): place = .length(length)
    case .chunked: place = .chunks
    case .untilClose: place = .untilClose
    }
  }

  /// Takes a line of the head, counting it against the size of the head.
  private mutating func takeHeadLine() throws(MessageMalformation) -> Range<Int>? {
    let line = try buffer.takeLine(limit: limits.lineBytes, sectionEnd: headStart + limits.headBytes)
    if line?.endsWithBareLineFeed == true { notes.addOnce(.bareLineFeed) }
    return line?.range
  }

  private mutating func complete() {
    place = .ended
    leftover = buffer.removeRest()
    for note in chunks.notes { notes.addOnce(note) }
    state = .complete(grammar.message(parts(framing ?? .none)))
  }

  private mutating func fail(_ malformation: MessageMalformation) {
    place = .ended
    state = .malformed(malformation, partial: isHeadComplete ? grammar.message(parts(framing ?? .none)) : nil)
  }

  private func parts(_ framing: BodyFraming) -> MessageParts {
    MessageParts(
      fields: section.value, framing: framing, body: framing == .chunked ? chunks.body : Array(buffer.bytes[bodyRange]),
      chunkSizes: chunks.sizes, trailers: chunks.trailers, raw: buffer.bytes, notes: notes)
  }
}
