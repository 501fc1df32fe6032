/// Replaces secrets in what is to be shown, in every spelling in which they may turn up.
///
/// Found are the plain octets, hexadecimal, base64 and base64url (whole, and inside a longer encoded value at each of
/// the three alignments), percent-encoding, JSON escapes, HTML character references, lists of octets, base32,
/// and digits in groups or apart. A secret of fewer than six octets counts only where it is
/// a whole run of digits, or of letters and digits: a PIN of four digits is not found inside a longer number.
public struct Redactor: Sendable {
  /// A value that must not be shown, and the name that is shown instead.
  public struct Secret: Sendable, Hashable {
    /// The name, shown as `‹label›`.
    public var label: String
    /// The value.
    public var bytes: [UInt8]

    /// Makes a secret of octets.
    public init(label: String, bytes: [UInt8]) {
      self.label = label
      self.bytes = bytes
    }

    /// Makes a secret of a text's UTF-8 octets.
    public init(label: String, text: String) {
      self.init(label: label, bytes: Array(text.utf8))
    }
  }

  /// How a secret was spelled.
  public enum Form: String, Sendable, Hashable, CaseIterable {
    case plain
    case hexadecimal
    case base64
    case percentEncoded
    case jsonEscaped
    /// In groups: card numbers in fours, octets in hexadecimal apart, digits apart.
    case grouped
    /// As references of HTML, `&#53;`.
    case characterReferences
    /// As a list of octets, `53, 51` or `0x35, 0x33`.
    case octets
    case base32
  }

  /// A place where a secret stands.
  public struct Occurrence: Sendable, Hashable {
    /// The name of the secret.
    public var label: String
    /// How it is spelled there.
    public var form: Form
    /// Which octets it takes.
    public var range: Range<Int>
  }

  /// Below how many octets a secret counts only as a whole run.
  static let wholeRunLength = 6

  /// The spellings, those added later behind the others: what was there before is shared, not copied.
  private var tables: [SpellingTable] = []
  /// The plain spellings of short secrets: what base64 makes of them amid other text is too short to be told.
  private var short: [SpellingTable.Entry] = []

  /// Makes a redactor; empty secrets are passed over, and of equal ones the first names the value.
  public init(_ secrets: [Secret]) {
    add(secrets)
  }

  /// Makes a redactor that hides further secrets too, which is cheaper than making one of all of them again.
  public func adding(_ secrets: [Secret]) -> Redactor {
    var redactor = self
    redactor.add(secrets)
    return redactor
  }

  private mutating func add(_ secrets: [Secret]) {
    var table = SpellingTable()
    for secret in secrets where !secret.bytes.isEmpty {
      for pattern in SecretForms.patterns(of: secret.bytes) where !pattern.octets.isEmpty {
        if tables.contains(where: { $0.contains(pattern.octets) }) { continue }
        let entry = SpellingTable.Entry(
          label: secret.label, form: pattern.form, octets: pattern.octets, wholeRunOnly: pattern.wholeRunOnly,
          isDigits: pattern.form == .plain && pattern.octets.allSatisfy(ASCII.isDigit))
        table.add(entry)
        if pattern.form == .plain, pattern.wholeRunOnly, pattern.octets.count >= 4 { short.append(entry) }
      }
    }
    if !table.isEmpty { tables.append(table) }
  }

  /// Finds where secrets stand, in order; of those that start together the longest, none inside the one before it.
  ///
  /// Overlapping places of one secret count as one.
  public func occurrences(in bytes: [UInt8]) -> [Occurrence] {
    if tables.isEmpty { return [] }
    let found = bytes.withUnsafeBufferPointer { find(in: $0) }
    let inside = encoded(in: bytes)
    return inside.isEmpty ? found : (found + inside).sorted { $0.range.lowerBound < $1.range.lowerBound }
  }

  /// Runs of base64 that hold a short secret amid other text.
  private func encoded(in bytes: [UInt8]) -> [Occurrence] {
    if short.isEmpty { return [] }
    return EncodedText.runs(in: bytes).compactMap { run in
      let texts = EncodedText.readings(of: bytes[run])
      let entry = short.first { entry in texts.contains { entry.stands(somewhereIn: $0) } }
      return entry.map { Occurrence(label: $0.label, form: .base64, range: run) }
    }
  }

  private func find(in bytes: UnsafeBufferPointer<UInt8>) -> [Occurrence] {
    var found: [Occurrence] = []
    var end = 0
    for start in bytes.indices {
      guard let entry = entry(at: start, in: bytes) else { continue }
      let range = start..<start + entry.octets.count
      if range.upperBound <= end { continue }
      let overlaps = range.lowerBound < end
      end = range.upperBound
      if overlaps, let last = found.indices.last, found[last].label == entry.label {
        found[last].range = found[last].range.lowerBound..<end
        continue
      }
      found.append(Occurrence(label: entry.label, form: entry.form, range: range))
    }
    return found
  }

  /// Puts `‹label›` where secrets stand; overlapping ones become one.
  public func redact(_ bytes: [UInt8]) -> [UInt8] {
    let found = occurrences(in: bytes)
    if found.isEmpty { return bytes }
    var redacted: [UInt8] = []
    redacted.reserveCapacity(bytes.count)
    var end = 0
    for occurrence in found {
      if occurrence.range.lowerBound >= end {
        redacted += bytes[end..<occurrence.range.lowerBound]
        redacted += "‹\(occurrence.label)›".utf8
      }
      end = max(end, occurrence.range.upperBound)
    }
    redacted += bytes[end...]
    return redacted
  }

  /// Puts `‹label›` where secrets stand; overlapping ones become one.
  public func redact(_ text: String) -> String {
    String(decoding: redact(Array(text.utf8)), as: UTF8.self)
  }

  /// Puts `‹label›` where secrets stand, and where a cut, shown as `…`, left the beginning of one.
  public func redactCut(_ text: String) -> String {
    let pieces = redact(text).split(separator: "…", omittingEmptySubsequences: false)
    let shown = pieces.enumerated().map { index, piece in
      index == pieces.count - 1 ? String(piece) : withoutBeginning(Array(piece.utf8))
    }
    return shown.joined(separator: "…")
  }

  /// Puts `‹label›` where secrets stand, and for the beginning of one with which a text ends: it is a part of more.
  public func redactPart(_ text: String) -> String { withoutBeginning(redact(Array(text.utf8))) }

  /// A text with `‹label›` for the beginning of a secret at its end.
  private func withoutBeginning(_ bytes: [UInt8]) -> String {
    let begun = tables.compactMap { $0.longestBeginning(atEndOf: bytes) }.max { $0.count < $1.count }
    guard let begun else { return String(decoding: bytes, as: UTF8.self) }
    return String(decoding: bytes.dropLast(begun.count), as: UTF8.self) + "‹\(begun.label)›"
  }

  /// The longest spelling that stands at a place.
  private func entry(at start: Int, in bytes: UnsafeBufferPointer<UInt8>) -> SpellingTable.Entry? {
    var longest: SpellingTable.Entry?
    for index in tables.indices {
      guard let entry = tables[index].longest(at: start, in: bytes) else { continue }
      if longest.map({ $0.octets.count < entry.octets.count }) ?? true { longest = entry }
    }
    return longest
  }
}
