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
    let own = wrong.map { item in item.findings.filter { $0.requirement == item.requirements.first } }
    // An answer without a body, as to HEAD, tells no success; but where most tell none, they may be refusals that cannot
    // be read, which are blamed on the cases too.
    let accepted = own.count { findings in findings.contains { $0.title == Finding.accepted } }
    guard wrong.count >= fewest, own.allSatisfy({ !$0.isEmpty }), accepted > wrong.count / 2 else { return nil }
    return
      "nothing is refused: all \(wrong.count) requests of \(operation.id) with something wrong in them were taken, as if nobody looked at them"
  }
}
