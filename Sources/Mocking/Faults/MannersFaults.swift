import ContractModel

/// Servers without the header fields that HTTP asks for and no one depends on.
struct MannersFaults: FaultFamily {
  func faults(in scope: FaultScope) -> [Fault] {
    [
      scope.fault("http.date", "missing", .message(.noHeader("Date"), on: .all)),
      scope.fault("http.allow", "missing", .message(.noHeader("Allow"), on: .notServed)),
      OutcomeFaults.isGiven("unauthorized", scope)
        ? scope.fault("http.challenge", "missing", .message(.noHeader("WWW-Authenticate"), on: .refusals)) : nil,
    ].compactMap { $0 }
  }
}
