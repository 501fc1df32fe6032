/// Searches whole files for many secrets at once, in every spelling that a ``Redactor`` knows.
///
/// In a whole file short values stand by chance, and a find keeps it back. So looked for are secrets of eight octets or
/// more, digits only as a whole run of digits; and secrets of six or seven octets where they mix letters with digits or
/// signs, in plain as a whole run of letters and digits. Others, such as a PIN of four digits, are not looked for: a
/// ``Redactor`` hides them in every message before it becomes part of a report.
public struct SecretScan: Sendable {
  /// From how many octets on a secret is looked for whatever it consists of.
  public static let shortest = 8
  /// From how many octets on it is looked for when it is no word and no number.
  static let shortestMixed = 6

  private struct Entry: Sendable {
    var label: String
    var octets: [UInt8]
    var isDigits: Bool
    /// Whether letters and digits beside it make it another value.
    var isWholeRun: Bool
  }

  /// Spellings by their first six octets.
  private var entries: [UInt64: [Entry]] = [:]
  /// Whether a spelling starts with this pair of octets.
  private var starts = [Bool](repeating: false, count: 1 << 16)

  public init(_ secrets: [Redactor.Secret]) {
    var seen: Set<[UInt8]> = []
    for secret in secrets where Self.canBeTold(secret.bytes) && seen.insert(secret.bytes).inserted {
      for pattern in SecretForms.patterns(of: secret.bytes) {
        let isShort = pattern.octets.count < Self.shortest
        if isShort, pattern.form != .plain { continue }
        let entry = Entry(
          label: secret.label, octets: pattern.octets, isDigits: pattern.octets.allSatisfy(ASCII.isDigit),
          isWholeRun: isShort)
        let key = pattern.octets.prefix(Self.shortestMixed).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        if entries[key]?.contains(where: { $0.octets == entry.octets }) == true { continue }
        entries[key, default: []].append(entry)
        starts[Int(key >> 32)] = true
      }
    }
  }

  /// Whether a value is told from other text of a whole file, and so looked for.
  public static func canBeTold(_ secret: some Collection<UInt8>) -> Bool {
    if secret.count >= shortest { return true }
    let isWord = secret.allSatisfy { ASCII.isAlphanumeric($0) && !ASCII.isDigit($0) }
    return secret.count >= shortestMixed && !isWord && !secret.allSatisfy(ASCII.isDigit)
  }

  /// Returns the label of the first secret that stands in a file; nil when there is none.
  public func firstLabel(in bytes: [UInt8]) -> String? {
    var first: String?
    search(bytes) { label in
      first = label
      return false
    }
    return first
  }

  /// Returns the labels of all secrets that stand in a file.
  public func labels(in bytes: [UInt8]) -> Set<String> {
    var labels: Set<String> = []
    search(bytes) { label in
      labels.insert(label)
      return true
    }
    return labels
  }

  /// Calls back with every secret that is found until it returns false.
  private func search(_ bytes: [UInt8], _ found: (String) -> Bool) {
    let width = Self.shortestMixed
    guard !entries.isEmpty, bytes.count >= width else { return }
    bytes.withUnsafeBufferPointer { bytes in
      var window = bytes.prefix(width - 1).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
      for end in (width - 1)..<bytes.count {
        window = (window << 8 | UInt64(bytes[end])) & 0xFFFF_FFFF_FFFF
        guard starts[Int(window >> 32)], let candidates = entries[window] else { continue }
        for entry in candidates where stands(entry, at: end - width + 1, in: bytes) {
          if !found(entry.label) { return }
        }
      }
    }
  }

  private func stands(_ entry: Entry, at start: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    let end = start + entry.octets.count
    guard end <= bytes.count, bytes[start..<end].elementsEqual(entry.octets) else { return false }
    if !entry.isDigits, !entry.isWholeRun { return true }
    let isBesideIt = entry.isDigits ? ASCII.isDigit : ASCII.isAlphanumeric
    return !(start > 0 && isBesideIt(bytes[start - 1])) && !(end < bytes.count && isBesideIt(bytes[end]))
  }
}
