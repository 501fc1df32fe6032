/// Spellings of secrets by their first two octets, so that a text is gone through once for all of them.
struct SpellingTable: Sendable {
  /// One spelling of a secret.
  struct Entry: Sendable {
    var label: String
    var form: Redactor.Form
    var octets: [UInt8]
    var wholeRunOnly: Bool
    var isDigits: Bool

    /// Whether the spelling stands anywhere in a text.
    func stands(somewhereIn text: [UInt8]) -> Bool {
      text.withUnsafeBufferPointer { text in
        text.indices.contains { SpellingTable.stands(self, at: $0, in: text) }
      }
    }
  }

  /// A bit for each pair of octets with which a spelling starts.
  private var starts: [UInt64] = []
  /// Spellings that start with the same two octets, the longest first.
  private var buckets: [UInt16: [Entry]] = [:]

  var isEmpty: Bool { buckets.isEmpty }

  /// Puts a spelling among those that start alike, the longest first; one that is there already stays.
  mutating func add(_ entry: Entry) {
    if starts.isEmpty { starts = Array(repeating: 0, count: 1 << 10) }
    let first = UInt16(entry.octets[0]) << 8
    let seconds: ClosedRange<UInt16> =
      entry.octets.count > 1 ? UInt16(entry.octets[1])...UInt16(entry.octets[1]) : 0...255
    for second in seconds {
      let pair = first | second
      starts[Int(pair >> 6)] |= 1 << UInt64(pair & 63)
      Self.insert(entry, into: &buckets[pair, default: []])
    }
  }

  private static func insert(_ entry: Entry, into bucket: inout [Entry]) {
    if bucket.contains(where: { $0.octets == entry.octets }) { return }
    let place = bucket.firstIndex { $0.octets.count < entry.octets.count } ?? bucket.endIndex
    bucket.insert(entry, at: place)
  }

  /// Whether this very spelling is there.
  func contains(_ octets: [UInt8]) -> Bool {
    let pair = UInt16(octets[0]) << 8 | (octets.count > 1 ? UInt16(octets[1]) : 0)
    guard isStart(pair) else { return false }
    return buckets[pair]?.contains { $0.octets == octets } == true
  }

  /// The longest spelling that stands at a place.
  func longest(at start: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Entry? {
    let pair = UInt16(bytes[start]) << 8 | (start + 1 < bytes.count ? UInt16(bytes[start + 1]) : 0)
    guard isStart(pair) else { return nil }
    return buckets[pair]?.first { Self.stands($0, at: start, in: bytes) }
  }

  /// From how many octets on the beginning of a spelling is told from other text.
  private static let shortestBeginning = 3

  /// The longest beginning of a spelling with which a text ends; nil where it is short.
  func longestBeginning(atEndOf bytes: [UInt8]) -> (label: String, count: Int)? {
    var longest: (label: String, count: Int)?
    for entry in buckets.values.joined() {
      let shortest = max(Self.shortestBeginning, (longest?.count ?? 0) + 1)
      let most = min(entry.octets.count - 1, bytes.count)
      guard shortest <= most else { continue }
      let count = (shortest...most).last { bytes.suffix($0).elementsEqual(entry.octets.prefix($0)) }
      if let count { longest = (entry.label, count) }
    }
    return longest
  }

  private func isStart(_ pair: UInt16) -> Bool {
    !starts.isEmpty && starts[Int(pair >> 6)] & (1 << UInt64(pair & 63)) != 0
  }

  private static func stands(_ entry: Entry, at start: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    let end = start + entry.octets.count
    guard end <= bytes.count else { return false }
    let isEqual = entry.octets.withUnsafeBufferPointer { octets in
      for index in octets.indices where bytes[start + index] != octets[index] { return false }
      return true
    }
    if !isEqual || !entry.wholeRunOnly { return isEqual }
    let continues = entry.isDigits ? ASCII.isDigit : ASCII.isAlphanumeric
    return !(start > 0 && continues(bytes[start - 1])) && !(end < bytes.count && continues(bytes[end]))
  }
}
