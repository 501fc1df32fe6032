/// The octets a reader was given, and how far it has come in them.
struct OctetBuffer: Sendable {
  /// A line without its end.
  struct Line {
    /// Where its octets stand in the buffer.
    var range: Range<Int>
    /// Whether it ends with LF alone.
    var endsWithBareLineFeed: Bool
  }

  /// Everything received.
  private(set) var bytes: [UInt8] = []
  /// How many octets have been taken.
  private(set) var cursor = 0
  /// How many octets are known to hold no line end, so that octets arriving one by one are looked at once.
  private var scanned = 0

  /// How many octets have not been taken.
  var available: Int { bytes.count - cursor }

  /// The next octet, left in place.
  var next: UInt8? { cursor < bytes.count ? bytes[cursor] : nil }

  mutating func append(_ more: [UInt8]) {
    if bytes.isEmpty { bytes = more } else { bytes += more }
  }

  /// Takes a number of octets, at most those available.
  mutating func take(_ count: Int) -> Range<Int> {
    let range = cursor..<cursor + min(max(0, count), available)
    cursor = range.upperBound
    scanned = max(scanned, cursor)
    return range
  }

  /// Cuts off and gives what has not been taken.
  mutating func removeRest() -> [UInt8] {
    guard available > 0 else { return [] }
    let rest = Array(bytes[cursor...])
    bytes.removeSubrange(cursor...)
    return rest
  }

  /// Takes a line and its end.
  ///
  /// What a line may not hold is looked at only when the line is complete and not too long, so that the defect told does
  /// not depend on the pieces in which the octets arrive.
  ///
  /// - Parameters:
  ///   - limit: the most octets of a line, its end included.
  ///   - sectionEnd: where the section that the line belongs to must have ended; nil when it belongs to none.
  /// - Returns: nil when the line is not complete.
  /// - Throws: `lineTooLong`, `headTooLarge`, `bareCarriageReturn` or `nulOctet` with the place.
  mutating func takeLine(limit: Int, sectionEnd: Int? = nil) throws(MessageMalformation) -> Line? {
    let found = bytes[scanned...].firstIndex(of: ASCII.lineFeed)
    let last = min(cursor + limit, sectionEnd ?? Int.max)
    if (found.map { $0 + 1 } ?? bytes.count) > last {
      throw MessageMalformation(last == cursor + limit ? .lineTooLong : .headTooLarge, offset: last)
    }
    guard let end = found else {
      scanned = bytes.count
      return nil
    }
    let bare = end == cursor || bytes[end - 1] != ASCII.carriageReturn
    let range = cursor..<(bare ? end : end - 1)
    for index in range {
      let byte = bytes[index]
      if byte == ASCII.carriageReturn { throw MessageMalformation(.bareCarriageReturn, offset: index) }
      if byte == 0 { throw MessageMalformation(.nulOctet, offset: index) }
    }
    cursor = end + 1
    scanned = cursor
    return Line(range: range, endsWithBareLineFeed: bare)
  }
}
