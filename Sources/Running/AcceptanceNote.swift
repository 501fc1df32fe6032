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
    // A refusal that cannot be read may be blamed on the case too: what counts is what the answer was read as.
    let isAccepted = { (item: CaseRecord) in
      item.findings.contains { finding in
        finding.requirement == item.requirements.first
          && item.exchanges.contains { $0.step == finding.step && $0.outcome == Outcome.accepted }
      }
    }
    guard wrong.count >= fewest, wrong.allSatisfy(isAccepted) else { return nil }
    return
      "nothing is refused: all \(wrong.count) requests of \(operation.id) with something wrong in them were taken, as if nobody looked at them"
  }
}
