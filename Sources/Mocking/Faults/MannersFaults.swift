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

  /// A 401 without a challenge: in the answer to a request without credentials, or in the first refusal that may be one.
  private func challenge(in scope: FaultScope) -> Fault? {
    let refusals = scope.operation.outcomes.filter { outcome in
      outcome.name != Outcome.accepted && OutcomeFaults.isGiven(outcome.name, scope)
    }
    let outcome =
      refusals.first { $0.forms.allSatisfy { $0.statuses.allSatisfy { $0.range == 401...401 } } }
      ?? refusals.first { outcome in
        outcome.forms.contains { form in
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
