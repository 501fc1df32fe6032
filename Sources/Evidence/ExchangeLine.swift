import CaseModel
import HTTPCore
import JSONCore

/// One line of a bundle's exchanges.
struct ExchangeLine: Sendable {
  /// How the judgement of the line is checked.
  enum Basis: String, Sendable, CaseIterable {
    /// The octets that came are judged again.
    case received
    /// What the run took out of a sealed answer is judged again: only the holder of the key can open it.
    case opened
    /// The judgement depends on a secret, and is taken from the run.
    case recorded
  }

  var contract: String
  var caseID: String
  var step: Int
  /// Why the request was sent again; nil where the answer counts.
  var sentAgain: SentAgain?
  var basis: Basis
  var judgement: StoredJudgement
  /// By requirement id: what no other answer may carry, a vector of a sealed answer among it.
  var distinct: [String: String]
  /// The line as it was read or made.
  var value: JSONValue

  /// Makes a line without its place in the chain.
  init(contract: String, _ judged: JudgedExchange, stored: StoredExchange, basis: Basis, redactor: Redactor) {
    self.contract = contract
    caseID = judged.caseID
    step = judged.step
    sentAgain = judged.sentAgain
    self.basis = basis
    judgement = StoredJudgement(judged.judgement)
    distinct = judged.judgement.distinct.mapValues { redactor.redactPart($0) }
    value = .object(
      [
        ("contract", .string(contract)), ("case", .string(judged.caseID)), ("step", .number(judged.step)),
      ] + (judged.sentAgain.map { [("sentAgain", .string($0.rawValue))] } ?? []) + [
        ("basis", .string(basis.rawValue)), ("judgement", judgement.value),
        ("distinct", .object(distinct.sorted { $0.key < $1.key }.map { ($0.key, .string($0.value)) })),
      ] + stored.members)
  }

  /// Reads a line; nil when something of it is missing.
  init?(_ value: JSONValue) {
    guard let contract = value["contract"]?.string, let caseID = value["case"]?.string,
      let step = value["step"]?.number?.int, let basis = value["basis"]?.string.flatMap(Basis.init(rawValue:)),
      let judgement = StoredJudgement(value["judgement"]), let distinct = value["distinct"]?.members
    else { return nil }
    self.contract = contract
    self.caseID = caseID
    self.step = step
    sentAgain = value["sentAgain"]?.string.flatMap(SentAgain.init(rawValue:))
    self.basis = basis
    self.judgement = judgement
    self.distinct = Dictionary(
      distinct.map { ($0.name, $0.value.string ?? "") }, uniquingKeysWith: { first, _ in first })
    self.value = value
  }
}
