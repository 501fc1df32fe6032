/// Reads the chunked transfer coding (RFC 9112 §7.1).
struct ChunkedParser: Sendable {
  private enum Place {
    case size
    case data(Int)
    case terminator
    case trailers(start: Int)
  }

  private(set) var body: [UInt8] = []
  private(set) var sizes: [Int] = []
  private(set) var notes: [MessageNote] = []
  private var section: FieldSection
  private var place = Place.size
  private var extensionBytes = 0

  init(joinsFoldedValues: Bool) {
    section = FieldSection(joinsFoldedValues: joinsFoldedValues)
  }

  var trailers: HTTPFields { section.value }

  /// Reads as much as there is.
  ///
  /// - Returns: whether the empty line after the trailers was read.
  mutating func read(_ buffer: inout OctetBuffer, limits: MessageLimits) throws(MessageMalformation) -> Bool {
    while true {
      switch place {
      case .size:
        guard try readSize(&buffer, limits) else { return false }
      case .data(let wanted):
        let range = buffer.take(wanted)
        body += buffer.bytes[range]
        place = range.count == wanted ? .terminator : .data(wanted - range.count)
        if range.count < wanted { return false }
      case .terminator:
        if let next = buffer.next, next != ASCII.carriageReturn {
          throw MessageMalformation(.missingChunkTerminator, offset: buffer.cursor)
        }
        guard buffer.available >= 2 else { return false }
        guard buffer.bytes[buffer.cursor + 1] == ASCII.lineFeed else {
          throw MessageMalformation(.missingChunkTerminator, offset: buffer.cursor)
        }
        _ = buffer.take(2)
        place = .size
      case .trailers(let start):
        let end = start + limits.headBytes
        guard let line = try buffer.takeLine(limit: limits.lineBytes, sectionEnd: end) else { return false }
        if line.endsWithBareLineFeed { throw MessageMalformation(.bareLineFeed, offset: line.range.upperBound) }
        if line.range.isEmpty {
          for note in section.notes { notes.addOnce(note) }
          return true
        }
        if section.count >= limits.fieldCount {
          throw MessageMalformation(.tooManyFields, offset: line.range.lowerBound)
        }
        try section.read(buffer.bytes[line.range])
      }
    }
  }

  /// Reads a size line; false when it is not complete.
  private mutating func readSize(
    _ buffer: inout OctetBuffer, _ limits: MessageLimits
  ) throws(MessageMalformation) -> Bool {
    if let next = buffer.next, ASCII.hexValue(next) == nil {
      throw MessageMalformation(.badChunkSize, offset: buffer.cursor)
    }
    guard let line = try buffer.takeLine(limit: limits.lineBytes) else { return false }
    if line.endsWithBareLineFeed { throw MessageMalformation(.bareLineFeed, offset: line.range.upperBound) }
    let text = buffer.bytes[line.range]
    let digits = text.prefix { ASCII.hexValue($0) != nil }
    let rest = text[digits.endIndex...]
    if !rest.isEmpty {
      guard rest.first(where: { !ASCII.isWhitespace($0) }) == ASCII.semicolon else {
        throw MessageMalformation(.badChunkSize, offset: line.range.lowerBound)
      }
      notes.addOnce(.chunkExtension)
      extensionBytes += rest.count
    }
    let size = digits.reduce(0) { size, digit in
      size > Int.max >> 4 ? Int.max : size << 4 | (ASCII.hexValue(digit) ?? 0)
    }
    if size > limits.bodyBytes - body.count {
      throw MessageMalformation(.bodyTooLarge, offset: line.range.lowerBound)
    }
    if size == 0 {
      place = .trailers(start: buffer.cursor)
      return true
    }
    sizes.append(size)
    if sizes.count > limits.chunkCount || extensionBytes > limits.headBytes {
      throw MessageMalformation(.tooManyChunks, offset: line.range.lowerBound)
    }
    place = .data(size)
    return true
  }
}
