import CaseModel

extension CaseRecord {
  /// Says how many of the cases were withheld, a sentence for each reason.
  static func withheldNotes(_ cases: [CaseRecord]) -> [String] {
    let reasons = cases.filter { $0.outcome == .skipped }.compactMap(\.reason).filter { $0.hasPrefix("withheld: ") }
    return Set(reasons).sorted().map { reason in
      let count = reasons.count { $0 == reason }
      return "\(count) \(count == 1 ? "case was" : "cases were") not sent, \(reason)"
    }
  }
}
