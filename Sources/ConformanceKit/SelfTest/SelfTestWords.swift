import Judging
import Planning

// A self-test in words: what the console shows, and what the Markdown report says in sentences.

extension SelfTestMatrix {
  /// The matrix as plain text: survivors and false alarms first; the last line holds the numbers.
  public var text: String {
    var lines: [String] = []
    for record in records {
      lines += record.troubles.map { "  \($0)" }
      lines.append("\(record.title): \(record.numbers)")
    }
    lines += withoutSoleKill
    let failed = records.count { !$0.passed }
    lines.append(
      "\(records.reduce(0) { $0 + $1.faults.count }) faults, \(records.reduce(0) { $0 + $1.survivors.count }) survived; "
        + "\(records.reduce(0) { $0 + $1.variants.count }) variants, "
        + "\(records.reduce(0) { $0 + $1.falseAlarms.count }) refused; "
        + (failed == 0 ? "the kit catches what it must and passes what it must" : "\(failed) of \(records.count) fail"))
    return lines.joined(separator: "\n")
  }

  /// The generators and checks for which no fault was seen that they alone catch, a line each.
  var withoutSoleKill: [String] {
    Planner.generators.map(\.name).filter { generators[$0] == nil }.map {
      "nothing is caught by the generator \($0) alone"
    }
      + Judge.checkNames.filter { checks[$0] == nil }.map { "nothing is caught by \($0) alone" }
  }
}

extension SelfTest {
  /// What is going to be run, for people.
  public var words: String {
    "\(contract.id) with \(authentication): \(faults.count) faults, \(variants.count) variants, "
      + "\(plan.cases.count) cases"
  }
}

extension SelfTestRecord {
  var title: String { authentication == "none" ? contract : "\(contract) with \(authentication)" }

  /// What fails the self-test, and what deserves a look, a line each.
  var troubles: [String] {
    survivors.map { "SURVIVED \($0.name)" }
      + falseAlarms.map { "FALSE ALARM \($0.name) (\($0.summary)): \($0.complaints.first ?? $0.verdict)" }
      + degenerates.filter { !$0.passed }.map { "CERTIFIED \($0.name): \($0.verdict), proved \($0.proved.count)" }
      + withoutFault.map { "WITHOUT FAULT \($0)" }
      + faults.filter { $0.outcome == .killedAsideEffect }.map {
        "side effect: \($0.name) is caught by \($0.cases.first ?? "?")"
      }
  }

  var numbers: String {
    let side = faults.count { $0.outcome == .killedAsideEffect }
    return "\(faults.count) faults: \(faults.count - side - survivors.count) killed, \(side) killed as a side effect, "
      + "\(survivors.count) survived; \(variants.count) variants: \(variants.count - falseAlarms.count) pass, "
      + "\(falseAlarms.count) refused; \(degenerates.count) degenerate servers: "
      + "\(degenerates.count { !$0.passed }) certified; \(withoutFault.count) requirements without fault, "
      + "\(notObservable.count) not observable; \(idleCases.count) of \(cases.count) cases caught nothing"
  }
}
