import CaseModel

extension HTMLReport {
  /// Exchanges shown whole in the list of cases at most; the others are a line each.
  private static var wholeExchanges: Int { 300 }

  /// Writes every case by group, each with its exchanges; those that did not pass with their findings.
  func cases(_ contract: ContractRecord, prefix: String, usual: UsualRequests, _ html: inout HTMLText) {
    guard !contract.cases.isEmpty else { return }
    html.element("h3", [], "Cases and exchanges")
    var order: [CaseRecord.Place] = []
    var groups: [CaseRecord.Place: [CaseRecord]] = [:]
    for record in contract.cases {
      if groups[record.place] == nil { order.append(record.place) }
      groups[record.place, default: []].append(record)
    }
    var left = Self.wholeExchanges
    for place in order {
      let records = groups[place] ?? []
      var totals = Totals()
      for record in records { totals.cases[record.outcome, default: 0] += 1 }
      html.open("details", [("class", totals[.failed] > 0 ? "group broken" : "group")])
      html.markup("<summary>")
      html.text("\(place.operation) \(place.group)")
      html.element("span", [("class", "counts")], totals.caseText)
      html.markup("</summary>\n")
      for record in records { show(record, prefix: prefix, usual, &left, &html) }
      html.close("details")
    }
  }

  private func show(
    _ record: CaseRecord, prefix: String, _ usual: UsualRequests, _ left: inout Int, _ html: inout HTMLText
  ) {
    let id = "\(prefix)case/\(record.id.asAnchor)"
    html.open("details", [("id", id), ("class", "case \(record.outcome.rawValue)")])
    html.markup("<summary>")
    html.element("span", [("class", "status")], record.outcome.rawValue)
    html.element("code", [], oneLine(record.id))
    html.markup("</summary>\n")
    html.element("p", [], oneLine("\(record.kind.rawValue): \(record.title)"))
    if let reason = record.reason { html.element("p", [("class", "reason")], oneLine(reason)) }
    for finding in record.findings {
      let words = FailureText.Occurrence(finding, of: record)
      html.element("p", [], "\(words.title): expected \(words.expected), actual \(words.actual), at \(words.place)")
    }
    for exchange in record.exchanges {
      if record.outcome != .passed, left > 0 {
        left -= 1
        self.exchange(exchange, ExchangeMarks(exchange, of: record, usual: usual), &html)
      } else {
        html.element("p", [("class", "source")], summary(of: exchange))
      }
    }
    html.close("details")
  }
}
