import CaseModel

extension FailureText {
  /// The failure in one line: what was found, expected and actual, and how many cases show it.
  var sentence: String {
    var parts = [title]
    if let first = occurrences.first {
      if !first.expected.isEmpty { parts.append("expected \(first.expected)") }
      if !first.actual.isEmpty { parts.append("actual \(first.actual)") }
      if !first.stability.isEmpty { parts.append(first.stability) }
      parts.append("shown by \(counted(failingCases.count, "case")), first \(first.caseID)")
    }
    return parts.joined(separator: "; ")
  }

  /// The names of its breaches, each once, in an order that is the same in every run.
  var fingerprints: [String] { Set(occurrences.map(\.fingerprint)).sorted() }

  /// The one name of the failure, where a format has room for one.
  var fingerprint: String { fingerprints.first ?? checksum(requirement) }
}

/// The FNV-1a checksum of a text, 64 bits in 16 hexadecimal digits: no seal, but the same everywhere.
func checksum(_ text: String) -> String {
  let hash = text.utf8.reduce(0xCBF2_9CE4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
  let digits = String(hash, radix: 16)
  return String(repeating: "0", count: 16 - digits.count) + digits
}
