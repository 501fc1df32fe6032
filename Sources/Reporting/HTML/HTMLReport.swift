public import CaseModel
import ContractModel

/// Writes a run as one HTML file for people: verdict, coverage, findings, the requirement matrix, latency, the cases.
///
/// It loads nothing from elsewhere, is readable without scripts (the filter by status works without them too), in
/// light, dark and print. `?status=broken&q=word` in its address sets the filter, `#1/case/ID` opens a case.
public struct HTMLReport: Sendable {
  /// Failures that stand open when the page is read; the others open with a click.
  static let openFailures = 20

  /// Makes the report.
  public init() {}

  /// Writes the file.
  ///
  /// - Returns: HTML in UTF-8; nothing the target sent can become markup.
  public func bytes(of run: RunRecord) -> [UInt8] {
    var html = HTMLText()
    html.head(title: "\(run.verdict.rawValue): \(run.contracts.map(\.id).joined(separator: ", "))")
    html.markup("<body>\n<a class=\"skip\" href=\"#main\">to the results</a>\n")
    banner(run, &html)
    html.markup("<main id=\"main\" tabindex=\"-1\">\n")
    for (index, contract) in run.contracts.enumerated() {
      section(contract, of: run, prefix: "\(index + 1)/", &html)
    }
    html.markup("</main>\n<footer>")
    html.text("ConformanceKit \(run.kit), \(TimeText.timestamp(run.startedAt)) UTC. run.json holds every exchange.")
    html.markup("</footer>\n<script>")
    html.markup(HTMLScript.text)
    html.markup("</script>\n</body>\n</html>\n")
    return html.bytes
  }

  private func banner(_ run: RunRecord, _ html: inout HTMLText) {
    html.open("header", [("class", "banner \(run.verdict.className)")])
    html.element("h1", [], run.verdict.rawValue)
    html.element("p", [("class", "why")], run.verdictReason)
    html.facts([
      ("started", TimeText.timestamp(run.startedAt) + " UTC"),
      ("took", TimeText.duration(microseconds: run.duration)), ("suite", run.suite), ("seed", String(run.seed)),
      ("strict", run.isStrict ? "yes" : ""), ("left out", run.without.joined(separator: ", ")),
      ("interrupted", run.wasInterrupted ? "yes" : ""), ("kit", "ConformanceKit \(run.kit)"),
      ("environment", run.environment ?? ""),
    ])
    if run.contracts.count > 1 {
      html.markup("<nav aria-label=\"contracts\"><ul>\n")
      for (index, contract) in run.contracts.enumerated() {
        html.markup("<li>")
        html.element("a", [("href", "#\(index + 1)/")], contract.id)
        html.element("span", [("class", "verdict")], run.verdict(of: contract).rawValue)
        html.markup("</li>\n")
      }
      html.markup("</ul></nav>\n")
    }
    html.close("header")
  }

  private func section(_ contract: ContractRecord, of run: RunRecord, prefix: String, _ html: inout HTMLText) {
    let verdict = run.verdict(of: contract)
    html.open(
      "section",
      [("id", prefix), ("class", "contract \(verdict.className)"), ("aria-labelledby", "\(prefix)title")])
    html.element(
      "h2", [("id", "\(prefix)title")], oneLine("\(contract.title) (\(contract.id) \(contract.version))"))
    html.open("p")
    html.markup("<strong>")
    html.text(verdict.rawValue)
    html.markup("</strong>")
    html.text(": \(contract.verdictReason(isStrict: run.isStrict, wasInterrupted: run.wasInterrupted))")
    html.close("p")
    for note in contract.sentencesOnTop { html.element("p", [("class", "note")], oneLine(note)) }
    facts(contract, &html)
    coverage(contract, prefix: prefix, &html)
    let findings = FailureText.findings(of: contract)
    let usual = UsualRequests(of: contract)
    let cases = Dictionary(contract.cases.map { (oneLine($0.id), $0) }) { first, _ in first }
    failures(findings, prefix: prefix, cases: cases, usual: usual, &html)
    matrix(
      FailureText.all(of: contract), found: Set(findings.map(\.requirement)), prefix: prefix, &html)
    waivers(contract, &html)
    reasons(contract, &html)
    latencies(contract, &html)
    self.cases(contract, prefix: prefix, usual: usual, &html)
    html.close("section")
  }

  private func facts(_ contract: ContractRecord, _ html: inout HTMLText) {
    let target = contract.target
    let bindings = target.bindings.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" }
    let totals = Totals(contract)
    html.facts([
      ("target", cut(target.url, to: TextLimit.value) + (target.isMock ? " (built-in mock)" : "")),
      ("fault", target.fault ?? ""),
      ("authentication", target.authentication), ("bindings", bindings.joined(separator: ", ")),
      ("contract file", contract.source.file), ("SHA-256", contract.source.sha256),
      ("requests", "\(contract.requestsSent) in \(TimeText.duration(microseconds: contract.duration))"),
      ("requirements", "\(totals.requirementCount): \(totals.requirementText)"),
      ("cases", "\(totals.caseCount): \(totals.caseText)"),
    ])
  }
}

extension Verdict {
  /// The class of elements that show it.
  var className: String {
    switch self {
    case .conforms: "conforms"
    case .doesNotConform: "broken"
    case .noVerdict: "undecided"
    }
  }
}
