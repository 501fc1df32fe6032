import CaseModel
import ContractModel

extension HTMLReport {
  /// Writes the broken and warned requirements, each with its first exchange.
  func failures(_ texts: [FailureText], prefix: String, _ html: inout HTMLText) {
    let shown = texts.filter { $0.status == .broken } + texts.filter { $0.status == .warned }
    guard !shown.isEmpty else { return }
    html.element("h3", [], "Broken and warned")
    for (index, text) in shown.enumerated() { failure(text, isOpen: index < Self.openFailures, prefix: prefix, &html) }
  }

  private func failure(_ text: FailureText, isOpen: Bool, prefix: String, _ html: inout HTMLText) {
    html.open(
      "details",
      [("class", "failure \(text.status.className)"), ("id", prefix + text.requirement.asAnchor)]
        + (isOpen ? [("open", "open")] : []))
    html.markup("<summary>")
    html.element("span", [("class", "status")], text.status.rawValue)
    html.text(text.title)
    html.element("code", [], text.requirement)
    html.markup("</summary>\n")
    html.facts([
      ("promise", "\(text.level.rawValue): \(text.statement)"), ("contract", text.source),
      ("source", text.citations.joined(separator: "; ")), ("reason", text.reason ?? ""),
    ])
    if let first = text.occurrences.first { occurrence(first, &html) }
    let ids = text.failingCases
    if !ids.isEmpty {
      html.element("p", [], "shown by \(counted(ids.count, "case")):")
      html.markup("<ul class=\"ids\">\n")
      for id in ids.prefix(Self.caseLinks) {
        html.markup("<li>")
        html.element("a", [("href", "#\(prefix)case/\(id.asAnchor)")], id)
        html.markup("</li>\n")
      }
      if ids.count > Self.caseLinks {
        html.element("li", [], "and \(ids.count - Self.caseLinks) more, in the list of cases")
      }
      html.markup("</ul>\n")
    }
    html.close("details")
  }

  /// Links to failing cases below one failure at most.
  private static var caseLinks: Int { 50 }

  private func occurrence(_ occurrence: FailureText.Occurrence, _ html: inout HTMLText) {
    html.markup("<div class=\"compare\"><div><h4>expected</h4><p>")
    html.text(occurrence.expected)
    html.markup("</p></div><div><h4>actual</h4><p>")
    html.text(occurrence.actual)
    html.markup("</p></div></div>\n")
    html.facts([
      ("where", occurrence.place), ("case", occurrence.caseID), ("hint", occurrence.hints.joined(separator: "; ")),
    ])
    guard let exchange = occurrence.exchange else { return }
    self.exchange(exchange, &html)
  }

  /// Writes the messages side by side, opened bodies beside them, and the curl line.
  func exchange(_ exchange: ExchangeText, _ html: inout HTMLText) {
    html.markup("<div class=\"exchange\">\n")
    for message in exchange.messages {
      html.open("figure")
      html.element("figcaption", [], message.title)
      html.open("pre", [("tabindex", "0"), ("aria-label", message.title)])
      html.text(message.text, keepsLines: true)
      html.markup("</pre>")
      html.close("figure")
    }
    html.markup("</div>\n")
    guard !exchange.curl.isEmpty else { return }
    html.markup("<pre class=\"curl\" tabindex=\"0\" aria-label=\"command\">")
    html.text(exchange.curl)
    html.markup("</pre>\n")
  }
}

extension RequirementRecord.Status {
  /// The class of elements that show it.
  var className: String { rawValue.replacing(" ", with: "-") }
}
