import ContractModel

/// Servers that refuse a request for how it is written down.
struct EquivalenceFaults: FaultFamily {
  func faults(in scope: FaultScope) -> [Fault] {
    [
      scope.fault("http.equivalent-json", "refuses-reversed-members", .refuses(.reversedMembers)),
      scope.fault("http.equivalent-json", "refuses-white-space", .refuses(.whiteSpace)),
      scope.fault("http.equivalent-json", "refuses-escapes", .refuses(.escapes)),
      scope.fault("http.field-names", "refuses-upper-case", .refuses(.upperCaseHeaderNames)),
      scope.fault("http.field-names", "refuses-lower-case", .refuses(.lowerCaseHeaderNames)),
      scope.fault("http.field-names", "refuses-unknown-field", .refuses(.unknownHeader)),
      scope.fault("http.chunked", "refuses", .refuses(.chunked)),
      scope.fault("http.expect-continue", "refuses", .refuses(.expectContinue)),
      scope.fault("http.connections", "refuses-close", .refuses(.closing)),
      scope.fault("http.connections", "refuses-on-reused-connection", .refuses(.repeated)),
      scope.fault("http.connections", "refuses-first-of-connection", .refuses(.first)),
    ].compactMap { $0 }
  }
}
