import CaseModel
import ContractModel

/// Why requirements have no answer: the requirements of one status, by their reasons.
struct Reasons: Sendable {
  /// One reason with the ids of the requirements it holds for.
  struct Entry: Sendable, Hashable {
    /// Safe to show.
    var reason: String
    var requirements: [String]
  }

  /// In the order in which the reasons first stand in the record.
  var entries: [Entry] = []

  /// Collects the reasons of one status.
  init(_ status: RequirementRecord.Status, of contract: ContractRecord) {
    var indexes: [String: Int] = [:]
    for record in contract.requirements where record.status == status {
      let reason = oneLine(record.reason ?? record.requirement.notObservable ?? "no reason given")
      let index = indexes[reason] ?? entries.count
      if index == entries.count {
        indexes[reason] = index
        entries.append(Entry(reason: reason, requirements: []))
      }
      entries[index].requirements.append(oneLine(record.requirement.id))
    }
  }
}
