public import CaseModel
import ContractModel
import HTTPCore
import JSONCore
import Judging

/// The exchanges of a run as JSON Lines, redacted, in the order they were judged.
public struct ExchangeLog: Sendable {
  public private(set) var bytes: [UInt8] = []
  public private(set) var count = 0
  /// The SHA-256 of the last line.
  public private(set) var last = HashChain.start

  /// Makes an empty log.
  public init() {}

  /// Adds the exchanges of one contract.
  ///
  /// Each is judged again as it is stored; where that says something else, because a secret's stand-in is no secret,
  /// the line says that its judgement is taken from the run.
  ///
  /// - Parameters:
  ///   - exchanges: in order.
  ///   - plan: what they were judged by.
  ///   - secrets: the target's own; those of all requests of a case are hidden in each of its lines too.
  public mutating func add(_ exchanges: [JudgedExchange], plan: Plan, secrets: [Secret] = []) {
    let judge = Judge(contract: plan.contract)
    let cases = plan.casesByID
    var known: [String: Set<Secret>] = [:]
    for judged in exchanges { known[judged.caseID, default: []].formUnion(judged.sent.secrets) }
    var redactors: [String: Redactor] = [:]
    var history = CaseHistory()
    for judged in exchanges {
      let own = (known[judged.caseID] ?? []).sorted { ($0.label, $0.text) < ($1.label, $1.text) }
      let redactor =
        redactors[judged.caseID]
        ?? Redactor((own + secrets).map { $0.hidden(as: $0.label) })
      redactors[judged.caseID] = redactor
      let stored = StoredExchange(judged, redactor: redactor)
      let line = ExchangeLine(
        contract: plan.contract.id, judged, stored: stored,
        basis: basis(of: judged, stored, cases[judged.caseID], judge, &history), redactor: redactor)
      append(line)
    }
  }

  private mutating func append(_ line: ExchangeLine) {
    let octets = line.bytes(after: last)
    last = HashChain.digest(of: octets)
    bytes += octets
    bytes.append(0x0A)
    count += 1
  }

  private func basis(
    of judged: JudgedExchange, _ stored: StoredExchange, _ value: Case?, _ judge: Judge, _ history: inout CaseHistory
  ) -> ExchangeLine.Basis {
    guard let value, !judged.isCut else { return .recorded }
    let read = StoredExchange(.object(stored.members))
    history.note(read, of: value, step: judged.step)
    guard let read else { return .recorded }
    let again = judge.judge(
      value, step: judged.step, sent: read.sent, exchange: read.exchange, opened: read.opened,
      earlier: history.steps(of: value, before: judged.step))
    guard StoredJudgement(again).agrees(with: StoredJudgement(judged.judgement)) else { return .recorded }
    switch judged.opened {
    case .opened, .unopened: return .opened
    case .clear, .nothing: return .received
    }
  }
}

extension Plan {
  /// Every case, the controls of the groups too.
  var casesByID: [String: Case] {
    var cases: [String: Case] = [:]
    for group in groups {
      for value in group.cases + (group.control.map { [$0] } ?? []) { cases[value.id] = value }
    }
    return cases
  }
}
