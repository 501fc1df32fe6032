import CaseModel
import ContractModel

extension Shape where Value == RunRecord {
  /// The whole record.
  static var run: Shape {
    .object(
      "run", blank: { RunRecord(kit: "", startedAt: 0, seed: 0, suite: "") },
      [
        .member("format", \.format, .integer, "the version of this format"),
        .derived("verdict", .word([.conforms, .doesNotConform, .noVerdict]), "the worst verdict of all contracts") {
          $0.verdict
        },
        .member("kit", \.kit, .string, "the version of the kit"),
        .member("startedAt", \.startedAt, .integer, "milliseconds since 1970"),
        .member("duration", \.duration, .integer, "microseconds"),
        .member("seed", \.seed, .digits, "64 bits; a string because most JSON readers round such numbers"),
        .member("suite", \.suite, .string),
        .member("isStrict", \.isStrict, .bool, "whether a warning fails"),
        .member("without", \.without, .list(.string), "the layers left out"),
        .optional("only", \.only, .string, "how the ids of the cases that were run, or of their requirements, begin"),
        .member("wasInterrupted", \.wasInterrupted, .bool),
        .optional("environment", \.environment, .string, "what the kit ran on"),
        .optional("waivers", \.waivers, .source, "the file of waivers"),
        .derived("summary", .list(.summary), "one entry a contract, in the order of contracts") { run in
          run.contracts.map { RunSummary($0, run.verdict(of: $0)) }
        },
        .derived(
          "coverage", .list(.coverage), "requirements by suite and level, one entry a contract", isRequired: false
        ) { run in
          run.contracts.map { ContractCoverage(contract: $0.id, rows: Coverage($0).rows) }
        },
        .member("contracts", \.contracts, .list(.contract)),
      ])
  }
}

/// What one contract came to.
struct RunSummary: Sendable {
  var contract = ""
  var verdict = Verdict.noVerdict
  var totals = Totals()
}

extension RunSummary {
  init(_ record: ContractRecord, _ verdict: Verdict) {
    self.init(contract: record.id, verdict: verdict, totals: Totals(record))
  }
}

extension Shape where Value == RunSummary {
  static var summary: Shape {
    .object(
      "summary", blank: { RunSummary() },
      [
        .member("contract", \.contract, .string),
        .member("verdict", \.verdict, .word([.conforms, .doesNotConform, .noVerdict])),
        .member("requirements", \.totals.requirements, .counts(RequirementRecord.Status.allCases, optional: [.waived])),
        .member("cases", \.totals.cases, .counts(CaseOutcome.allCases, optional: [.waived])),
      ])
  }
}

extension Shape where Value == ContractRecord {
  static var contract: Shape {
    .object(
      "contract",
      blank: {
        ContractRecord(
          id: "", version: "", title: "", source: ContractSource(file: ""), target: TargetRecord(url: ""))
      },
      [
        .member("id", \.id, .string), .member("version", \.version, .string), .member("title", \.title, .string),
        .member("source", \.source, .source), .member("target", \.target, .target),
        .member("startedAt", \.startedAt, .integer, "milliseconds since 1970"),
        .member("duration", \.duration, .integer, "microseconds"), .member("requestsSent", \.requestsSent, .integer),
        .optional("stopped", \.stopped, .string, "why sending stopped before the end of the plan"),
        .optional("unreachable", \.unreachable, .string, "what the first request met, when none was answered"),
        .member("notes", \.notes, .list(.string), "what to know before the results"),
        .optional("waivers", \.waivers, .list(.waiverRecord), "what became of the waivers of this contract"),
        .optional("shard", \.shard, .shard, "which part of the plan was run, and what merging the parts needs"),
        .optional("tls", \.tls, .session, "the TLS session of the first answer"),
        .member("requirements", \.requirements, .list(.requirementRecord)),
        .member("cases", \.cases, .list(.caseRecord)),
      ])
  }
}

extension Shape where Value == ContractSource {
  static var source: Shape {
    .object(
      "source", blank: { ContractSource(file: "") },
      [
        .member("file", \.file, .string, "the name of the contract's file"),
        .member("sha256", \.sha256, .string, "of the file's bytes, in hex; empty when unknown"),
      ])
  }
}

extension Shape where Value == TargetRecord {
  static var target: Shape {
    .object(
      "target", blank: { TargetRecord(url: "") },
      [
        .member("url", \.url, .string), .member("isMock", \.isMock, .bool, "whether it was the kit's own server"),
        .optional("fault", \.fault, .string, "the faults the mock showed, joined by commas"),
        .member("authentication", \.authentication, .string),
        .member("bindings", \.bindings, .strings, "from each binding's name to where its value came from"),
        .member("connections", \.connections, .integer),
        .member("rate", \.rate, .number, "requests a second; 0 for no limit"),
        .member("timeoutSeconds", \.timeoutSeconds, .number),
        .optional(
          "verifiesCertificate", \.verifiesCertificate, .bool,
          "of an https target: whether its server's certificate was verified"),
      ])
  }
}
