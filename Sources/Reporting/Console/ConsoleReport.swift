public import CaseModel

/// Shows a run on a terminal: lines while it runs, its failures, and the numbers at the end.
///
/// Every part is text without a line end at its end, or empty when there is nothing to say. Nothing a server sent can
/// steer the terminal: control and hidden characters are spelled out.
public struct ConsoleReport: Sendable {
  public var style: ConsoleStyle

  /// Makes a report of a style.
  public init(_ style: ConsoleStyle = ConsoleStyle()) {
    self.style = style
  }

  /// Shows the whole run: the failures of each contract, then the summary.
  public func text(of run: RunRecord) -> String {
    let parts = run.contracts.map { contract in
      [heading(of: contract), failures(of: contract)].filter { !$0.isEmpty }.joined(separator: "\n\n")
    }
    return (parts + [summary(of: run)]).filter { !$0.isEmpty }
      .joined(separator: style.verbosity == .quiet ? "\n" : "\n\n")
  }

  /// Names a contract and its target before its cases run: `wibmo-prepaid 1.0.0 at http://127.0.0.1:8080`.
  public func heading(of contract: ContractRecord) -> String {
    guard style.verbosity != .quiet else { return "" }
    var line = style.paint(oneLine("\(contract.id) \(contract.version)"), .bold)
    line += oneLine(" at \(contract.target.url)")
    if contract.target.isMock { line += " (built-in mock)" }
    if let faults = contract.target.fault {
      line += style.paint(oneLine(" with fault\(faults.contains(", ") ? "s" : "") \(faults)"), .yellow)
    }
    return Self.withoutCommands(line)
  }

  /// Says how the cases of one group of an operation ended; empty in quiet style.
  public func progressLine(operation: String, group: String, _ totals: Totals) -> String {
    guard style.verbosity != .quiet else { return "" }
    let isBad = totals[.failed] > 0
    let name = "  " + padded(oneLine(operation), 16) + "  " + padded(oneLine(group), 36) + "  "
    let marked = CaseOutcome.allCases.filter { totals[$0] > 0 || ($0 == .passed && totals.caseCount == 0) }
      .map { paint("\(totals[$0]) \($0.rawValue)", $0) }
    return (isBad ? style.paint("✗", .red) : " ") + name.dropFirst() + marked.joined(separator: ", ")
  }

  /// The progress lines of a finished run, by operation and group in the order of the cases.
  public func progressLines(of contract: ContractRecord) -> String {
    var order: [CaseRecord.Place] = []
    var totals: [CaseRecord.Place: Totals] = [:]
    for record in contract.cases {
      if totals[record.place] == nil { order.append(record.place) }
      totals[record.place, default: Totals()].cases[record.outcome, default: 0] += 1
    }
    return order.map { progressLine(operation: $0.operation, group: $0.group, totals[$0] ?? Totals()) }
      .filter { !$0.isEmpty }.joined(separator: "\n")
  }

  private func paint(_ text: String, _ outcome: CaseOutcome) -> String {
    switch outcome {
    case .passed: style.paint(text, .green)
    case .failed: style.paint(text, .red)
    case .warned, .waived, .undecided: style.paint(text, .yellow)
    case .skipped: style.paint(text, .dim)
    }
  }
}

/// Fills a text up with spaces to a width in scalars.
func padded(_ text: String, _ width: Int) -> String {
  text + String(repeating: " ", count: max(0, width - text.unicodeScalars.count))
}

extension CaseRecord {
  /// The operation and the group's own name of a case.
  struct Place: Hashable {
    var operation: String
    var group: String
  }

  /// Where the case's line stands; the group loses the contract and operation that its id starts with.
  var place: Place {
    let parts = group.split(separator: "/", maxSplits: 2, omittingEmptySubsequences: false)
    return Place(operation: operation, group: parts.count == 3 ? String(parts[2]) : group)
  }
}
