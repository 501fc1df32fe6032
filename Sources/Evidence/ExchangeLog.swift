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
  ///   - secrets: the target's own; what logins brought, and those of all requests of a case in each of its lines, are
  ///     hidden too.
  public mutating func add(_ exchanges: [RunExchange], plan: Plan, secrets: [Secret] = []) {
    let judge = Judge(contract: plan.contract)
    let cases = plan.casesByID
    var known: [String: Set<Secret>] = [:]
    var obtained: [Secret] = []
    for exchange in exchanges {
      switch exchange {
      case .judged(let judged): known[judged.caseID, default: []].formUnion(judged.sent.secrets)
      case .login(let login): if let credential = login.credential { obtained.append(credential) }
      }
    }
    let lasting = Redactor((secrets + obtained).map { $0.hidden(as: $0.label) })
    var redactors: [String: Redactor] = [:]
    var history = CaseHistory()
    for exchange in exchanges {
      switch exchange {
      case .judged(let judged):
        let redactor = redactors[judged.caseID] ?? hiding(known[judged.caseID] ?? [], beside: lasting)
        redactors[judged.caseID] = redactor
        let stored = StoredExchange(judged.sent, judged.exchange, opened: judged.opened, redactor: redactor)
        let basis = basis(of: judged, stored, cases[judged.caseID], judge, &history)
        append(
          ExchangeLine(contract: plan.contract.id, judged, stored: stored, basis: basis, redactor: redactor).value)
      case .login(let login):
        let redactor = hiding(Set(login.sent.secrets), beside: lasting)
        append(LoginLine(contract: plan.contract.id, login, redactor: redactor).value)
      }
    }
  }

  /// A redactor that hides the secrets of requests too.
  private func hiding(_ secrets: Set<Secret>, beside lasting: Redactor) -> Redactor {
    lasting.adding(secrets.sorted { ($0.label, $0.text) < ($1.label, $1.text) }.map { $0.hidden(as: $0.label) })
  }

  private mutating func append(_ line: JSONValue) {
    let octets = HashChain.bytes(of: line, after: last)
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
