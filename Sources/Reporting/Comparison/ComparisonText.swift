import CaseModel

extension RunComparison {
  /// What changed, for a terminal: a part for each kind of change, regressions first, and the numbers in the last line.
  public var text: String {
    var lines = ["old: \(oldName)", "new: \(newName)"]
    for change in Change.allCases where change != .unchanged {
      let some = rows.filter { $0.change == change }
      guard !some.isEmpty else { continue }
      lines += ["", "\(change.rawValue): \(some.count)"]
      for row in some {
        lines.append("  \(row.requirement)")
        lines.append("    old  \(Self.side(row.old?.rawValue, row.oldEvidence))")
        lines.append("    new  \(Self.side(row.new?.rawValue, row.newEvidence))")
      }
    }
    return (lines + ["", summary]).joined(separator: "\n")
  }

  /// `worse`, `no regression`, or that nothing can be said.
  var verdict: String { hasRegressions ? "worse" : isDecided ? "no regression" : "no verdict" }

  /// The numbers in one line.
  public var summary: String { "\(verdict): \(numbers)" }

  /// How many requirements changed in which way.
  var numbers: String { Change.allCases.map { "\(count($0)) \($0.rawValue)" }.joined(separator: ", ") }

  static func side(_ status: String?, _ evidence: String) -> String {
    let status = status ?? "not in the contract"
    return evidence.isEmpty ? status : "\(status): \(evidence)"
  }

  /// The comparison as Markdown: a table of what changed.
  public var markdown: String {
    let changed = Change.allCases.flatMap { change in
      change == .unchanged ? [] : rows.filter { $0.change == change }
    }
    var blocks = [
      "# \(verdict)", MarkdownText.words(summary),
      "- old: \(MarkdownText.words(oldName))\n- new: \(MarkdownText.words(newName))",
    ]
    if !changed.isEmpty {
      blocks.append(
        MarkdownText.table(
          ["change", "requirement", "old", "new"],
          changed.map { row in
            [
              row.change.rawValue, MarkdownText.code(row.requirement),
              MarkdownText.words(Self.side(row.old?.rawValue, row.oldEvidence)),
              MarkdownText.words(Self.side(row.new?.rawValue, row.newEvidence)),
            ]
          }))
    }
    return blocks.joined(separator: "\n\n") + "\n"
  }
}
