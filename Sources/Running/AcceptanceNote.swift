import CaseModel
import ContractModel

/// Says on top of a report that a target accepts whatever it is sent: a hundred breaches have one cause then.
enum AcceptanceNote {
  /// How many requests that must be refused tell that none is.
  private static let fewest = 5

  /// The sentence; nil where some request was refused, or too few were sent to tell.
  static func text(of operation: Operation, _ cases: [CaseRecord]) -> String? {
    let wrong = cases.filter { item in
      item.operation == operation.id && item.kind == .negative && (item.outcome == .passed || item.outcome == .failed)
    }
    let isAccepted = { (item: CaseRecord) in
      item.findings.contains { $0.requirement == item.requirements.first }
    }
    guard wrong.count >= fewest, wrong.allSatisfy(isAccepted) else { return nil }
    return
      "nothing is refused: all \(wrong.count) requests of \(operation.id) with something wrong in them were taken, as if nobody looked at them"
  }
}
