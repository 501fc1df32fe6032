import CaseModel
import ContractModel

extension HTMLReport {
  /// Writes the requirements with findings, each with its first exchange.
  ///
  /// - Parameter cases: the contract's cases by their shown ids.
  func failures(
    _ texts: [FailureText], prefix: String, cases: [String: CaseRecord], usual: UsualRequests, _ html: inout HTMLText
  ) {
    guard !texts.isEmpty else { return }
    html.element("h3", [], "Findings")
    for (index, text) in texts.enumerated() {
      failure(text, isOpen: index < Self.openFailures, prefix: prefix, cases: cases, usual: usual, &html)
    }
  }

  private func failure(
    _ text: FailureText, isOpen: Bool, prefix: String, cases: [String: CaseRecord], usual: UsualRequests,
    _ html: inout HTMLText
  ) {
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
    if let first = text.occurrences.first {
      occurrence(first, of: cases[first.caseID], prefix: prefix, usual: usual, &html)
    }
    let ids = text.failingCases
    if !ids.isEmpty {
      html.element("p", [], "shown by \(counted(ids.count, "case")):")
      caseLinks(ids, prefix: prefix, most: Self.caseLinks, &html)
    }
    html.close("details")
  }

  /// Writes links to cases, at most so many.
  func caseLinks(_ ids: [String], prefix: String, most: Int, _ html: inout HTMLText) {
    html.markup("<ul class=\"ids\">\n")
    for id in ids.prefix(most) {
      html.markup("<li>")
      html.element("a", [("href", "#\(prefix)case/\(id.asAnchor)")], id)
      html.markup("</li>\n")
    }
    if ids.count > most { html.element("li", [], "and \(ids.count - most) more, in the list of cases") }
    html.markup("</ul>\n")
  }

  /// Links to failing cases below one failure at most.
  private static var caseLinks: Int { 50 }

  private func occurrence(
    _ occurrence: FailureText.Occurrence, of record: CaseRecord?, prefix: String, usual: UsualRequests,
    _ html: inout HTMLText
  ) {
    html.markup("<div class=\"compare\"><div><h4>expected</h4><p>")
    html.text(occurrence.expected)
    html.markup("</p></div><div><h4>actual</h4><p>")
    html.text(occurrence.actual)
    html.markup("</p></div></div>\n")
    html.facts([
      ("where", occurrence.place), ("stability", occurrence.stability), ("case", occurrence.caseID),
      ("fingerprint", occurrence.fingerprint),
      ("hint", occurrence.hints.joined(separator: "; ")),
    ])
    guard let record, let exchange = occurrence.exchange else { return }
    self.exchange(exchange.record, ExchangeMarks(exchange.record, of: record, usual: usual), &html)
  }
}

extension RequirementRecord.Status {
  /// The class of elements that show it.
  var className: String { rawValue.replacing(" ", with: "-") }
}
