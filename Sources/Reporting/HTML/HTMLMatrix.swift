import CaseModel
import ContractModel

extension HTMLReport {
  /// Writes every requirement with what the run says of it, with a filter by status and, with scripts, by text.
  func matrix(_ texts: [FailureText], prefix: String, _ html: inout HTMLText) {
    html.element("h3", [], "Requirements")
    totals(texts, &html)
    html.markup("<div class=\"matrix\">\n")
    filter(texts, prefix: prefix, &html)
    html.markup("<table>\n<thead><tr><th scope=\"col\">status</th><th scope=\"col\">requirement</th>")
    html.markup("<th scope=\"col\">promise and source</th><th scope=\"col\">cases</th></tr></thead>\n<tbody>\n")
    for text in texts { row(text, prefix: prefix, &html) }
    html.markup("</tbody>\n</table>\n</div>\n")
  }

  private func row(_ text: FailureText, prefix: String, _ html: inout HTMLText) {
    let anchor = prefix + text.requirement.asAnchor
    let isShownAbove = text.status == .broken || text.status == .warned
    html.open("tr", [("class", text.status.className), ("id", isShownAbove ? "\(anchor)/row" : anchor)])
    html.markup("<td>")
    html.element("span", [("class", "status")], text.status.rawValue)
    html.markup("</td><td>")
    if isShownAbove {
      html.element("a", [("href", "#\(anchor)")], text.requirement)
    } else {
      html.element("code", [], text.requirement)
    }
    html.markup("</td><td>")
    html.element("p", [], "\(text.level.rawValue): \(text.statement)")
    html.element("p", [("class", "source")], ([text.source] + text.citations).joined(separator: "; "))
    if let reason = text.reason { html.element("p", [("class", "reason")], reason) }
    html.markup("</td><td class=\"number\">")
    html.text(String(text.cases.count))
    html.markup("</td></tr>\n")
  }

  /// Radio buttons that hide rows through the style sheet, and a search that the script shows.
  private func filter(_ texts: [FailureText], prefix: String, _ html: inout HTMLText) {
    html.markup("<fieldset class=\"filter\"><legend>show</legend>\n")
    choice("all", "all", texts.count, prefix: prefix, isChecked: true, &html)
    for status in RequirementRecord.Status.allCases {
      let count = texts.count { $0.status == status }
      if count > 0 { choice(status.className, status.rawValue, count, prefix: prefix, isChecked: false, &html) }
    }
    html.markup("<label class=\"search\" hidden>search <input type=\"search\"></label>\n</fieldset>\n")
  }

  private func choice(
    _ value: String, _ title: String, _ count: Int, prefix: String, isChecked: Bool, _ html: inout HTMLText
  ) {
    html.markup("<label>")
    html.open(
      "input",
      [("type", "radio"), ("name", "\(prefix)status"), ("value", value)] + (isChecked ? [("checked", "checked")] : []))
    html.text(" \(title) (\(count))")
    html.markup("</label>\n")
  }

  /// Counts by suite and level; the denominator is every requirement.
  private func totals(_ texts: [FailureText], _ html: inout HTMLText) {
    html.markup("<table class=\"totals\">\n<thead><tr><th scope=\"col\">suite</th><th scope=\"col\">level</th>")
    for status in RequirementRecord.Status.allCases { html.element("th", [("scope", "col")], status.rawValue) }
    html.markup("<th scope=\"col\">all</th></tr></thead>\n<tbody>\n")
    for suite in Suite.allCases {
      for level in Level.allCases {
        let some = texts.filter { $0.suite == suite && $0.level == level }
        guard !some.isEmpty else { continue }
        html.markup("<tr>")
        html.element("th", [("scope", "row")], suite.rawValue)
        html.element("td", [], level.rawValue)
        for status in RequirementRecord.Status.allCases {
          html.element("td", [("class", "number")], String(some.count { $0.status == status }))
        }
        html.element("td", [("class", "number")], String(some.count))
        html.markup("</tr>\n")
      }
    }
    html.markup("</tbody>\n</table>\n")
  }
}
