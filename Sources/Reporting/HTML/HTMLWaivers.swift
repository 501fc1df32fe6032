import CaseModel
import ContractModel

extension HTMLReport {
  /// Writes what became of each waiver, and who answers for it until when.
  func waivers(_ contract: ContractRecord, _ html: inout HTMLText) {
    guard let waivers = contract.waivers, !waivers.isEmpty else { return }
    html.element("h3", [], "Waivers")
    html.markup("<table class=\"waivers\">\n<caption>breaches that somebody answers for</caption>\n<thead><tr>")
    for name in ["state", "requirement", "reason", "owner", "ticket", "expires"] {
      html.element("th", [("scope", "col")], name)
    }
    html.markup("</tr></thead>\n<tbody>\n")
    for record in waivers {
      let waiver = record.waiver
      html.open("tr", [("class", record.state.isFailure ? "broken" : "waived")])
      html.markup("<td>")
      html.element("span", [("class", "status")], record.state.rawValue)
      html.markup("</td>")
      html.element("th", [("scope", "row")], oneLine("\(waiver.requirement) (\(waiver.fingerprint))"))
      for text in [waiver.reason, waiver.owner, waiver.ticket, waiver.expires] {
        html.element("td", [], oneLine(text))
      }
      html.markup("</tr>\n")
    }
    html.markup("</tbody>\n</table>\n")
  }
}
