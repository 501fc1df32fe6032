/// Collects the field lines of one header or trailer section (RFC 9112 §5).
struct FieldSection: Sendable {
  private var fields: [HTTPField] = []
  /// Where each field line starts.
  private(set) var offsets: [Int] = []
  private(set) var notes: [MessageNote] = []

  /// Whether folded values are joined, as a client must, or refused, as a server may (RFC 9112 §5.2).
  let joinsFoldedValues: Bool

  init(joinsFoldedValues: Bool) {
    self.joinsFoldedValues = joinsFoldedValues
  }

  /// The fields so far.
  var value: HTTPFields { HTTPFields(fields) }

  var count: Int { fields.count }

  /// Reads one line, which is not the empty one.
  mutating func read(_ line: ArraySlice<UInt8>) throws(MessageMalformation) {
    if let first = line.first, ASCII.isWhitespace(first) { return try join(line) }
    guard let colon = line.firstIndex(of: ASCII.colon), colon > line.startIndex,
      line[..<colon].allSatisfy(ASCII.isTokenOctet)
    else { throw MessageMalformation(.badFieldLine, offset: line.startIndex) }
    let value = ASCII.trimmed(line[(colon + 1)...])
    noteOddities(of: value, in: &notes)
    fields.append(HTTPField(nameBytes: Array(line[..<colon]), valueBytes: Array(value)))
    offsets.append(line.startIndex)
  }

  /// Adds a continuation line to the value of the field before it.
  private mutating func join(_ line: ArraySlice<UInt8>) throws(MessageMalformation) {
    guard let last = fields.indices.last else {
      throw MessageMalformation(.whitespaceBeforeFields, offset: line.startIndex)
    }
    guard joinsFoldedValues else { throw MessageMalformation(.obsoleteFolding, offset: line.startIndex) }
    let value = ASCII.trimmed(line)
    noteOddities(of: value, in: &notes)
    notes.addOnce(.obsoleteFolding)
    if !fields[last].value.isEmpty, !value.isEmpty { fields[last].value.append(ASCII.space) }
    fields[last].value += value
  }
}

/// Notes octets that may not stand in text of a head but can be tolerated (RFC 9110 §5.5).
func noteOddities(of text: ArraySlice<UInt8>, in notes: inout [MessageNote]) {
  for byte in text where byte < 0x20 || byte >= ASCII.delete {
    if byte > ASCII.delete {
      notes.addOnce(.obsoleteText)
    } else if byte != ASCII.tab {
      notes.addOnce(.controlCharacter)
    }
  }
}

extension [MessageNote] {
  /// Adds a note unless it is there.
  mutating func addOnce(_ note: MessageNote) {
    if !contains(note) { append(note) }
  }
}
