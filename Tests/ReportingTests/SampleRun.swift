import CaseModel
import ContractModel

/// A small run with one requirement of every status.
enum Sample {
  static let prefix = "wibmo-prepaid/reset-pin/"

  static func requirement(
    _ aspect: String, _ status: RequirementRecord.Status, level: Level = .must, _ statement: String = "is as promised",
    line: Int = 10, reason: String? = nil, cases: [String] = []
  ) -> RequirementRecord {
    RequirementRecord(
      requirement: Requirement(
        id: prefix + aspect, operation: "reset-pin", level: level, statement: statement,
        citations: [Citation(document: "page", title: "Wibmo Prepaid: Reset PIN API", lines: 40...41)],
        notObservable: status == .notObservable ? "nobody outside sees it" : nil,
        location: SourceLocation(line: line, column: 9)),
      status: status, reason: reason, cases: cases.map { prefix + $0 })
  }

  static func exchange(
    _ step: Int = 0, request: String = "POST /api/v1/resetPIN HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n{\"token\":\"AbC\"}",
    response: String? = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}",
    curl: String = "curl -X POST http://127.0.0.1/"
  ) -> ExchangeRecord {
    ExchangeRecord(
      step: step, request: request, requestOpened: "{\"newPIN\":\"•••\"}", response: response, responseOpened: nil,
      failure: response == nil ? "closed before the first byte" : nil, outcome: "accepted",
      status: response == nil ? nil : 200, firstByte: 900, total: 1200, wasReusedConnection: true, curl: curl)
  }

  static func finding(_ aspect: String, actual: String = "accepted (status 200)") -> Finding {
    Finding(
      requirement: prefix + aspect, title: "a PIN of the wrong length was accepted", expected: "refused",
      actual: actual, place: "response.responseCode")
  }

  static func record(
    _ name: String, _ outcome: CaseOutcome, kind: Case.Kind = .negative, group: String = "request.newPIN",
    for aspects: [String], findings: [Finding] = [], exchanges: [ExchangeRecord]? = nil
  ) -> CaseRecord {
    CaseRecord(
      id: prefix + name, title: "newPIN altered", kind: kind, operation: "reset-pin", group: prefix + group,
      requirements: aspects.map { prefix + $0 }, changed: kind == .negative ? "newPIN has 5 digits" : nil,
      outcome: outcome, reason: outcome == .undecided ? "the control was refused" : nil, findings: findings,
      exchanges: exchanges ?? [exchange()], duration: 1_600)
  }

  static var contract: ContractRecord {
    let length = "request.newPIN.length"
    let cases =
      [record("control/valid", .passed, kind: .control, group: "control", for: ["outcome.accepted"])]
      + ["5", "3", "6", "7"].map { record("\(length)/\($0)", .failed, for: [length], findings: [finding(length)]) }
      + [
        record("http.date/control", .warned, group: "http", for: ["http.date"], findings: [date]),
        record("request.urn.identity/unknown", .undecided, group: "request.urn", for: ["request.urn.identity"]),
      ]
    return ContractRecord(
      id: "wibmo-prepaid", version: "1.0.0", title: "Wibmo Prepaid Platform, Reset PIN",
      source: ContractSource(file: "wibmo-prepaid.json", sha256: String(repeating: "ab", count: 32)),
      target: TargetRecord(
        url: "http://127.0.0.1:8080", authentication: "none",
        bindings: ["apiKey": "env WIBMO_KEY", "urn": "literal"]),
      startedAt: 1_709_251_199_000, duration: 25_000, requestsSent: 9,
      requirements: [
        requirement("outcome.accepted", .proved, "a valid request is accepted", cases: ["control/valid"]),
        requirement(
          length, .broken, "newPIN has exactly 4 digits", line: 57,
          cases: ["5", "3", "6", "7"].map { "\(length)/\($0)" }),
        requirement("http.date", .warned, level: .should, "answers carry a Date", cases: ["http.date/control"]),
        requirement(
          "request.urn.identity", .undecided, "urn names the wallet", reason: "the control was refused",
          cases: ["request.urn.identity/unknown"]),
        requirement(
          "request.entityId.presence", .notExercised, "entityId may be left out", reason: "no binding entityId"),
        requirement("storage.pin", .notObservable, "the PIN is not stored in clear"),
      ],
      cases: cases)
  }

  static let date = Finding(
    requirement: prefix + "http.date", title: "no Date field", expected: "a Date field", actual: "none",
    place: "header Date")

  static func run(_ contracts: [ContractRecord] = [contract], isStrict: Bool = false) -> RunRecord {
    RunRecord(
      kit: "0.1.0", startedAt: 1_709_251_199_000, duration: 1_930_000, seed: .max, suite: "standard",
      isStrict: isStrict, without: ["observed"], contracts: contracts)
  }

  /// U+FFFE, U+FFFF, U+FDD0 and U+1FFFE, which a literal cannot spell.
  static let noncharacters = String(
    decoding: [0xFFFE, 0xFFFF, 0xFDD0, 0xD83F, 0xDFFE] as [UInt16], as: UTF16.self)

  /// Texts a hostile server could send.
  static let hostile = [
    "\u{1B}[2J\u{1B}]0;owned\u{7}", "\u{0}\u{1}\u{8}\u{B}\u{C}\u{7F}", "\u{80}\u{9B}31m\u{9F}",
    "a]]>b<!--&amp;<x y='\"'>",
    "\u{202E}evil\u{2066}\u{200B}\u{FEFF}", noncharacters, "\u{2028}\u{2029}\u{85}",
    String(decoding: [0xFF, 0xC0, 0x80, 0xED, 0xA0, 0x80, 0x41], as: UTF8.self), "one\rtwo\r\nthree\nfour\t.",
    "[[ATTACHMENT|/etc/passwd]]", "é😀\u{10FFFF}\u{E0041}", "</script><script>alert(1)</script>", "  \u{A0} ",
  ]

  /// A run in which every text that can come from outside is this one.
  static func hostileRun(_ text: String) -> RunRecord {
    var contract = Sample.contract
    var finding = finding("request.newPIN.length", actual: text)
    finding.title = text
    finding.expected = text
    finding.place = text
    let exchange = ExchangeRecord(
      step: 0, request: text, requestOpened: text, response: text, responseOpened: text, failure: text, outcome: text,
      curl: text)
    contract.cases = [
      record(
        "request.newPIN.length/5", .failed, for: ["request.newPIN.length"], findings: [finding], exchanges: [exchange])
    ]
    contract.cases[0].changed = text
    contract.cases[0].title = text
    for index in contract.requirements.indices {
      contract.requirements[index].reason = text
      contract.requirements[index].requirement.statement = text
      contract.requirements[index].requirement.citations[0].title = text
    }
    contract.unreachable = text
    contract.stopped = text
    contract.notes = [text]
    contract.title = text
    contract.target.url = text
    contract.target.fault = text
    return run([contract])
  }
}
