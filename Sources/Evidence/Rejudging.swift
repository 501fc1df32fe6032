public import CaseModel
import ContractModel
import JSONCore
import Judging

/// Judges the exchanges of a bundle again from the contract, and holds the record of the run against what comes of it.
public struct Rejudging: Sendable {
  /// Where the record and the exchanges do not agree, one sentence each.
  public private(set) var faults: [String] = []
  /// Exchanges judged again from the octets that came.
  public private(set) var received = 0
  /// Exchanges judged again from what the run took out of a sealed answer.
  public private(set) var opened = 0
  /// Exchanges whose judgement depends on a secret, and was taken from the run.
  public private(set) var recorded = 0
  /// Logins, of which nothing is judged.
  public private(set) var logins = 0
  /// Cases whose outcome follows from exchanges that were all judged again.
  public private(set) var cases = 0
  /// Cases whose outcome follows in part from what was taken from the run.
  public private(set) var trustedCases = 0

  /// The requirements against which two answers of the contract carry one value, or one that others foretell.
  private var repeated: Set<String> = []

  /// An exchange with what is known of it now.
  private struct Seen {
    var number: Int
    var line: ExchangeLine
    var judgement: StoredJudgement
    /// What the answer showed, where it was judged again.
    var again: Judgement?
    var stored: StoredExchange?
  }

  /// Makes an empty result.
  public init() {}

  /// Judges the exchanges of one contract again.
  ///
  /// - Parameters:
  ///   - record: what the run says.
  ///   - plan: made from the bundle's contract and the record's options.
  ///   - bundle: whose exchanges are held against it.
  public mutating func run(_ record: ContractRecord, plan: Plan, bundle: Integrity) {
    let judge = Judge(contract: plan.contract)
    let known = plan.casesByID
    var byCase: [String: [Seen]] = [:]
    var order: [Seen] = []
    var history = CaseHistory()
    for (index, octets) in bundle.lines.enumerated() {
      let value = try? JSONReader.read(octets).value
      if let login = value.flatMap(LoginLine.init) {
        if login.contract == record.id { check(login, at: index, plan.contract) }
        continue
      }
      guard let line = value.flatMap(ExchangeLine.init) else {
        if record.id == bundle.firstContract { fault(index, "is no exchange") }
        continue
      }
      guard line.contract == record.id else { continue }
      guard let wanted = known[line.caseID], wanted.steps.indices.contains(line.step) else {
        fault(index, "the plan of the contract has no case \(line.caseID) with step \(line.step + 1)")
        continue
      }
      guard let seen = judged(line, at: index, wanted, judge, &history) else { continue }
      byCase[line.caseID, default: []].append(seen)
      order.append(seen)
    }
    checkPlan(record, plan)
    repeated = Set(distinctValues(order).filter { isRepeated($0.value) || isForetold($0.value) }.keys)
    for value in record.cases {
      check(value, known[value.id], byCase[value.id] ?? [], isSigner: record.target.authentication != "none", judge)
    }
    for id in byCase.keys.sorted() where !record.cases.contains(where: { $0.id == id }) {
      faults.append("\(BundleFile.record): the record has no case \(id), and its exchanges are there")
    }
    check(record, order, judge)
  }

  private mutating func fault(_ index: Int, _ what: String) {
    faults.append("\(BundleFile.exchanges):\(index + 1): \(what)")
  }

  // MARK: Exchanges

  private mutating func check(_ login: LoginLine, at index: Int, _ contract: Contract) {
    logins += 1
    if !login.isPromised(by: contract) { fault(index, "the contract has no such login for \(login.gives)") }
  }

  private mutating func judged(
    _ line: ExchangeLine, at index: Int, _ value: Case, _ judge: Judge, _ history: inout CaseHistory
  ) -> Seen? {
    var seen = Seen(number: index + 1, line: line, judgement: line.judgement)
    let stored = StoredExchange(line.value)
    history.note(stored, of: value, step: line.step)
    guard line.basis != .recorded else {
      recorded += 1
      return seen
    }
    guard let stored else {
      fault(index, "\(line.caseID): the octets make no exchange")
      return nil
    }
    let again = judge.judge(
      value, step: line.step, sent: stored.sent, exchange: stored.exchange, opened: stored.opened,
      earlier: history.steps(of: value, before: line.step))
    let judgement = StoredJudgement(again)
    if line.basis == .opened { opened += 1 } else { received += 1 }
    if !judgement.agrees(with: line.judgement) {
      fault(
        index,
        "\(line.caseID), step \(line.step + 1): judged again it is \(judgement.words); the run said \(line.judgement.words)"
      )
    }
    seen.judgement.breaches = judgement.breaches.map { breach in
      var breach = breach
      // Whether a secret may stand there by chance is known to the run alone: its stand-in has another length.
      breach.needsConfirmation = line.judgement.breaches.contains {
        $0.requirement == breach.requirement && $0.title == breach.title && $0.needsConfirmation
      }
      return breach
    }
    seen.again = again
    seen.stored = stored
    return seen
  }

  // MARK: Cases

  private mutating func checkPlan(_ record: ContractRecord, _ plan: Plan) {
    let planned = Set(plan.casesByID.keys)
    for value in record.cases where !planned.contains(value.id) {
      faults.append("\(BundleFile.record): the plan of the contract has no case \(value.id)")
    }
    let told = Set(record.cases.map(\.id))
    // Controls are told of where one was sent.
    let missing = plan.cases.filter { $0.kind != .control && !told.contains($0.id) }.map(\.id)
    for id in missing { faults.append("\(BundleFile.record): the case \(id) of the plan is not in the record") }
    let promised = plan.contract.requirements.map(\.id)
    if promised != record.requirements.map(\.requirement.id) {
      faults.append("\(BundleFile.record): the requirements of \(record.id) are not those of the contract")
    }
  }

  private mutating func check(
    _ record: CaseRecord, _ value: Case?, _ seen: [Seen], isSigner: Bool, _ judge: Judge
  ) {
    let place = "\(BundleFile.record): \(record.id)"
    var isConcurrent = false
    if case .atOnce? = value?.order { isConcurrent = true }
    if record.fingerprinted(isConcurrent: isConcurrent).findings.map(\.fingerprint)
      != record.findings.map(\.fingerprint)
    {
      faults.append("\(place): a fingerprint does not follow from its finding")
    }
    let levels = record.findings.map { ($0.waiver, judge.contract.requirement($0.requirement)?.level) }
    let standing = levels.filter { $0.0 == nil }.map(\.1)
    let due: CaseOutcome =
      standing.contains(.must)
      ? .failed
      : standing.contains(.should) ? .warned : levels.contains { $0.0 != nil && $0.1 != .may } ? .waived : .passed
    if record.outcome == .skipped || record.outcome == .undecided {
      if record.reason == nil { faults.append("\(place): is \(record.outcome.rawValue) without a reason") }
    } else if record.outcome != due {
      faults.append("\(place): is \(record.outcome.rawValue), and what was found makes it \(due.rawValue)")
    } else if seen.isEmpty {
      faults.append("\(place): is \(record.outcome.rawValue) without an exchange")
    }
    if record.outcome == .passed, let value, !isConcurrent {
      let sent = Set(seen.map(\.line.step))
      let isSettled = seen.contains { $0.again?.isSettled == true }
      if sent.count < value.steps.count, !isSettled {
        faults.append("\(place): passed without the exchange of every step")
      }
    }
    checkFindings(record, value, seen, isSigner: isSigner, judge)
    guard !seen.isEmpty else { return }
    if counting(seen).contains(where: { $0.line.basis == .recorded }) { trustedCases += 1 } else { cases += 1 }
  }

  /// The exchanges of a case that count: not those that were refused, or put off, and sent again.
  private func counting(_ seen: [Seen]) -> [Seen] {
    seen.filter { item in
      let isSentAgain = item.number != seen.last?.number && item.judgement.outcome != Outcome.accepted
      return item.line.sentAgain == nil || !isSentAgain
    }
  }

  /// Holds the findings of a case against those of its exchanges, both ways.
  private mutating func checkFindings(
    _ record: CaseRecord, _ value: Case?, _ seen: [Seen], isSigner: Bool, _ judge: Judge
  ) {
    let told = Set(record.findings.map { [$0.requirement, $0.title] })
    let counting = counting(seen)
    for item in counting {
      // A target may want the other spelling of a signature: the first request of a run tries one of them.
      if isSigner, record.kind == .control, item.number == counting.first?.number { continue }
      for breach in item.judgement.breaches where !breach.needsConfirmation {
        if told.contains([breach.requirement, breach.title]) { continue }
        if record.outcome == .undecided, breach.requirement == value?.requirements.first { continue }
        if record.shrunkFrom != nil, let value, value.parts.count > 1, !told.isEmpty {
          // The record is of the smallest set of changes: of the whole set it keeps the worst breaches.
          let level = judge.contract.requirement(breach.requirement)?.level
          let isWhole = counting.prefix(value.steps.count).contains { $0.number == item.number }
          if !isWhole || level != (record.outcome == .failed ? .must : .should) { continue }
        }
        faults.append(
          "\(BundleFile.exchanges):\(item.number): \(record.id): \(breach.title), and the record does not say so")
      }
    }
    let shown = Set(seen.flatMap(\.judgement.breaches).map { [$0.requirement, $0.title] })
    for finding in record.findings where !shown.contains([finding.requirement, finding.title]) {
      if followsFromAll(finding, value, counting, judge) { continue }
      faults.append(
        "\(BundleFile.record): \(record.id): \(finding.title), and no exchange of the case shows it")
    }
  }

  /// Whether a finding follows from the answers of a case, or of the run, taken together.
  private func followsFromAll(_ finding: Finding, _ value: Case?, _ seen: [Seen], _ judge: Judge) -> Bool {
    guard let value else { return false }
    switch value.order {
    case .alike:
      let answers = seen.compactMap { $0.stored }.map {
        AlikeAnswer(sent: $0.sent, exchange: $0.exchange, opened: $0.opened)
      }
      return answers.count < seen.count
        || judge.judgeLikeness(value, answers: answers.suffix(4)).findings.contains { $0.title == finding.title }
    case .atOnce(let most):
      let accepted = seen.count { $0.judgement.outcome == Outcome.accepted }
      if let most, accepted > most { return true }
    case .sequence: break
    }
    // Two answers with one value: in which of them it is found is chance, and that they are there is checked for all.
    return repeated.contains(finding.requirement)
  }

  // MARK: Requirements

  /// Whether a case proves what it is made for: nothing of it failed, waivers aside.
  private func proves(_ value: CaseRecord, _ contract: Contract) -> Bool {
    switch value.outcome {
    case .passed, .warned: true
    case .waived: !value.findings.contains { contract.requirement($0.requirement)?.level == .must }
    case .failed, .skipped, .undecided: false
    }
  }

  private mutating func check(_ record: ContractRecord, _ seen: [Seen], _ judge: Judge) {
    let values = distinctValues(seen)
    let held = Set(seen.flatMap(\.judgement.held)).union(values.filter { $0.value.count > 1 }.keys)
    var found: [String: [Finding]] = [:]
    for finding in record.cases.flatMap(\.findings) { found[finding.requirement, default: []].append(finding) }
    var made: Set<String> = []
    for value in record.cases where proves(value, judge.contract) { made.formUnion(value.requirements) }
    for requirement in record.requirements {
      let id = requirement.requirement.id
      let findings = found[id] ?? []
      let due: [RequirementRecord.Status]
      if findings.isEmpty {
        due = held.contains(id) || made.contains(id) ? [.proved] : []
      } else if findings.allSatisfy({ $0.waiver != nil }) {
        due = [.waived]
      } else {
        due =
          requirement.requirement.level == .must ? [.broken] : requirement.requirement.level == .should ? [.warned] : []
      }
      switch requirement.status {
      case .proved, .broken, .warned, .waived:
        if !due.contains(requirement.status) {
          faults.append(
            "\(BundleFile.record): \(id) is \(requirement.status.rawValue), and its exchanges do not show that")
        }
      case .undecided, .notExercised, .notObservable:
        if due.contains(where: { $0 != .proved }) {
          faults.append("\(BundleFile.record): \(id) is \(requirement.status.rawValue), and a breach of it was found")
        }
      }
    }
    checkWaivers(record, found)
    checkDistinct(record, values)
  }

  private mutating func checkWaivers(_ record: ContractRecord, _ found: [String: [Finding]]) {
    let used = (record.waivers ?? []).filter { $0.state == .used }.map(\.waiver)
    for finding in found.values.joined() {
      guard let ticket = finding.waiver else { continue }
      let isThere = used.contains {
        $0.ticket == ticket && $0.requirement == finding.requirement && $0.fingerprint == finding.fingerprint
      }
      if !isThere {
        faults.append("\(BundleFile.record): no waiver \(ticket) names the breach of \(finding.requirement)")
      }
    }
  }

  /// By requirement id, what no two answers may carry.
  private func distinctValues(_ seen: [Seen]) -> [String: [String]] {
    var values: [String: [String]] = [:]
    for item in seen {
      let own = item.line.distinct.merging(item.again?.distinct ?? [:]) { _, again in again }
      for (id, value) in own { values[id, default: []].append(value) }
    }
    return values
  }

  private func isRepeated(_ values: [String]) -> Bool { Set(values).count < values.count }

  /// Whether one of the vectors that answers were sealed with follows from others.
  private func isForetold(_ values: [String]) -> Bool {
    var history = VectorHistory()
    return values.count { history.foretells($0) } > 0
  }

  /// Where two answers carry one value, the record says so.
  private mutating func checkDistinct(_ record: ContractRecord, _ values: [String: [String]]) {
    for (id, all) in values.sorted(by: { $0.key < $1.key }) where isRepeated(all) {
      guard !record.cases.contains(where: { $0.findings.contains { $0.requirement == id } }) else { continue }
      faults.append("\(BundleFile.record): two answers carry one value against \(id), and the record does not say so")
    }
  }
}

extension Integrity {
  /// The contract of the first line that names one: where lines that are no exchange are told.
  fileprivate var firstContract: String? {
    lines.lazy.compactMap { (try? JSONReader.read($0).value)?["contract"]?.string }.first
  }
}
