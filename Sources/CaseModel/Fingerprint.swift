import PayloadCrypto

/// Names breaches so that the same breach has the same name in every run, on every host, in any order.
///
/// A fingerprint is made of what the contract and the plan fix (requirement, case, kind of finding, where) and of the
/// answer's status: a case that was refused with another status, or not at all, is another breach. Values that change
/// from run to run are no part of it.
public enum Fingerprint {
  /// Hexadecimal digits of a fingerprint.
  public static let length = 16

  /// Names one finding of a case.
  ///
  /// - Parameter isConcurrent: whether the steps of the case were sent at the same moment, so that chance says which of
  ///   them a breach shows in.
  public static func of(_ finding: Finding, in record: CaseRecord, isConcurrent: Bool) -> String {
    var parts = ["1", finding.requirement, record.id, finding.title, place(finding.place)]
    if !isConcurrent {
      let status = record.exchanges.first { $0.step == finding.step }?.status
      parts.append(status.map { "\($0)" } ?? "no answer")
      // The findings of a control come from any of its sendings: their steps are no part of the case.
      if record.kind == .scenario { parts.append("step \(finding.step)") }
    }
    return String(Digest.sha256Hex(Array(parts.joined(separator: "\n").utf8)).prefix(length))
  }

  /// The place without offsets and counts, and without the words for what the case changed, which its id tells.
  private static func place(_ text: String) -> String {
    if text.hasPrefix("the answer to: ") { return "answer" }
    var result = ""
    for character in text {
      let isDigit = character.isASCII && character.isNumber
      if !isDigit { result.append(character) } else if result.last != "#" { result.append("#") }
    }
    return result
  }
}

extension CaseRecord {
  /// The record with a fingerprint on every finding.
  ///
  /// - Parameter isConcurrent: whether the steps of the case were sent at the same moment.
  public func fingerprinted(isConcurrent: Bool) -> CaseRecord {
    var record = self
    for index in record.findings.indices {
      record.findings[index].fingerprint = Fingerprint.of(findings[index], in: self, isConcurrent: isConcurrent)
    }
    return record
  }
}
