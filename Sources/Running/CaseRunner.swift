import CaseModel
import Composing
import ContractModel
import HTTPCore
import JSONCore
import Judging
import Synchronization
import Wire

/// Runs the steps of one case and puts their judgements together.
struct CaseRunner: Sendable {
  let sender: StepSender
  let connections: TargetConnections
  /// Why cases are withheld, by id.
  let withheld: [String: String]
  /// What curl is told of TLS.
  let curl: CurlTLS

  var budget: RefusalBudget { sender.budget }

  /// The record of a case that is not sent to this target; nil for one that is.
  func skipped(_ value: Case, group: String) -> CaseRecord? {
    let composer = sender.composer
    let missing = value.needs.first { !composer.gives($0) }.map { "the target gives no \($0)" }
    let reason =
      missing ?? value.steps.lazy.compactMap { connections.objection(to: $0.recipe.channel) }.first
      ?? withheld[value.id]
    return reason.map { record(value, group, .skipped, $0) }
  }

  /// Runs a case; nil when the run has stopped.
  func run(_ value: Case, group: String, over connection: HTTPClientConnection) -> CaseRun? {
    if let skipped = skipped(value, group: group) { return CaseRun(record: skipped) }
    if let reason = budget.objection(to: value) { return CaseRun(record: record(value, group, .undecided, reason)) }
    guard let first = attemptRenewing(value, group, connection) else { return nil }
    guard first.record.findings.contains(where: \.needsConfirmation) else { return first }
    // A short number may stand in an answer by chance: with other values it would not again.
    if let reason = budget.objection(to: value) {
      var open = first
      open.record.findings.removeAll(where: \.needsConfirmation)
      open.record.outcome = outcome(of: open.record.findings)
      if open.record.outcome == .passed {
        open.record.outcome = .undecided
        open.record.reason = reason
      }
      return open
    }
    guard let second = attempt(value, group, connection) else { return nil }
    if second.record.findings.contains(where: \.needsConfirmation) { return first }
    var kept = first
    kept.record.findings.removeAll(where: \.needsConfirmation)
    kept.record.outcome = outcome(of: kept.record.findings)
    if kept.record.outcome == .passed, kept.record.reason != nil { kept.record.outcome = .undecided }
    return kept
  }

  /// How often credentials are renewed for one case.
  private static let mostRenewals = 3

  /// Sends a case, and again where a credential was over that a login gives anew; nil when the run has stopped.
  ///
  /// What is refused at one and the same step with every credential is not refused for the credential; what is refused
  /// now at this step and now at that one tells nothing.
  private func attemptRenewing(_ value: Case, _ group: String, _ connection: HTTPClientConnection) -> CaseRun? {
    sender.renewExpired(over: connections)
    let isControl = value.kind == .control
    var refusedSteps: [Int] = []
    while true {
      let generations = sender.credentials.generations
      guard let run = attempt(value, group, connection) else { return nil }
      guard let step = run.refusedStep else { return run }
      refusedSteps.append(step)
      guard refusedSteps.count <= Self.mostRenewals,
        sender.renew(run.refusedCredentials, since: generations, isControl: isControl, over: connections)
      else {
        if Set(refusedSteps).count > 1 { return undecided(value, group, run, "credentials were over again and again") }
        if refusedSteps.count > 1 { sender.credentials.noteInVain(run.refusedCredentials) }
        return run
      }
      if value.kind == .scenario, step > 0 {
        // Its first steps changed what they would find when they are sent again.
        return undecided(value, group, run, "a credential was over amid its steps")
      }
    }
  }

  private func undecided(_ value: Case, _ group: String, _ run: CaseRun, _ reason: String) -> CaseRun {
    var open = CaseRun(record: record(value, group, .undecided, reason))
    open.record.exchanges = run.record.exchanges
    return open
  }

  /// Sends a case once; nil when the run has stopped.
  func attempt(_ value: Case, _ group: String, _ connection: HTTPClientConnection) -> CaseRun? {
    let started = MonotonicClock.now()
    var run: CaseRun?
    switch value.order {
    case .sequence, .alike: run = inSequence(value, group, connection)
    case .atOnce(let most):
      // A server that serves one connection at a time could take no other while this one is kept.
      connection.close()
      run = atOnce(value, group, most)
    }
    run?.record.duration = MonotonicClock.now() - started
    return run
  }

  // MARK: One after the other

  private func inSequence(_ value: Case, _ group: String, _ connection: HTTPClientConnection) -> CaseRun? {
    var results: [StepResult] = []
    if let ended = send(value, value.steps.indices, group, connection, &results) { return ended.run }
    var run = CaseRun(record: finished(value, group, results), results: results)
    if value.order == .alike {
      let answers = results.dropFirst(value.preparations)
      let likeness = sender.judge.judgeLikeness(
        value, answers: answers.map { AlikeAnswer(sent: $0.sent, exchange: $0.exchange, opened: $0.opened) })
      run.record.findings += likeness.findings
      run.record.outcome = outcome(of: run.record.findings)
      run.held.formUnion(likeness.held)
    }
    return run
  }

  private static let unprepared = "the request that prepares it was answered otherwise"

  /// The end of a case before its last step: its run, or nil when the whole run has stopped.
  private struct EarlyEnd {
    var run: CaseRun?
  }

  /// Sends steps one after the other; returns how the case ended when they were not all sent.
  private func send(
    _ value: Case, _ steps: Range<Int>, _ group: String, _ connection: HTTPClientConnection,
    _ results: inout [StepResult]
  ) -> EarlyEnd? {
    for index in steps {
      let earlier = results.map(earlier)
      let composed = compose(value.steps[index].recipe, earlier: earlier)
      let sent: SentRequest
      switch composed {
      case .success(let request): sent = request
      case .failure(let failure): return EarlyEnd(run: CaseRun(record: unsent(value, group, failure, results)))
      }
      let recipe = value.steps[index].recipe
      let needsAnother = recipe.isOnFreshConnection || recipe.channel != nil
      if needsAnother { connection.close() }
      let result =
        needsAnother
        ? sender.send(value, step: index, sent, after: earlier, over: connections.make(recipe.channel))
        : sender.send(value, step: index, sent, after: earlier, over: connection)
      guard let result else { return EarlyEnd(run: nil) }
      // What is refused before it was read whole may leave the connection in any state.
      if value.steps[index].expectation.earlyRefusal != .none { connection.close() }
      results.append(result)
      if let reason = result.judgement.undecided {
        return EarlyEnd(run: CaseRun(record: record(value, group, .undecided, reason, results)))
      }
      if result.judgement.isSettled {
        return EarlyEnd(run: CaseRun(record: finished(value, group, results), results: results))
      }
      if stopsEarly(value, index, result) {
        let others = result.judgement.findings.filter { $0.requirement != value.requirements.first }
        var early = record(value, group, .undecided, Self.unprepared, results)
        early.findings = others
        if !others.isEmpty { early.outcome = outcome(of: others) }
        return EarlyEnd(run: CaseRun(record: early, results: results))
      }
    }
    return nil
  }

  /// Whether a request that only prepares the last one was answered otherwise: nothing can be said of what follows.
  private func stopsEarly(_ value: Case, _ index: Int, _ result: StepResult) -> Bool {
    let expected = value.steps[index].expectation.outcomes
    if index < value.preparations { return !(result.judgement.outcome.map(expected.contains) ?? false) }
    guard value.kind != .scenario, let last = value.steps.last, last.expectation.outcomes != expected else {
      return false
    }
    return !(result.judgement.outcome.map(expected.contains) ?? false)
  }

  // MARK: At the same moment

  private func atOnce(_ value: Case, _ group: String, _ most: Int?) -> CaseRun? {
    var prepared: [StepResult] = []
    if value.preparations > 0 {
      let connection = connections.make()
      defer { connection.close() }
      if let ended = send(value, 0..<value.preparations, group, connection, &prepared) { return ended.run }
    }
    let before = prepared.map(earlier)
    var requests: [SentRequest] = []
    for step in value.steps.dropFirst(value.preparations) {
      switch compose(step.recipe, earlier: before + requests.map { EarlierStep(sent: $0, answer: nil) }) {
      case .success(let sent): requests.append(sent)
      case .failure(let failure): return CaseRun(record: unsent(value, group, failure, prepared))
      }
    }
    let collected = Mutex<[Int: StepResult]>([:])
    let threads = requests.enumerated().compactMap { index, sent in
      try? WorkerThread.start {
        let connection = connections.make()
        let step = value.preparations + index
        if let result = sender.send(value, step: step, sent, after: before, over: connection) {
          collected.withLock { $0[index] = result }
        }
        connection.close()
      }
    }
    for thread in threads { thread.join() }
    let byIndex = collected.withLock { $0 }
    let atOnce = requests.indices.compactMap { byIndex[$0] }
    guard atOnce.count == requests.count else { return nil }
    let results = prepared + atOnce
    if let reason = results.compactMap(\.judgement.undecided).first {
      return CaseRun(record: record(value, group, .undecided, reason, results))
    }
    var run = CaseRun(record: finished(value, group, results), results: results)
    guard let most else { return run }
    if let judgement = sender.judge.judgeAtOnce(value, most: most, outcomes: atOnce.map(\.judgement.outcome)) {
      run.record.findings += judgement.findings
      run.record.outcome = outcome(of: run.record.findings)
    } else if run.record.findings.isEmpty {
      run.record.outcome = .undecided
      run.record.reason = "none of the requests was accepted"
    }
    return run
  }

  // MARK: Putting together

  private func compose(_ recipe: Recipe, earlier: [EarlierStep]) -> Result<SentRequest, ComposeFailure> {
    // Signing takes time: only a list's cursor is worth waiting for.
    guard sender.composer.usesLists else {
      var lists = ListCursor()
      return compose(recipe, earlier: earlier, lists: &lists)
    }
    return sender.state.withLists { lists in compose(recipe, earlier: earlier, lists: &lists) }
  }

  private func compose(
    _ recipe: Recipe, earlier: [EarlierStep], lists: inout ListCursor
  ) -> Result<SentRequest, ComposeFailure> {
    var entropy = SystemEntropy()
    do throws(ComposeFailure) {
      return .success(
        try sender.composer.compose(
          recipe, now: WallClock.seconds(), entropy: &entropy, lists: &lists, earlier: earlier))
    } catch {
      return .failure(error)
    }
  }

  private func earlier(_ result: StepResult) -> EarlierStep {
    let answer = result.opened.bytes.flatMap { bytes in try? JSONReader.read(bytes).value }
    return EarlierStep(
      sent: result.sent, answer: answer, location: result.exchange.response?.fields["Location"],
      status: result.exchange.response?.status)
  }

  private func unsent(_ value: Case, _ group: String, _ failure: ComposeFailure, _ results: [StepResult]) -> CaseRecord
  {
    switch failure {
    case .notApplicable, .missingBinding: record(value, group, .skipped, failure.message, results)
    case .exhausted, .crypto, .unprepared: record(value, group, .undecided, failure.message, results)
    }
  }

  private func finished(_ value: Case, _ group: String, _ results: [StepResult]) -> CaseRecord {
    record(value, group, outcome(of: results.flatMap(\.judgement.findings)), nil, results)
  }

  private func record(
    _ value: Case, _ group: String, _ outcome: CaseOutcome, _ reason: String?, _ results: [StepResult] = []
  ) -> CaseRecord {
    CaseRecord(
      id: value.id, title: value.title, kind: value.kind, operation: value.operation, group: group,
      requirements: value.requirements, changed: value.changed, outcome: outcome, reason: reason,
      findings: results.flatMap(\.judgement.findings),
      exchanges: exchanges(results, of: value))
  }

  /// The exchanges as they may be shown: without the secrets of any step, for an answer may tell those of another.
  private func exchanges(_ results: [StepResult], of value: Case) -> [ExchangeRecord] {
    guard sender.limits.showsExchanges else { return [] }
    let redactor = sender.redaction.redactor(for: results.flatMap(\.sent.secrets))
    return results.enumerated().map { index, result in
      ExchangeRecorder.record(
        step: index, sent: result.sent, exchange: result.exchange, opened: result.opened,
        outcome: result.judgement.outcome, redactor: redactor,
        shell: sender.redaction.shellSecrets(for: result.sent.secrets, redactor: redactor),
        channel: value.steps[index].recipe.channel, tls: curl)
    }
  }

  /// The worst of the findings by the level of what they break; a MAY is noted and fails nothing.
  private func outcome(of findings: [Finding]) -> CaseOutcome {
    var worst = CaseOutcome.passed
    for finding in findings {
      switch sender.judge.contract.requirement(finding.requirement)?.level {
      case .must: return .failed
      case .should: worst = .warned
      case .may, nil: break
      }
    }
    return worst
  }
}

/// A case that ran: its record, and what its answers were seen to keep.
struct CaseRun: Sendable {
  var record: CaseRecord
  var held: Set<String>
  /// Whether the last answer was an acceptance.
  var isAccepted: Bool
  /// How the last exchange ended.
  var lastResult: ExchangeResult?
  /// Whether a request of it was left unanswered.
  var wasUnanswered: Bool
  /// The credentials of logins that were refused though the case is not about that, and the first step at which one was.
  var refusedCredentials: [String]
  var refusedStep: Int?

  init(record: CaseRecord, results: [StepResult] = []) {
    self.record = record
    self.held = Set(results.flatMap(\.judgement.held))
    self.isAccepted = results.last?.judgement.outcome == Outcome.accepted
    self.lastResult = results.last?.exchange.result
    self.refusedCredentials = results.flatMap(\.refusedCredentials)
    self.refusedStep = results.firstIndex { !$0.refusedCredentials.isEmpty }
    self.wasUnanswered = results.contains { if case .failed = $0.exchange.result { true } else { false } }
  }
}
