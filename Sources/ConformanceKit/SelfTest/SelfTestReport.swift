import JSONCore

/// A self-test as text, Markdown and JSON: survivors and false alarms first.
public struct SelfTestReport: Sendable {
  public var records: [SelfTestRecord]

  public init(_ records: [SelfTestRecord]) {
    self.records = records
  }

  /// The report as plain text; the last line holds the numbers.
  public var text: String {
    var lines: [String] = []
    for record in records {
      lines.append(contentsOf: record.troubles.map { "  \($0)" })
      lines.append("\(record.title): \(record.numbers)")
    }
    let failed = records.count { !$0.passed }
    lines.append(
      "\(records.reduce(0) { $0 + $1.faults.count }) faults, \(records.reduce(0) { $0 + $1.survivors.count }) survived; "
        + "\(records.reduce(0) { $0 + $1.variants.count }) variants, "
        + "\(records.reduce(0) { $0 + $1.falseAlarms.count }) refused; "
        + (failed == 0 ? "the kit catches what it must and passes what it must" : "\(failed) of \(records.count) fail"))
    return lines.joined(separator: "\n")
  }

  /// The kill matrix as Markdown.
  public var markdown: String {
    var lines = ["# Kill matrix", ""]
    for record in records {
      lines += ["## \(record.title)", "", record.numbers, "", "Contract SHA-256 `\(record.sha256)`.", ""]
      if !record.troubles.isEmpty { lines += record.troubles.map { "- \($0)" } + [""] }
      lines += ["| requirement | fault | outcome | cases that catch it |", "|---|---|---|---|"]
      for fault in record.faults {
        let name = fault.name.dropFirst(fault.requirement.count + 1)
        let cases = fault.cases.prefix(2).joined(separator: ", ") + (fault.cases.count > 2 ? ", …" : "")
        lines.append("| \(fault.requirement) | \(name) | \(fault.outcome.rawValue) | \(cases) |")
      }
      lines += ["", "| variant | passes |", "|---|---|"]
      lines += record.variants.map { "| \($0.name): \($0.summary) | \($0.passed ? "yes" : "**no**") |" }
      lines += ["", "| server that honours nothing | verdict | what is said of it |", "|---|---|---|"]
      lines += record.degenerates.map { "| \($0.name) | \($0.verdict) | \($0.sentence.replacing("|", with: "\\|")) |" }
      if !record.notObservable.isEmpty {
        lines += ["", "No outside observer could see these broken:", ""]
        lines += record.notObservable.sorted { $0.key < $1.key }.map { "- \($0.key): \($0.value)" }
      }
      if !record.idleCases.isEmpty {
        lines += ["", "Cases that caught nothing:", ""] + record.idleCases.map { "- \($0)" }
      }
      lines.append("")
    }
    return lines.joined(separator: "\n")
  }

  /// The whole self-test as JSON.
  public var json: [UInt8] {
    let texts = { (values: [String]) in JSONValue.array(values.map { .string($0) }) }
    let contracts = records.map { record -> JSONValue in
      .object([
        ("contract", .string(record.contract)), ("version", .string(record.version)),
        ("sha256", .string(record.sha256)), ("authentication", .string(record.authentication)),
        ("passed", .bool(record.passed)),
        (
          "faults",
          .array(
            record.faults.map {
              .object([
                ("name", .string($0.name)), ("requirement", .string($0.requirement)),
                ("outcome", .string($0.outcome.rawValue)), ("broken", texts($0.broken)), ("cases", texts($0.cases)),
                ("verdict", .string($0.verdict)),
              ])
            })
        ),
        (
          "variants",
          .array(
            record.variants.map {
              .object([
                ("name", .string($0.name)), ("summary", .string($0.summary)), ("passed", .bool($0.passed)),
                ("complaints", texts($0.complaints)), ("verdict", .string($0.verdict)),
              ])
            })
        ),
        (
          "degenerates",
          .array(
            record.degenerates.map {
              .object([
                ("name", .string($0.name)), ("verdict", .string($0.verdict)), ("proved", texts($0.proved)),
                ("sentence", .string($0.sentence)), ("passed", .bool($0.passed)),
              ])
            })
        ),
        ("withoutFault", texts(record.withoutFault)), ("idleCases", texts(record.idleCases)),
        (
          "notObservable",
          .object(record.notObservable.sorted { $0.key < $1.key }.map { ($0.key, .string($0.value)) })
        ),
      ])
    }
    return JSONValue.object([("format", .number(1)), ("contracts", .array(contracts))]).bytes(.pretty) + [0x0A]
  }
}

extension SelfTestRecord {
  var title: String { authentication == "none" ? contract : "\(contract) with \(authentication)" }

  /// What fails the self-test, and what deserves a look, a line each.
  var troubles: [String] {
    survivors.map { "SURVIVED \($0.name)" }
      + falseAlarms.map { "FALSE ALARM \($0.name) (\($0.summary)): \($0.complaints.first ?? $0.verdict)" }
      + degenerates.filter { !$0.passed }.map { "CERTIFIED \($0.name): \($0.verdict), proved \($0.proved.count)" }
      + withoutFault.map { "WITHOUT FAULT \($0)" }
      + faults.filter { $0.outcome == .killedAsideEffect }.map {
        "side effect: \($0.name) is caught by \($0.cases.first ?? "?") only"
      }
  }

  var numbers: String {
    let side = faults.count { $0.outcome == .killedAsideEffect }
    return "\(faults.count) faults: \(faults.count - side - survivors.count) killed, \(side) killed as a side effect, "
      + "\(survivors.count) survived; \(variants.count) variants: \(variants.count - falseAlarms.count) pass, "
      + "\(falseAlarms.count) refused; \(degenerates.count) degenerate servers: "
      + "\(degenerates.count { !$0.passed }) certified; \(withoutFault.count) requirements without fault, "
      + "\(notObservable.count) not observable; \(idleCases.count) cases caught nothing"
  }
}
