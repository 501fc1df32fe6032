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

  /// The numbers in one line.
  public var summary: String {
    let numbers = Change.allCases.map { "\(count($0)) \($0.rawValue)" }.joined(separator: ", ")
    let verdict =
      hasRegressions ? "worse" : isDecided ? "no regression" : "no verdict on the new run"
    return "\(verdict): \(numbers)"
  }

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
      "# \(hasRegressions ? "Worse" : "No regression")", MarkdownText.words(summary),
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

  /// The comparison as one HTML page that loads nothing from elsewhere; every requirement is in it.
  public var html: [UInt8] {
    var html = HTMLText()
    html.markup("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
    html.markup("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
    html.markup(
      "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
    )
    html.element("title", [], summary)
    html.markup(HTMLStyle.sheet)
    html.markup("</head>\n<body>\n<main>\n")
    html.element("h1", [], hasRegressions ? "worse" : "no regression")
    html.element("p", [], summary)
    html.facts([("old", oldName), ("new", newName)])
    html.markup(
      "<table>\n<caption>every requirement of both runs</caption>\n<thead><tr><th scope=\"col\">change</th>"
    )
    html.markup(
      "<th scope=\"col\">requirement</th><th scope=\"col\">old</th><th scope=\"col\">new</th></tr></thead>\n<tbody>\n"
    )
    for change in Change.allCases {
      for row in rows where row.change == change {
        html.markup("<tr>")
        html.element("td", [], change.rawValue)
        html.markup("<th scope=\"row\">")
        html.element("code", [], row.requirement)
        html.markup("</th>")
        html.element("td", [], Self.side(row.old?.rawValue, row.oldEvidence))
        html.element("td", [], Self.side(row.new?.rawValue, row.newEvidence))
        html.markup("</tr>\n")
      }
    }
    html.markup("</tbody>\n</table>\n</main>\n</body>\n</html>\n")
    return html.bytes
  }
}
