import CaseModel
import ContractModel

/// Works out what a run says of each requirement.
struct RequirementTally {
  let requirements: [Requirement]
  let held: Set<String>
  /// Operations none of whose controls was accepted: nothing about them is proved.
  let unprovable: Set<String>
  let stopped: String?
  /// The requirements that the plan does not exercise, with the reason.
  let unexercised: [String: String]
  /// Whether other shards may exercise what this run does not.
  var isShard = false

  func records(_ cases: [CaseRecord]) -> [RequirementRecord] {
    var made: [String: [CaseRecord]] = [:]
    var broken: [String: [String]] = [:]
    for record in cases {
      for id in record.requirements { made[id, default: []].append(record) }
      for id in Set(record.findings.map(\.requirement)) { broken[id, default: []].append(record.id) }
    }
    return requirements.map { requirement in
      record(requirement, cases: made[requirement.id] ?? [], broken: broken[requirement.id] ?? [])
    }
  }

  private func record(_ requirement: Requirement, cases: [CaseRecord], broken: [String]) -> RequirementRecord {
    var ids = broken
    ids += cases.map(\.id).filter { !broken.contains($0) }
    func make(_ status: RequirementRecord.Status, _ reason: String? = nil) -> RequirementRecord {
      RequirementRecord(requirement: requirement, status: status, reason: reason, cases: ids)
    }
    if !broken.isEmpty {
      switch requirement.level {
      case .must: return make(.broken)
      case .should: return make(.warned)
      case .may: return make(.notExercised, "seen otherwise, which a MAY allows")
      }
    }
    if let reason = requirement.notObservable { return make(.notObservable, reason) }
    if unprovable.contains(requirement.operation), !cases.isEmpty || held.contains(requirement.id) {
      return make(.undecided, "no control of the operation was accepted")
    }
    let proving = cases.contains { $0.outcome == .passed || $0.outcome == .warned ? proves($0, requirement) : false }
    if proving || held.contains(requirement.id) { return make(.proved) }
    if let undecided = cases.first(where: { $0.outcome == .undecided }) { return make(.undecided, undecided.reason) }
    if let failed = cases.first(where: { $0.outcome == .failed }) {
      return make(.undecided, "its cases broke another promise: \(failed.findings.first?.requirement ?? failed.id)")
    }
    if let skipped = cases.first(where: { $0.outcome == .skipped }) { return make(.notExercised, skipped.reason) }
    if cases.contains(where: { $0.kind == .open }) {
      return make(.notExercised, "the documents leave open what every case of it brings")
    }
    if let stopped, unexercised[requirement.id] == nil { return make(.undecided, stopped) }
    return make(
      .notExercised, unexercised[requirement.id] ?? (isShard ? "left to another shard" : "no answer showed it"))
  }

  /// Whether a case that passed proves a requirement: one whose outcome the documents leave open proves nothing they
  /// promise, only that the answer was sound.
  private func proves(_ record: CaseRecord, _ requirement: Requirement) -> Bool {
    record.kind != .open || requirement.suite != .documented
  }
}
