import CaseModel
import ContractModel

extension HTMLReport {
  /// Writes every requirement with what the run says of it, with a filter by status and, with scripts, by text.
  ///
  /// - Parameter found: ids of the requirements that are shown with their findings.
  func matrix(_ texts: [FailureText], found: Set<String>, prefix: String, _ html: inout HTMLText) {
    html.element("h3", [], "Requirements")
    html.markup("<div class=\"matrix\">\n")
    filter(texts, prefix: prefix, &html)
    html.markup("<table>\n<caption>every requirement of the contract</caption>\n<thead><tr>")
    html.markup("<th scope=\"col\">status</th><th scope=\"col\">requirement</th>")
    html.markup("<th scope=\"col\">promise and source</th><th scope=\"col\">cases</th></tr></thead>\n<tbody>\n")
    for text in texts { row(text, isFound: found.contains(text.requirement), prefix: prefix, &html) }
    html.markup("</tbody>\n</table>\n</div>\n")
  }

  private func row(_ text: FailureText, isFound: Bool, prefix: String, _ html: inout HTMLText) {
    let anchor = prefix + text.requirement.asAnchor
    html.open("tr", [("class", text.status.className), ("id", isFound ? "\(anchor)/row" : anchor)])
    html.markup("<td>")
    html.element("span", [("class", "status")], text.status.rawValue)
    html.markup("</td><th scope=\"row\">")
    if isFound {
      html.element("a", [("href", "#\(anchor)")], text.requirement)
    } else {
      html.element("code", [], text.requirement)
    }
    html.markup("</th><td>")
    html.element("p", [], "\(text.level.rawValue): \(text.statement)")
    html.element("p", [("class", "source")], ([text.source] + text.citations).joined(separator: "; "))
    if let reason = text.reason { html.element("p", [("class", "reason")], reason) }
    html.markup("</td><td>")
    if text.cases.isEmpty {
      html.text(text.status == .proved ? "every answer" : "0")
    } else {
      html.open("details", [("class", "few")])
      html.element("summary", [("aria-label", counted(text.cases.count, "case"))], String(text.cases.count))
      caseLinks(text.cases, prefix: prefix, most: Self.rowLinks, &html)
      html.close("details")
    }
    html.markup("</td></tr>\n")
  }

  /// Links to the cases behind one row at most.
  private static var rowLinks: Int { 12 }

  /// Radio buttons that hide rows through the style sheet, and a search that the script shows.
  private func filter(_ texts: [FailureText], prefix: String, _ html: inout HTMLText) {
    html.markup("<fieldset class=\"filter\"><legend>show</legend>\n")
    choice("all", "all", texts.count, prefix: prefix, isChecked: true, &html)
    for status in RequirementRecord.Status.allCases {
      let count = texts.count { $0.status == status }
      if count > 0 { choice(status.className, status.rawValue, count, prefix: prefix, isChecked: false, &html) }
    }
    html.markup("<label class=\"scripted\" hidden>search <input type=\"search\"></label>\n")
    html.markup("<p class=\"scripted shown\" role=\"status\" hidden></p>\n</fieldset>\n")
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
}
