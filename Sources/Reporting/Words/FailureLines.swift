import ContractModel

extension FailureText {
  /// One line of a failure with what it is.
  struct Line: Sendable, Hashable {
    enum Role: Sendable, Hashable {
      case field, exchange, command
    }

    var role: Role
    /// What the line says; empty where it goes on from the one before, and outside fields.
    var label: String
    var text: String
  }

  /// The failure line by line, its title and source aside.
  ///
  /// - Parameters:
  ///   - showsAll: whether every finding of every case is shown with its exchange, or the first one of all.
  ///   - caseLimit: ids of failing cases listed at most when only the first finding is shown.
  func lines(showsAll: Bool, caseLimit: Int = 3) -> [Line] {
    var lines = [Line(role: .field, label: "promise", text: "\(level.rawValue): \(statement)")]
    lines += Self.list("source", citations)
    if let reason, reason != title { lines += Self.list("reason", [reason]) }
    if showsAll {
      for (index, occurrence) in occurrences.enumerated() {
        if index > 0 { lines += Self.list("finding", ["\(index + 1) of \(occurrences.count): \(occurrence.title)"]) }
        lines += occurrence.lines(cases: [occurrence.caseID])
      }
    } else if let first = occurrences.first {
      lines += first.lines(cases: caseList(limit: caseLimit))
    } else {
      lines += Self.list(cases.count > 1 ? "cases" : "case", Self.short(cases, limit: caseLimit))
    }
    return lines
  }

  /// The failing cases, each once, with what came where that differs from the first one.
  private func caseList(limit: Int) -> [String] {
    var seen: Set<String> = []
    var list: [String] = []
    for occurrence in occurrences where seen.insert(occurrence.caseID).inserted && list.count < limit {
      let differs = occurrence.actual != occurrences.first?.actual
      list.append(occurrence.caseID + (differs ? ": \(cut(occurrence.actual, to: TextLimit.aside))" : ""))
    }
    return Self.short(list, of: failingCases.count, limit: limit)
  }

  /// At most so many of the entries, and how many more there are.
  private static func short(_ list: [String], of total: Int? = nil, limit: Int) -> [String] {
    let shown = Array(list.prefix(limit))
    let rest = (total ?? list.count) - shown.count
    return rest > 0 ? shown + ["and \(counted(rest, "more case"))"] : shown
  }

  fileprivate static func list(_ label: String, _ texts: [String]) -> [Line] {
    texts.enumerated().map { Line(role: .field, label: $0.offset == 0 ? label : "", text: $0.element) }
  }
}

extension FailureText.Occurrence {
  /// The finding line by line, its title aside.
  fileprivate func lines(cases: [String]) -> [FailureText.Line] {
    var lines: [FailureText.Line] = []
    let facts = [("expected", expected), ("actual", actual), ("where", place), ("stability", stability)]
    for (label, text) in facts where !text.isEmpty {
      lines.append(FailureText.Line(role: .field, label: label, text: text))
    }
    lines += FailureText.list(cases.count > 1 ? "cases" : "case", cases)
    lines += FailureText.list("hint", hints)
    guard let exchange else { return lines }
    lines += exchange.lines.map { FailureText.Line(role: .exchange, label: "", text: $0) }
    if !exchange.curl.isEmpty {
      lines.append(FailureText.Line(role: .command, label: "", text: exchange.curl))
    }
    return lines
  }
}
