import CaseModel
import ContractModel
import HTTPCore
import JSONCore

/// The answer means what the case expects.
struct OutcomeCheck: Check {
  func run(_ context: inout JudgingContext) {
    guard let response = context.response else {
      // Why it cannot be read is said already, where it is promised; that a valid request was not served is said here.
      if case .malformed(let malformation, _, _) = context.exchange.result, let primary = context.primary,
        context.needsReadableAnswer, !context.isEarlyClose
      {
        context.fail(
          id: primary, "the answer cannot be read", expected: context.expectedWords, actual: malformation.message,
          at: "answer")
      }
      return
    }
    let expectation = context.step.expectation
    if expectation.isOpen { return open(response.status, &context) }
    let matches = expectation.outcomes.contains { name in
      if name == Outcome.notServed { return isNotServed(response.status, context) }
      if let status = Int(name) { return status == response.status }
      return context.fitting.contains { $0.outcome.name == name }
    }
    // What stands in front of the application may refuse in any way, unless the documents name the status.
    let refusedEarly =
      context.isFree && expectation.earlyRefusal != .none && (400..<500).contains(response.status)
      && expectation.outcomes.contains { [Outcome.refused, Outcome.notServed].contains($0) }
    if matches || refusedEarly {
      for condition in expectation.conditions where !context.holds(condition) {
        context.failPrimary("the answer does not show what it must", "\(condition.words)", actual: context.seen)
      }
      if context.value.kind == .control || context.step.expectation.wantsAcceptance {
        context.hold("outcome.\(Outcome.accepted)")
      } else if let name = context.judgement.outcome, context.fitting.contains(where: { $0.outcome.name == name }) {
        context.hold("outcome.\(name)")
      }
      return
    }
    let isAccepted = context.fitting.contains { $0.outcome.name == Outcome.accepted }
    if isAccepted || !isExplained(response.status, context) { Blame.outcome(&context) }
  }

  /// Whether a finding says already what is wrong with the answer, so that it is no other promise that is broken: a
  /// server error, or something about an answer that has the status which was due.
  private func isExplained(_ status: Int, _ context: JudgingContext) -> Bool {
    let expectation = context.step.expectation
    let isDue = context.operation.outcomes.contains { outcome in
      expectation.outcomes.contains(outcome.name)
        && outcome.forms.contains { form in form.statuses.contains { $0.matches(status) } }
    }
    let serverError = context.promised("http.no-server-error")
    return context.judgement.findings.contains { finding in
      guard context.judge.contract.requirement(finding.requirement)?.level == .must else { return false }
      // A valid request that brings one was not accepted either.
      if finding.requirement == serverError { return !expectation.allowsAcceptance || context.value.kind == .control }
      return isDue
    }
  }

  /// Whatever is open is still answered in one of the contract's forms.
  private func open(_ status: Int, _ context: inout JudgingContext) {
    guard (200..<300).contains(status), context.fitting.isEmpty, !context.isFree else { return }
    context.fail(
      "outcome.\(Outcome.accepted)", "the answer is a success in no form the contract knows",
      expected: "an answer in one of the documented forms", actual: context.seen, at: "status and body")
  }

  private func isNotServed(_ status: Int, _ context: JudgingContext) -> Bool {
    status == 501 ? context.hasOtherMethod : (300..<500).contains(status)
  }
}

extension JudgingContext {
  /// What the step expects, for people.
  var expectedWords: String {
    let forms = step.expectation.outcomes.map { name -> String in
      if name == Outcome.notServed { return "no success (3xx, 4xx, or 501)" }
      if Int(name) != nil { return name }
      let forms = operation.outcome(name)?.forms.map(\.words) ?? []
      return forms.isEmpty ? name : "\(name): \(forms.joined(separator: ", or "))"
    }
    return forms.joined(separator: "; or ")
  }

  /// What came, for people: the status, and what the conditions look at.
  var seen: String {
    guard let response else { return "no answer" }
    var result = "\(response.status)"
    if let reason = response.reason.isEmpty ? nil : response.reasonText { result += " \(shortened(reason, to: 60))" }
    var shown: [String] = []
    if response.body.isEmpty { return judgement.outcome.map { "\(result) (\($0))" } ?? result }
    for condition in operation.outcomes.flatMap(\.forms).flatMap(\.conditions) {
      guard case .member(let path) = condition.subject else { continue }
      let name = path.joined(separator: ".")
      guard !shown.contains(name) else { continue }
      shown.append(name)
      result += ", \(name) \(text(of: condition.subject).map { shortened($0, to: 40) } ?? "absent")"
    }
    if let outcome = judgement.outcome { result += " (\(outcome))" }
    return result
  }

  /// Notes a breach of what the case is made for.
  mutating func failPrimary(_ title: String, _ expected: String, actual: String) {
    if let primary {
      fail(id: primary, title, expected: expected, actual: actual, at: changedPlace)
    } else {
      fail("outcome.\(Outcome.accepted)", title, expected: expected, actual: actual, at: changedPlace)
    }
  }

  /// Where an outcome stands: the answer, with what was changed in its request.
  var changedPlace: String { isPreparation ? "answer" : value.changed.map { "the answer to: \($0)" } ?? "answer" }
}

extension Form {
  /// The form in short, for people.
  var words: String {
    let status = statuses.map(\.text).joined(separator: "/")
    guard !conditions.isEmpty else { return status }
    return "\(status) with \(conditions.map(\.words).joined(separator: " and "))"
  }
}

extension Condition {
  /// The condition in short, for people.
  var words: String {
    let name: String =
      switch subject {
      case .member(let path): path.joined(separator: ".")
      case .header(let name): "header \(name)"
      case .reason: "reason phrase"
      }
    switch test {
    case .present: return "\(name) present"
    case .absent: return "no \(name)"
    case .isOneOf(let values): return "\(name) \(values.joined(separator: " or "))"
    case .isNoneOf(let values): return "\(name) other than \(values.joined(separator: ", "))"
    case .matches(let pattern): return "\(name) matching \(pattern)"
    }
  }
}
