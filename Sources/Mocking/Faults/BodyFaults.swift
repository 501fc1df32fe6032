import ContractModel

/// Servers that take a body that is no JSON object.
struct BodyFaults: FaultFamily {
  private static let kinds: [(Violation.Kind, String)] = [
    (.absent, "absent"), (.truncated, "truncated"), (.notJSON, "not-json"), (.string, "scalar"), (.null, "null"),
    (.integer, "number"), (.array, "in-array"), (.trailing, "trailing-garbage"), (.empty, "empty-object"),
  ]

  func faults(in scope: FaultScope) -> [Fault] {
    guard scope.operation.request.hasBody else { return [] }
    return Self.kinds.compactMap { kind, name in
      guard scope.operation.expectations["body.\(name)"] != Outcome.open else { return nil }
      return scope.tolerance(BodyReading.aspect, "accepts-\(name)", [kind])
    }
  }
}
