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
  ///   - limit: bytes of each message of an exchange that are shown at most.
  func lines(showsAll: Bool, limit: Int = TextLimit.message) -> [Line] {
    var lines = [Line(role: .field, label: "promise", text: "\(level.rawValue): \(statement)")]
    lines += Self.list("source", citations)
    if let reason, reason != title { lines += Self.list("reason", [reason]) }
    if showsAll {
      for (index, occurrence) in occurrences.enumerated() {
        if index > 0 { lines += Self.list("finding", ["\(index + 1) of \(occurrences.count): \(occurrence.title)"]) }
        lines += occurrence.lines(cases: [occurrence.caseID], limit: limit)
      }
    } else if let first = occurrences.first {
      lines += first.lines(cases: shortList(of: failingCases), limit: limit)
    }
    return lines
  }

  /// At most three ids, and how many there are.
  private func shortList(of ids: [String]) -> [String] {
    let shown = ids.prefix(3)
    return ids.count > shown.count ? shown + ["and \(counted(ids.count - shown.count, "more case"))"] : Array(shown)
  }

  fileprivate static func list(_ label: String, _ texts: [String]) -> [Line] {
    texts.enumerated().map { Line(role: .field, label: $0.offset == 0 ? label : "", text: $0.element) }
  }
}

extension FailureText.Occurrence {
  /// The finding line by line, its title aside.
  fileprivate func lines(cases: [String], limit: Int) -> [FailureText.Line] {
    var lines: [FailureText.Line] = []
    for (label, text) in [("expected", expected), ("actual", actual), ("where", place)] where !text.isEmpty {
      lines.append(FailureText.Line(role: .field, label: label, text: text))
    }
    lines += FailureText.list(cases.count > 1 ? "cases" : "case", cases)
    lines += FailureText.list("hint", hints)
    guard let exchange else { return lines }
    lines += exchange.lines(limit: limit).map { FailureText.Line(role: .exchange, label: "", text: $0) }
    if !exchange.curl.isEmpty {
      lines.append(FailureText.Line(role: .command, label: "", text: exchange.curl))
    }
    return lines
  }
}
