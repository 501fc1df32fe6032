public import CaseModel
import ContractModel

extension FailureText {
  /// The words of every requirement of a contract, in the record's order.
  ///
  /// A finding that names no requirement of the record, and a case that failed without a finding, stand at the end
  /// under the id they name: nothing found is left out.
  public static func all(of contract: ContractRecord) -> [FailureText] {
    var found: [String: [Occurrence]] = [:]
    var strays: [String] = []
    let known = Set(contract.requirements.map(\.requirement.id))
    for record in contract.cases {
      for (id, occurrence) in occurrences(of: record) {
        if !known.contains(id), found[id] == nil { strays.append(id) }
        found[id, default: []].append(occurrence)
      }
    }
    let texts = contract.requirements.map {
      FailureText($0, in: contract, occurrences: found[$0.requirement.id] ?? [])
    }
    return texts
      + strays.map { id in
        let requirement = Requirement(id: id, operation: "", statement: "no requirement of the record has this id")
        let record = RequirementRecord(requirement: requirement, status: .broken)
        return FailureText(record, in: contract, occurrences: found[id] ?? [])
      }
  }

  /// The broken requirements, then the warned and the waived ones, then others with findings, which count for nothing.
  public static func findings(of contract: ContractRecord) -> [FailureText] {
    let texts = all(of: contract)
    let shown: [RequirementRecord.Status] = [.broken, .warned, .waived]
    return shown.flatMap { status in texts.filter { $0.status == status } }
      + texts.filter { !shown.contains($0.status) && !$0.occurrences.isEmpty }
  }

  private static func occurrences(of record: CaseRecord) -> [(String, Occurrence)] {
    if record.findings.isEmpty, record.outcome == .failed {
      return [(record.requirements.first ?? record.id, Occurrence(failed: record))]
    }
    return record.findings.map { ($0.requirement, Occurrence($0, of: record)) }
  }
}
