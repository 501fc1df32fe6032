/// Searches whole files for many secrets at once, in every spelling that a ``Redactor`` knows.
///
/// Secrets of fewer than eight octets are not looked for: in a whole file they stand by chance. Digits count only as a
/// whole run of digits.
public struct SecretScan: Sendable {
  /// The fewest octets a secret must have to be looked for.
  public static let shortest = 8

  private struct Entry: Sendable {
    var label: String
    var octets: [UInt8]
    var isDigits: Bool
  }

  /// Spellings by their first eight octets.
  private var entries: [UInt64: [Entry]] = [:]
  /// Whether a spelling starts with this pair of octets.
  private var starts = [Bool](repeating: false, count: 1 << 16)

  public init(_ secrets: [Redactor.Secret]) {
    var seen: Set<[UInt8]> = []
    for secret in secrets where secret.bytes.count >= Self.shortest && seen.insert(secret.bytes).inserted {
      for pattern in SecretForms.patterns(of: secret.bytes) where pattern.octets.count >= Self.shortest {
        let entry = Entry(
          label: secret.label, octets: pattern.octets, isDigits: pattern.octets.allSatisfy(ASCII.isDigit))
        let key = pattern.octets.prefix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        if entries[key]?.contains(where: { $0.octets == entry.octets }) == true { continue }
        entries[key, default: []].append(entry)
        starts[Int(key >> 48)] = true
      }
    }
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
    guard !entries.isEmpty, bytes.count >= Self.shortest else { return }
    bytes.withUnsafeBufferPointer { bytes in
      var window = bytes.prefix(7).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
      for end in 7..<bytes.count {
        window = window << 8 | UInt64(bytes[end])
        guard starts[Int(window >> 48)], let candidates = entries[window] else { continue }
        for entry in candidates where stands(entry, at: end - 7, in: bytes) {
          if !found(entry.label) { return }
        }
      }
    }
  }

  private func stands(_ entry: Entry, at start: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    let end = start + entry.octets.count
    guard end <= bytes.count, bytes[start..<end].elementsEqual(entry.octets) else { return false }
    if !entry.isDigits { return true }
    return !(start > 0 && ASCII.isDigit(bytes[start - 1])) && !(end < bytes.count && ASCII.isDigit(bytes[end]))
  }
}
