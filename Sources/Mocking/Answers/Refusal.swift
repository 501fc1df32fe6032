import ContractModel

/// Why a request is not served, in the words an answer needs.
struct Refusal: Sendable, Hashable {
  /// The outcome's name; nil to find one by status, or take the general refusal.
  var outcome: String?
  /// The status that says it best; an outcome that does not allow it keeps its own.
  var status: Int?
  /// The system's own code for it.
  var code: String?
  /// Text for people.
  var message = "The request was refused."
  /// The violation that caused it, where one did.
  var violation: Violation?

  init(
    outcome: String? = nil, status: Int? = nil, code: String? = nil, message: String = "The request was refused.",
    violation: Violation? = nil
  ) {
    self.outcome = outcome
    self.status = status
    self.code = code
    self.message = message
    self.violation = violation
  }

  init(_ violation: Violation) {
    self.init(outcome: violation.outcome, status: violation.status, violation: violation)
    if violation.outcome == "unauthorized" { message = "The credentials are not valid." }
  }

  /// The outcome of the operation that the refusal takes; nil when the operation declares none that fits.
  func resolved(in operation: Operation) -> Outcome? {
    if let outcome, let declared = operation.outcome(outcome) { return declared }
    let refusals = operation.outcomes.filter { $0.name != Outcome.accepted && $0.name != Outcome.unavailable }
    if let status {
      let named = refusals.first { outcome in
        outcome.name != Outcome.refused
          && outcome.forms.contains { form in
            form.statuses.contains { $0.range == status...status }
          }
      }
      // A status alone names the outcome only where the caller asked for nothing else.
      if let named, violation == nil { return named }
    }
    return operation.outcome(Outcome.refused) ?? refusals.first
  }
}
