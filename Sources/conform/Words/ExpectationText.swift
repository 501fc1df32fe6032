import ConformanceKit

/// What an answer is held against, in words.
enum ExpectationText {
  /// One line for one case: `accepted`, `accepted, then refused`, `5 × accepted`.
  static func line(of value: Case) -> String {
    let steps = value.steps.map { outcomes($0.expectation) }
    guard let first = steps.first else { return "nothing" }
    var text = steps.joined(separator: ", then ")
    if steps.count > 2, steps.allSatisfy({ $0 == first }) { text = "\(steps.count) × \(first)" }
    switch value.order {
    case .sequence: return text
    case .atOnce(nil): return "\(text), at the same moment"
    case .atOnce(let most?): return "\(text), at the same moment, at most \(most) accepted"
    case .alike: return "\(text), all alike"
    }
  }

  /// The names of the outcomes that conform.
  static func outcomes(_ expectation: Expectation) -> String {
    if expectation.isOpen { return Outcome.open }
    return expectation.outcomes.map { $0 == Outcome.notServed ? "not served" : $0 }.joined(separator: " or ")
  }

  /// Each outcome that conforms, with the forms the contract gives it.
  static func lines(_ expectation: Expectation, in operation: Operation) -> [String] {
    if expectation.isOpen { return ["open: any sound answer; no server error, no leak, one consistent reading"] }
    var lines = expectation.outcomes.map { name in
      if name == Outcome.notServed { return "not served: any status but 2xx and 5xx (501 to an unknown method aside)" }
      guard let outcome = operation.outcome(name) else { return name }
      return "\(name): \(outcome.forms.map(form).joined(separator: "; or "))"
    }
    if expectation.toleratesClose { lines.append("a closed connection counts as a refusal too") }
    return lines
  }

  private static func form(_ form: Form) -> String {
    let statuses = form.statuses.map(\.text).joined(separator: ", ")
    switch form.body {
    case .none: return "status \(statuses) without a body"
    case .open: return "status \(statuses)"
    case .named(let name): return "status \(statuses) with the body \(name)"
    }
  }
}
