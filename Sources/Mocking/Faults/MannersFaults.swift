import ContractModel

/// Servers without the header fields that HTTP asks for and no one depends on.
struct MannersFaults: FaultFamily {
  func faults(in scope: FaultScope) -> [Fault] {
    [
      scope.fault("http.date", "missing", .message(.noHeader("Date"), on: .all)),
      scope.fault("http.allow", "missing", .message(.noHeader("Allow"), on: .notServed)),
      challenge(in: scope),
    ].compactMap { $0 }
  }

  /// A 401 without a challenge, in the first refusal that may be one.
  private func challenge(in scope: FaultScope) -> Fault? {
    let outcome = scope.operation.outcomes.first { outcome in
      outcome.name != Outcome.accepted && OutcomeFaults.isGiven(outcome.name, scope)
        && outcome.forms.contains { form in
          form.conditions.isEmpty && form.statuses.contains { $0.matches(401) } && Self.mayBeEmpty(form, scope)
        }
    }
    return outcome.flatMap { outcome in
      scope.fault("http.challenge", "missing", .message(.unchallenged, on: .outcome(outcome.name)))
    }
  }

  private static func mayBeEmpty(_ form: Form, _ scope: FaultScope) -> Bool {
    guard case .named(let name) = form.body else { return true }
    return scope.operation.body(name)?.mayBeAbsent == true
  }
}
