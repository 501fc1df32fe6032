public import CaseModel
import ContractModel

extension ConsoleReport {
  /// Shows what each contract came to, then the verdict with its reason, then the numbers in the last line.
  public func summary(of run: RunRecord) -> String {
    let totals = Totals(run)
    var lines: [String] = []
    if style.verbosity != .quiet {
      for contract in run.contracts { lines += self.lines(of: contract, in: run) + [""] }
      if run.wasInterrupted { lines.append(style.paint("interrupted: what was not sent is undecided", .yellow)) }
    }
    lines.append("\(paint(run.verdict)): \(run.verdictReason)")
    lines.append(
      [
        counted(run.contracts.count, "contract"),
        "\(counted(totals.caseCount, "case")): \(totals.caseText)",
        "\(counted(totals.requirementCount, "requirement")): \(totals.requirementText)",
        TimeText.duration(microseconds: run.duration),
      ].joined(separator: "; "))
    return Self.withoutCommands(lines.joined(separator: "\n"))
  }

  private func lines(of contract: ContractRecord, in run: RunRecord) -> [String] {
    let totals = Totals(contract)
    let verdict = run.verdict(of: contract)
    let time = TimeText.duration(microseconds: contract.duration)
    var lines = [
      style.paint(oneLine(contract.id), .bold) + ": \(paint(verdict))",
      "  cases         \(totals.caseCount): \(totals.caseText)",
      "  requirements  \(totals.requirementCount): \(totals.requirementText)",
      "  requests      \(contract.requestsSent) in \(time)",
    ]
    lines += Coverage(contract).rows.map { row in
      "  " + padded(row.suite.rawValue, 14) + padded(row.level.rawValue, 8) + row.text
    }
    lines += reasons(.undecided, contract)
    lines += reasons(.notExercised, contract)
    if style.verbosity == .verbose { lines += reasons(.notObservable, contract) }
    return lines
  }

  /// Why requirements have no answer: one line a reason with their number, in verbose style with their ids.
  private func reasons(_ status: RequirementRecord.Status, _ contract: ContractRecord) -> [String] {
    let entries = Reasons(status, of: contract).entries
    let isVerbose = style.verbosity == .verbose
    let shown = isVerbose ? entries[...] : entries.prefix(5)
    var lines = shown.flatMap { entry in
      let sentence = "  \(entry.requirements.count) \(status.rawValue): \(entry.reason)"
      let head = wrapped(sentence, width: style.width - 4).enumerated().map {
        ($0.offset == 0 ? "" : "    ") + $0.element
      }
      return head + (isVerbose ? entry.requirements.map { "      " + $0 } : [])
    }
    if entries.count > shown.count {
      lines.append(
        "  \(status.rawValue) for \(counted(entries.count - shown.count, "more reason")): --verbose shows them")
    }
    return lines
  }

  private func paint(_ verdict: Verdict) -> String {
    switch verdict {
    case .conforms: style.paint(verdict.rawValue, .green)
    case .doesNotConform: style.paint(verdict.rawValue, .red)
    case .noVerdict: style.paint(verdict.rawValue, .yellow)
    }
  }
}
