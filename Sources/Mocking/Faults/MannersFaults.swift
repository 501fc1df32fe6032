import ContractModel

/// Servers without the header fields that HTTP asks for and no one depends on.
struct MannersFaults: FaultFamily {
  func faults(in scope: FaultScope) -> [Fault] {
    [
      scope.fault("http.date", "missing", .message(.noHeader("Date"), on: .all)),
      scope.fault("http.allow", "missing", .message(.noHeader("Allow"), on: .notServed)),
      Self.challenges(scope)
        ? scope.fault("http.challenge", "missing", .message(.noHeader("WWW-Authenticate"), on: .refusals)) : nil,
    ].compactMap { $0 }
  }

  /// Whether the reference server answers some refusal with 401.
  private static func challenges(_ scope: FaultScope) -> Bool {
    scope.operation.outcomes.contains { outcome in
      OutcomeFaults.isGiven(outcome.name, scope) && outcome.name == "unauthorized"
        && outcome.forms.first?.statuses.contains { $0.matches(401) } == true
    }
  }
}
