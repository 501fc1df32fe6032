extension SelfTestMatrix {
  /// The kill matrix as Markdown.
  public var markdown: String {
    var lines = ["# Kill matrix", ""]
    lines += records.map { "- \($0.title): \($0.numbers)" }
    lines += ["", "## What each generator and check alone catches", "", "| generator or check | fault |", "|---|---|"]
    for (name, fault) in generators.sorted(by: { $0.key < $1.key }) + checks.sorted(by: { $0.key < $1.key }) {
      lines.append("| \(name) | \(fault) |")
    }
    lines += [""] + withoutSoleKill.map { "- \($0)" } + [""]
    for record in records { lines += record.markdown }
    return lines.joined(separator: "\n")
  }
}

extension SelfTestRecord {
  /// How many cases of a fault the table names.
  private static let mostShown = 2

  fileprivate var markdown: [String] {
    var lines = ["## \(title)", "", numbers, "", "Contract SHA-256 `\(sha256)`.", ""]
    if !troubles.isEmpty { lines += troubles.map { "- \($0)" } + [""] }
    lines += ["| requirement | fault | outcome | caught by |", "|---|---|---|---|"]
    for fault in faults {
      let name = fault.name.dropFirst(fault.requirement.count + 1)
      let cases = fault.cases.prefix(Self.mostShown).joined(separator: ", ")
      let more = fault.cases.count > Self.mostShown ? ", …" : ""
      lines.append("| \(fault.requirement) | \(name) | \(fault.outcome.rawValue) | \(cases)\(more) |")
    }
    lines += ["", "| variant | passes |", "|---|---|"]
    lines += variants.map { "| \($0.name): \($0.summary) | \($0.passed ? "yes" : "**no**") |" }
    lines += ["", "| server that honours nothing | verdict | what is said of it |", "|---|---|---|"]
    lines += degenerates.map { "| \($0.name) | \($0.verdict) | \($0.sentence.replacing("|", with: "\\|")) |" }
    lines += Self.list(
      "No outside observer could see these broken:",
      notObservable.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" })
    lines += Self.list("Only cases made for other requirements find these broken:", aside)
    lines += Self.list("Cases that caught nothing:", idleCases)
    return lines + [""]
  }

  private static func list(_ title: String, _ items: [String]) -> [String] {
    items.isEmpty ? [] : ["", title, ""] + items.map { "- \($0)" }
  }
}
