import CaseModel
import Composing
import ContractModel
import HTTPCore
import Judging
import Wire

/// What came of one request: as sent, as answered, and what the judge says.
struct StepResult: Sendable {
  var sent: SentRequest
  var exchange: Exchange
  var opened: OpenedBody
  var judgement: Judgement
  /// The credentials of logins that were refused though the case is not about that.
  var refusedCredentials: [String] = []
}

/// Sends composed requests, waits where the target asks for it, opens and judges the answers.
struct StepSender: Sendable {
  let credentials: Credentials
  let judge: Judge
  let state: RunState
  let limits: RunLimits
  let redaction: Redaction
  let budget: RefusalBudget
  /// Sees every exchange, those of cases with what the judge says of them.
  let witness: (@Sendable (RunExchange) -> Void)?

  /// The composer with the credentials of now.
  var composer: Composer { credentials.composer }

  /// Sends one request and judges the answer; nil when the run has stopped.
  func send(
    _ value: Case, step index: Int, _ sent: SentRequest, after earlier: [EarlierStep],
    over connection: HTTPClientConnection
  ) -> StepResult? {
    var exchange: Exchange
    var retries = 0
    repeat {
      guard state.takeSlot() else { return nil }
      exchange = connection.exchange(
        sent.bytes, method: sent.method, timeout: limits.timeout, expectContinue: sent.expectsContinue)
      guard let pause = retryPause(exchange, sent: sent) else { break }
      retries += 1
      let postponed = StepResult(
        sent: sent, exchange: exchange, opened: open(exchange, sent),
        judgement: Judgement(undecided: postponement(exchange, count: retries)))
      guard retries <= limits.mostRetries else { return seen(postponed, value, step: index) }
      _ = seen(postponed, value, step: index, sentAgain: .asked)
      guard state.pause(microseconds: pause * 1_000_000) else { return nil }
    } while true
    let opened = open(exchange, sent)
    let step = value.steps[index]
    if step.recipe.channel == nil, exchange.response != nil, let tls = exchange.tls { state.note(tls) }
    var judgement = judge.judge(value, step: index, sent: sent, exchange: exchange, opened: opened, earlier: earlier)
    noteVector(of: exchange, sent, step: index, in: &judgement)
    let refused = refusedCredentials(step, exchange, judgement)
    // What a new credential is to be tried for says nothing of the target.
    let isOver = !refused.isEmpty && isSentAgain(sent, refused, isControl: value.kind == .control)
    _ = seen(
      StepResult(sent: sent, exchange: exchange, opened: opened, judgement: judgement), value, step: index,
      sentAgain: isOver ? .credentialOver : nil)
    hold(&judgement, step: index, secrets: sent.secrets)
    switch exchange.result {
    case .failed(let failure, _) where !step.expectation.toleratesClose: state.countUnanswered(failure.message)
    case .malformed(let malformation, _, _) where malformation.defect.isLimit:
      state.countUnanswered(malformation.message)
    case .response, .malformed, .failed: break
    }
    budget.count(
      step.recipe, wantsAcceptance: step.expectation.wantsAcceptance,
      isAccepted: judgement.outcome == Outcome.accepted)
    return StepResult(
      sent: sent, exchange: exchange, opened: opened, judgement: judgement, refusedCredentials: refused)
  }

  /// The credentials of logins that the request carried, where it was refused for want of a valid one and should not be.
  private func refusedCredentials(_ step: Step, _ exchange: Exchange, _ judgement: Judgement) -> [String] {
    let isUnauthorized = exchange.response?.status == 401 || judgement.outcome == "unauthorized"
    let expectation = step.expectation
    let isExpected = expectation.isOpen || judgement.outcome.map(expectation.outcomes.contains) == true
    let contract = judge.contract
    let authentication = budget.authentication
    return credentials.note(
      carries: { step.recipe.carries($0, in: contract, authentication: authentication) },
      isUnauthorized: isUnauthorized, isExpected: isExpected)
  }

  /// Whether a request that was refused with these credentials is sent again, with a new one or one that another thread
  /// has obtained meanwhile.
  private func isSentAgain(_ sent: SentRequest, _ refused: [String], isControl: Bool) -> Bool {
    let bindings = composer.bindings
    let isRenewed = refused.contains { name in
      bindings.secret(name).map { value in !sent.secrets.contains { $0.value == value } } ?? false
    }
    return isRenewed || credentials.mayRenew(refused, isControl: isControl)
  }

  /// Shows an exchange to the witness, and returns it.
  private func seen(_ result: StepResult, _ value: Case, step: Int, sentAgain: SentAgain? = nil) -> StepResult {
    witness?(
      .judged(
        JudgedExchange(
          caseID: value.id, step: step, sent: result.sent, exchange: result.exchange, opened: result.opened,
          judgement: result.judgement, sentAgain: sentAgain)))
    return result
  }

  /// That the target did not want a request now, in words.
  private func postponement(_ exchange: Exchange, count: Int) -> String {
    let status = exchange.response.map { "\($0.status)" } ?? "no answer"
    return "\(SentAgain.asked.rawValue) (\(status)) \(count == 1 ? "once" : "\(count) times")"
  }

  /// Notes the vector an answer was sealed with among the values that must be distinct, and whether it was to be
  /// foretold.
  private func noteVector(of exchange: Exchange, _ sent: SentRequest, step: Int, in judgement: inout Judgement) {
    guard let operation = judge.contract.operation(sent.operation), let body = exchange.response?.body,
      let vector = composer.initializationVector(of: body, operation: operation)
    else { return }
    let id = judge.contract.requirementID(operation, "security.fresh-iv")
    guard judge.contract.requirement(id) != nil else { return }
    let text = VectorHistory.text(of: vector)
    judgement.distinct[id] = text
    if state.foretells(text, of: id) {
      judgement.findings.append(
        Finding(
          requirement: id, title: "the answer's IV follows from others", expected: "an IV that nobody can foretell",
          actual: "\(text), in step with those before", place: "answer", step: step))
    }
  }

  /// Holds the values that must be distinct against those of all other answers.
  private func hold(_ judgement: inout Judgement, step: Int, secrets: [Secret]) {
    guard !judgement.distinct.isEmpty else { return }
    let claim = state.claim(judgement.distinct)
    judgement.held += claim.compared.filter { !claim.repeated.contains($0) }
    guard !claim.repeated.isEmpty else { return }
    let redactor = redaction.redactor(for: secrets)
    judgement.findings += claim.repeated.map { id in
      judge.repeatedValue(id, redactor.redactPart(judgement.distinct[id] ?? ""), step: step)
    }
  }

  private func open(_ exchange: Exchange, _ sent: SentRequest) -> OpenedBody {
    guard let operation = judge.contract.operation(sent.operation) else { return .nothing }
    switch exchange.result {
    case .response(let response): return composer.open(response.body, operation: operation)
    case .malformed(_, _, let partial?): return partial.body.isEmpty ? .nothing : .clear(partial.body)
    case .malformed, .failed: return .nothing
    }
  }

  /// Seconds to wait before the request is sent again; nil when the answer does not ask for it.
  private func retryPause(_ exchange: Exchange, sent: SentRequest) -> Int64? {
    guard let response = exchange.response else { return nil }
    let documented = judge.contract.operation(sent.operation)?.outcome("unavailable")?.forms.contains { form in
      form.statuses.contains { $0.matches(response.status) }
    }
    guard response.status == 429 || documented == true else { return nil }
    let asked = response.fields["Retry-After"].flatMap { Int64($0) } ?? 1
    return min(max(0, asked), limits.longestRetry)
  }
}
