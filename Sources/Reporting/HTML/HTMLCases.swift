import CaseModel

extension HTMLReport {
  /// Writes every case by group, one line each; those that did not pass with their findings.
  func cases(_ contract: ContractRecord, prefix: String, _ html: inout HTMLText) {
    html.element("h3", [], "Cases")
    var order: [CaseRecord.Place] = []
    var groups: [CaseRecord.Place: [CaseRecord]] = [:]
    for record in contract.cases {
      if groups[record.place] == nil { order.append(record.place) }
      groups[record.place, default: []].append(record)
    }
    for place in order {
      let records = groups[place] ?? []
      var totals = Totals()
      for record in records { totals.cases[record.outcome, default: 0] += 1 }
      html.open("details", [("class", totals[.failed] > 0 ? "group broken" : "group")])
      html.markup("<summary>")
      html.text("\(place.operation) \(place.group)")
      html.element("span", [("class", "counts")], totals.caseText)
      html.markup("</summary>\n<ul class=\"cases\">\n")
      for record in records { line(record, prefix: prefix, &html) }
      html.markup("</ul>\n")
      html.close("details")
    }
  }

  private func line(_ record: CaseRecord, prefix: String, _ html: inout HTMLText) {
    html.open("li", [("id", "\(prefix)case/\(record.id.asAnchor)"), ("class", record.outcome.rawValue)])
    html.element("span", [("class", "status")], record.outcome.rawValue)
    html.element("code", [], oneLine(record.id))
    html.text(" \(TimeText.duration(microseconds: record.duration))")
    if let reason = record.reason { html.element("p", [("class", "reason")], oneLine(reason)) }
    for finding in record.findings {
      let words = FailureText.Occurrence(finding, of: record)
      html.element("p", [], "\(words.title): expected \(words.expected), actual \(words.actual), at \(words.place)")
    }
    html.markup("</li>\n")
  }
}
