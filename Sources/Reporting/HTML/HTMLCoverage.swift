import CaseModel
import ContractModel

extension HTMLReport {
  /// Writes the counts by suite and level; the denominator is every requirement.
  func coverage(_ contract: ContractRecord, prefix: String, _ html: inout HTMLText) {
    let coverage = Coverage(contract)
    guard !coverage.rows.isEmpty else { return }
    html.element("h3", [], "Coverage")
    bar(Totals(contract), &html)
    html.markup("<table class=\"totals\">\n<caption>requirements by suite and level</caption>\n<thead><tr>")
    html.markup("<th scope=\"col\">suite</th><th scope=\"col\">level</th>")
    for status in coverage.statuses { html.element("th", [("scope", "col")], status.rawValue) }
    html.markup("<th scope=\"col\">all</th></tr></thead>\n<tbody>\n")
    for row in coverage.rows {
      html.markup("<tr>")
      html.element("th", [("scope", "row")], row.suite.rawValue)
      html.element("td", [], row.level.rawValue)
      for status in coverage.statuses { html.element("td", [("class", "number")], String(row[status])) }
      html.element("td", [("class", "number")], String(row.total))
      html.markup("</tr>\n")
    }
    html.markup("</tbody>\n</table>\n")
  }

  /// One bar of all requirements, a part for each status.
  private func bar(_ totals: Totals, _ html: inout HTMLText) {
    let all = max(totals.requirementCount, 1)
    html.open(
      "svg",
      [
        ("class", "bar"), ("viewBox", "0 0 \(all) 1"), ("preserveAspectRatio", "none"), ("role", "img"),
        ("aria-label", totals.requirementText),
      ])
    var start = 0
    for status in RequirementRecord.Status.allCases where totals[status] > 0 {
      html.open(
        "rect",
        [("class", status.className), ("x", "\(start)"), ("width", "\(totals[status])"), ("height", "1")])
      html.element("title", [], "\(totals[status]) \(status.rawValue)")
      html.markup("</rect>")
      start += totals[status]
    }
    html.close("svg")
  }

  /// Writes why requirements have no answer.
  func reasons(_ contract: ContractRecord, _ html: inout HTMLText) {
    let statuses: [RequirementRecord.Status] = [.undecided, .notExercised, .notObservable]
    let all = statuses.map { ($0, Reasons($0, of: contract).entries) }.filter { !$0.1.isEmpty }
    guard !all.isEmpty else { return }
    html.element("h3", [], "Without an answer, and why")
    for (status, entries) in all {
      html.element("h4", [], status.rawValue)
      html.markup("<ul>\n")
      for entry in entries {
        html.markup("<li>")
        html.text("\(entry.reason) ")
        html.open("details", [("class", "few")])
        html.element("summary", [], counted(entry.requirements.count, "requirement"))
        html.markup("<ul>\n")
        for id in entry.requirements {
          html.markup("<li>")
          html.element("code", [], id)
          html.markup("</li>\n")
        }
        html.markup("</ul>\n")
        html.close("details")
        html.markup("</li>\n")
      }
      html.markup("</ul>\n")
    }
  }
}
