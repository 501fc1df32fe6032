public import CaseModel
import ContractModel

/// Writes a run as Markdown: verdict, totals, failures, the requirement matrix, what was not exercised and why.
///
/// It fits into a step summary of GitHub Actions, which takes 1 MiB: what would not fit is left out from the end, and a
/// sentence says so.
public struct MarkdownReport: Sendable {
  /// Bytes that a step summary holds at most.
  public static let stepSummary = 1_048_576

  /// Bytes of the document at most.
  public var limit: Int

  /// Makes a report.
  public init(limit: Int = stepSummary) {
    self.limit = limit
  }

  /// Writes the file.
  ///
  /// - Returns: GitHub Flavored Markdown in UTF-8; nothing the target sent can become markup.
  public func bytes(of run: RunRecord) -> [UInt8] {
    var markdown = MarkdownText(limit: limit)
    markdown.add("# \(mark(run.verdict)) \(run.verdict.rawValue)")
    markdown.add(MarkdownText.words(run.verdictReason) + ".")
    let started = TimeText.timestamp(run.startedAt) + " UTC"
    markdown.add(
      "\(counted(run.contracts.count, "contract")), suite \(MarkdownText.code(run.suite)), seed \(run.seed), started "
        + "\(MarkdownText.words(started)), took \(TimeText.duration(microseconds: run.duration)), kit "
        + MarkdownText.code(run.kit))
    if run.contracts.count > 1 { markdown.add(contracts(of: run)) }
    for contract in run.contracts { overview(contract, of: run, &markdown) }
    for contract in run.contracts { failures(contract, &markdown) }
    for contract in run.contracts { matrix(contract, &markdown) }
    return Array(markdown.ended().utf8)
  }

  private func contracts(of run: RunRecord) -> String {
    MarkdownText.table(
      ["contract", "verdict", "requirements"],
      run.contracts.map { contract in
        let verdict = run.verdict(of: contract)
        return [
          MarkdownText.code(contract.id), "\(mark(verdict)) \(verdict.rawValue)", Totals(contract).requirementText,
        ]
      })
  }

  private func overview(_ contract: ContractRecord, of run: RunRecord, _ markdown: inout MarkdownText) {
    let verdict = run.verdict(of: contract)
    let reason = contract.verdictReason(isStrict: run.isStrict, wasInterrupted: run.wasInterrupted)
    markdown.add("## \(MarkdownText.words(contract.id)): \(verdict.rawValue)")
    markdown.add(MarkdownText.words(reason) + ".")
    let target = contract.target
    var facts = [
      "target \(MarkdownText.code(oneLine(target.url)))" + (target.isMock ? " (built-in mock)" : ""),
      "contract \(MarkdownText.code(oneLine("\(contract.source.file) \(contract.version)")))",
    ]
    if !contract.source.sha256.isEmpty { facts.append("SHA-256 \(MarkdownText.code(oneLine(contract.source.sha256)))") }
    if let fault = target.fault { facts.append("fault \(MarkdownText.code(oneLine(fault)))") }
    facts.append("cases: \(Totals(contract).caseText)")
    markdown.add(
      (facts + contract.sentencesOnTop.map { MarkdownText.words(oneLine($0)) }).map { "- \($0)" }
        .joined(separator: "\n"))
    let coverage = Coverage(contract)
    markdown.add(
      MarkdownText.table(
        ["suite", "level"] + coverage.statuses.map(\.rawValue) + ["all"],
        coverage.rows.map { row in
          [row.suite.rawValue, row.level.rawValue] + coverage.statuses.map { "\(row[$0])" } + ["\(row.total)"]
        }))
  }

  private func failures(_ contract: ContractRecord, _ markdown: inout MarkdownText) {
    let findings = FailureText.findings(of: contract)
    guard !findings.isEmpty else { return }
    markdown.add("## Findings of \(MarkdownText.words(contract.id))")
    for text in findings {
      markdown.add("### \(text.status.rawValue): \(MarkdownText.words(text.title))")
      var facts = [
        MarkdownText.code(text.requirement), "\(text.level.rawValue): \(MarkdownText.words(text.statement))",
        "contract: \(MarkdownText.code(text.source))",
      ]
      facts += text.citations.map { "source: \(MarkdownText.words($0))" }
      if let first = text.occurrences.first {
        if !first.expected.isEmpty { facts.append("expected: \(MarkdownText.code(first.expected))") }
        if !first.actual.isEmpty { facts.append("actual: \(MarkdownText.code(first.actual))") }
        if !first.place.isEmpty { facts.append("where: \(MarkdownText.words(first.place))") }
        if !first.stability.isEmpty { facts.append("stability: \(MarkdownText.words(first.stability))") }
        facts.append("fingerprint: \(MarkdownText.code(first.fingerprint))")
        facts.append("shown by \(counted(text.failingCases.count, "case")), first \(MarkdownText.code(first.caseID))")
      }
      markdown.add(facts.map { "- \($0)" }.joined(separator: "\n"))
      guard let exchange = text.occurrences.first?.exchange else { continue }
      let lines = exchange.lines + (exchange.curl.isEmpty ? [] : ["", exchange.curl])
      markdown.add("<details><summary>exchange</summary>\n\n\(MarkdownText.block(lines))\n\n</details>")
    }
  }

  private func matrix(_ contract: ContractRecord, _ markdown: inout MarkdownText) {
    markdown.add("## Requirements of \(MarkdownText.words(contract.id))")
    let rows = FailureText.all(of: contract).map { text in
      [
        mark(text.status) + " " + text.status.rawValue
          + (text.reason.map { ": " + MarkdownText.words($0) } ?? ""),
        MarkdownText.code(text.requirement), text.level.rawValue,
        MarkdownText.words(text.statement) + " (" + MarkdownText.words(text.citations.joined(separator: "; ")) + ")",
        "\(text.cases.count)",
      ]
    }
    markdown.add(MarkdownText.table(["status", "requirement", "level", "promise (source)", "cases"], rows))
  }

  private func mark(_ verdict: Verdict) -> String {
    switch verdict {
    case .conforms: "✅"
    case .doesNotConform: "❌"
    case .noVerdict: "⚠️"
    }
  }

  private func mark(_ status: RequirementRecord.Status) -> String {
    switch status {
    case .proved: "✅"
    case .broken: "❌"
    case .notExercised, .notObservable: "➖"
    default: "⚠️"
    }
  }
}
