import CaseModel

extension RunComparison {
  /// The comparison as one HTML page that loads nothing from elsewhere: a table for each kind of change, old beside new;
  /// every requirement is in it.
  public var html: [UInt8] {
    var html = HTMLText()
    html.head(title: summary)
    html.markup("<body>\n<a class=\"skip\" href=\"#main\">to the changes</a>\n")
    html.open("header", [("class", "banner \(hasRegressions ? "broken" : isDecided ? "conforms" : "undecided")")])
    html.element("h1", [], verdict)
    html.element("p", [("class", "why")], numbers)
    html.facts([("old", oldName), ("new", newName)])
    html.close("header")
    html.markup("<main id=\"main\" tabindex=\"-1\">\n")
    for change in Change.allCases {
      let rows = rows.filter { $0.change == change }
      if rows.isEmpty { continue }
      if change == .unchanged {
        html.markup("<h2>unchanged</h2>\n<details><summary>")
        html.text(counted(rows.count, "requirement"))
        html.markup("</summary>\n")
        table(rows, of: change, &html)
        html.close("details")
      } else {
        html.element("h2", [], "\(change.rawValue): \(rows.count)")
        table(rows, of: change, &html)
      }
    }
    html.markup("</main>\n</body>\n</html>\n")
    return html.bytes
  }

  private func table(_ rows: [Row], of change: Change, _ html: inout HTMLText) {
    html.markup("<table class=\"sides\">\n<caption>")
    html.text("\(counted(rows.count, "requirement")), \(change.rawValue)")
    html.markup("</caption>\n<thead><tr><th scope=\"col\">requirement</th><th scope=\"col\">old</th>")
    html.markup("<th scope=\"col\">new</th></tr></thead>\n<tbody>\n")
    for row in rows {
      html.markup("<tr><th scope=\"row\">")
      html.element("code", [], row.requirement)
      html.markup("</th>")
      side(row.old, row.oldEvidence, &html)
      side(row.new, row.newEvidence, &html)
      html.markup("</tr>\n")
    }
    html.markup("</tbody>\n</table>\n")
  }

  private func side(_ status: RequirementRecord.Status?, _ evidence: String, _ html: inout HTMLText) {
    html.open("td", [("class", status?.className ?? "")])
    html.element("span", [("class", "status")], status?.rawValue ?? "not in the contract")
    if !evidence.isEmpty { html.element("p", [], evidence) }
    html.close("td")
  }
}
