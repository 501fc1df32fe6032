import CaseModel
import ContractModel
import Foundation
import HTTPCore
import JSONCore
import Judging

/// An answer as a test writes it down.
struct Answer {
  var status = 200
  var reason = "OK"
  var fields: [HTTPField] = [HTTPField("Date", "Sat, 11 Jul 2026 10:00:00 GMT")]
  var type: String? = "application/json"
  var body = ""
  /// What the body's envelope holds; nil for a body in the clear.
  var inner: String?
  var trailers: [HTTPField] = []
  var framing: BodyFraming?

  /// An answer of another status, without a body.
  static func bare(_ status: Int, _ fields: [HTTPField] = [], reason: String = "") -> Answer {
    var answer = Answer(status: status, reason: reason, type: nil)
    answer.fields += fields
    return answer
  }

  func with(_ change: (inout Answer) -> Void) -> Answer {
    var copy = self
    change(&copy)
    return copy
  }

  var response: HTTPResponse {
    var all = HTTPFields(fields)
    let octets = inner == nil ? Array(body.utf8) : Array(#"{"token":"c2VhbGVk"}"#.utf8)
    if let type, !octets.isEmpty { all.append("Content-Type", type) }
    all.append("Content-Length", "\(octets.count)")
    return HTTPResponse(
      status: status, reason: Array(reason.utf8), fields: all, body: octets, trailers: HTTPFields(trailers),
      framing: framing ?? .contentLength(octets.count))
  }

  var opened: OpenedBody {
    if let inner { return .opened(Array(inner.utf8)) }
    return body.isEmpty ? .nothing : .clear(Array(body.utf8))
  }
}

/// One request to one of the shipped contracts' operations, and what its answer is held against.
struct Trial {
  var contract: Contract
  var values: [String: JSONValue] = [:]
  var secrets: [Secret] = []
  var method = "POST"
  var fields: [HTTPField] = [HTTPField("User-Agent", "ConformanceKit")]
  var expectation = Expectation.accepted
  var kind = Case.Kind.control
  var edits: [Edit] = []
  /// Another way than the run's own connection.
  var channel: Channel?
  /// The aspect of the requirement the case is made for.
  var primary = "outcome.accepted"

  /// 11 July 2026, 10:00:00 UTC.
  static let now: Int64 = 1_783_764_000

  var operation: ContractModel.Operation { contract.operations[0] }

  /// The same request where a refusal is due.
  func refused(_ outcomes: [String] = ["refused"], for aspect: String, _ edits: [Edit] = []) -> Trial {
    var copy = self
    copy.expectation = Expectation(outcomes)
    copy.kind = .negative
    copy.edits = edits
    copy.primary = aspect
    return copy
  }

  func open() -> Trial {
    var copy = self
    copy.expectation = .open
    copy.kind = .open
    return copy
  }

  func judge(_ result: ExchangeResult, opened: OpenedBody, extra: [UInt8] = [], stray: [UInt8] = []) -> Judgement {
    let sent = SentRequest(
      operation: operation.id, method: method, url: "http://127.0.0.1/",
      request: HTTPRequest(method: method, target: "/", fields: HTTPFields(fields)), bytes: [], values: values,
      secrets: secrets, composedAt: Self.now)
    let value = Case(
      id: "\(contract.id)/\(operation.id)/case", title: "a case", kind: kind, operation: operation.id,
      requirements: [contract.requirementID(operation, primary)],
      steps: [Step(recipe: Recipe(operation: operation.id, edits: edits, channel: channel), expectation: expectation)])
    let exchange = Exchange(sent: [], result: result, extraBytes: extra, strayBytes: stray)
    return Judge(contract: contract).judge(value, step: 0, sent: sent, exchange: exchange, opened: opened)
  }

  func judge(_ answer: Answer, extra: String = "") -> Judgement {
    judge(.response(answer.response), opened: answer.opened, extra: Array(extra.utf8))
  }

  /// The findings as `aspect at place`, in order.
  func findings(_ answer: Answer, extra: String = "") -> [String] { texts(judge(answer, extra: extra)) }

  func texts(_ judgement: Judgement) -> [String] {
    judgement.findings.map {
      "\($0.requirement.split(separator: "/").dropFirst(2).joined(separator: "/")) at \($0.place)"
    }
  }

  /// Whether an answer was seen to keep a promise.
  func holds(_ aspect: String, _ answer: Answer) -> Bool {
    judge(answer).held.contains(contract.requirementID(operation, aspect))
  }
}

/// The contracts as shipped.
enum Shipped {
  static func contract(_ name: String) -> Contract {
    contracts[name] ?? Contract(id: "missing", version: "", title: "", source: ContractSource(file: name))
  }

  /// A contract with one text in place of another, wherever it stands; nil where that is none.
  static func contract(_ name: String, replacing old: String, by new: String) -> Contract? {
    let text = String(decoding: bytes("\(name).json"), as: UTF8.self)
    let changed = old.isEmpty ? text : text.replacing(old, with: new)
    return ContractReader.read(Array(changed.utf8), source: ContractSource(file: "\(name).json"), baseline: baseline)
      .contract
  }

  private static func bytes(_ name: String) -> [UInt8] {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Contracts")
    return (try? [UInt8](Data(contentsOf: folder.appending(path: name)))) ?? []
  }

  private static let baseline = ContractReader.readBaseline(
    bytes("baseline.json"), source: ContractSource(file: "baseline.json")
  ).0

  private static let contracts: [String: Contract] = {
    var result: [String: Contract] = [:]
    for name in ["mastercard-mdes", "wibmo-prepaid", "bankezy-onboarding", "processa-aspen", "rackspace-identity"] {
      result[name] = contract(name, replacing: "", by: "")
    }
    return result
  }()
}
