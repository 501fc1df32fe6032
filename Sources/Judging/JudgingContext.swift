import CaseModel
import ContractModel
import HTTPCore
import JSONCore

/// What the checks of one answer look at, and what they found so far.
struct JudgingContext {
  let judge: Judge
  let operation: Operation
  let value: Case
  let step: Step
  let index: Int
  let sent: SentRequest
  let exchange: Exchange
  let opened: OpenedBody
  /// The steps of the case before this one.
  let earlier: [EarlierStep]
  /// The answer; nil when none came whole and well-formed.
  let response: HTTPResponse?
  /// The answer, or what could be read of a malformed one.
  let readable: HTTPResponse?
  /// The (opened) body as JSON; nil when it is none.
  let reading: JSONReading?
  /// Why the (opened) body is no JSON; nil when it is, or when there is none.
  let readingError: JSONError?
  /// What tells the conditions of the contract in the answer; nil when there is none.
  let classifier: Classifier?
  /// Every outcome the answer fits, with the form, in the order of the contract.
  let fitting: [(outcome: Outcome, form: Form)]
  /// The form the answer is held against; nil when it fits none that is expected and comes near none.
  let form: Form?
  /// The outcome whose form that is.
  let formOutcome: String?
  /// The form's body; nil when it names none.
  let shape: BodyShape?
  /// Whether the answer's body and reason are free: an early refusal of an over-large or broken request, or another
  /// answer that comes from in front of the application.
  let isFree: Bool
  /// Whether the connection was closed on an over-large or broken request, which is a refusal too.
  let isEarlyClose: Bool
  /// The name of the check that is running.
  var check = ""
  var judgement = Judgement()

  init(
    judge: Judge, operation: Operation, value: Case, index: Int, sent: SentRequest, exchange: Exchange,
    opened: OpenedBody, earlier: [EarlierStep]
  ) {
    self.judge = judge
    self.operation = operation
    self.value = value
    self.step = value.steps[index]
    self.index = index
    self.sent = sent
    self.exchange = exchange
    self.opened = opened
    self.earlier = earlier
    let response = exchange.response
    self.response = response
    if case .malformed(_, _, let partial) = exchange.result {
      self.readable = partial
    } else {
      self.readable = response
    }
    var reading: JSONReading?
    var readingError: JSONError?
    if response != nil, let bytes = opened.bytes, !bytes.isEmpty {
      do { reading = try JSONReader.read(bytes) } catch { readingError = error }
    }
    self.reading = reading
    self.readingError = readingError
    self.classifier = response.map { Classifier(response: $0, body: reading?.value, patterns: judge.patterns) }
    let fitting = classifier?.fitting(operation) ?? []
    self.fitting = fitting
    let expectation = step.expectation
    let free = expectation.earlyRefusal != .none && response.map { (400..<500).contains($0.status) } == true
    let unserved = expectation.outcomes == [Outcome.notServed]
    // A status in digits is one of HTTP, such as 411, that the server in front of the application answers with.
    let isOfHTTP = response.map { expectation.outcomes.contains(String($0.status)) } == true
    self.isFree = free || unserved || isOfHTTP || sent.method == "OPTIONS" || sent.method == "HEAD"
    let wanted = Self.wanted(fitting, expectation)
    let held = isFree ? nil : wanted ?? NearestForm.find(fitting, expectation, operation, response, reading?.value)
    self.form = held?.form
    self.formOutcome = held?.outcome.name
    if case .named(let name)? = form?.body { self.shape = operation.body(name) } else { self.shape = nil }
    self.isEarlyClose = expectation.toleratesClose && Self.isClose(exchange.result)
    judgement.outcome = (wanted ?? fitting.first)?.outcome.name
    if isEarlyClose { judgement.outcome = Outcome.refused }
  }

  /// The form to hold the answer against: of several that fit, one that leaves the body open.
  private static func wanted(
    _ fitting: [(outcome: Outcome, form: Form)], _ expectation: Expectation
  ) -> (outcome: Outcome, form: Form)? {
    let expected = fitting.filter { expectation.isOpen || expectation.outcomes.contains($0.outcome.name) }
    if expected.first?.outcome.name == Outcome.accepted { return expected.first }
    return expected.first { $0.form.body == .open } ?? expected.first
  }

  /// Whether the peer closed or reset the connection before its answer was whole.
  private static func isClose(_ result: ExchangeResult) -> Bool {
    switch result {
    case .failed(.closedBeforeAnswer, _), .failed(.reset, _): true
    case .malformed(let malformation, _, let partial):
      [.truncatedHead, .truncatedBody].contains(malformation.defect)
        && partial.map { (400..<500).contains($0.status) } != false
    case .response, .failed: false
    }
  }

  /// The first requirement the case is made for; nil for a valid request that only prepares the others, which breaks
  /// a promise of its own operation.
  var primary: String? { isPreparation && step.expectation.wantsAcceptance ? nil : value.requirements.first }

  /// Whether the request only brings about what the others need.
  var isPreparation: Bool { index < value.preparations }

  /// Whether the request has another method than its operation, or than all operations at the path it was sent to.
  var hasOtherMethod: Bool {
    if sent.method != operation.method { return true }
    let here = judge.contract.operations.filter { PathTemplate($0.path).fits(sent.path) }
    return !here.isEmpty && !here.contains { $0.method == sent.method }
  }

  /// The id of the operation's requirement with this aspect; nil when it is not promised.
  func promised(_ aspect: String) -> String? {
    judge.promised[operation.id]?[aspect]
  }

  /// Whether an answer that cannot be read breaks what the case is made for: where it must be accepted, or where it
  /// must be refused and nothing else says that anything is wrong.
  var needsReadableAnswer: Bool {
    if step.expectation.allowsAcceptance { return true }
    return !step.expectation.isOpen
      && !judgement.findings.contains { judge.contract.requirement($0.requirement)?.level == .must }
  }

  /// Whether the answer shows what a condition says; false when there is no answer.
  func holds(_ condition: Condition) -> Bool {
    classifier?.holds(condition) ?? false
  }

  /// The text of what a condition speaks of; nil when it is not there.
  func text(of subject: Condition.Subject) -> String? {
    classifier?.text(of: subject)
  }

  /// Notes a breach of the requirement with this aspect; nothing when it is not promised.
  mutating func fail(
    _ aspect: String, _ title: String, expected: String, actual: String, at place: String,
    needsConfirmation: Bool = false
  ) {
    guard let id = promised(aspect) else { return }
    fail(id: id, title, expected: expected, actual: actual, at: place, needsConfirmation: needsConfirmation)
  }

  /// Notes a breach of the requirement with this full id.
  mutating func fail(
    id: String, _ title: String, expected: String, actual: String, at place: String, needsConfirmation: Bool = false
  ) {
    var finding = Finding(
      requirement: id, title: title, expected: expected, actual: actual, place: place, step: index,
      needsConfirmation: needsConfirmation)
    finding.check = check
    judgement.findings.append(finding)
  }

  /// Notes that this answer kept the promise with this aspect.
  mutating func hold(_ aspect: String) {
    if let id = promised(aspect), !judgement.findings.contains(where: { $0.requirement == id }) {
      judgement.held.append(id)
    }
  }
}

/// Cuts long text for a finding and says so.
func shortened(_ text: String, to limit: Int = 120) -> String {
  // Only as many characters are looked at as are shown: a hostile answer may hold megabytes.
  guard let end = text.index(text.startIndex, offsetBy: limit, limitedBy: text.endIndex), end < text.endIndex else {
    return text
  }
  return String(text[..<end]) + "… (\(text.utf8.count) bytes)"
}
