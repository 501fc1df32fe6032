import ContractModel

/// Servers that take well-formed values that name nothing.
struct IdentityFaults: FaultFamily {
  func faults(in scope: FaultScope) -> [Fault] {
    scope.operation.requestFields.filter(\.identifies).compactMap { field in
      scope.leavesOpen(field, .unknown)
        ? nil : scope.tolerance(field.aspect(.identity), "accepts-unknown", [.unknown])
    }
  }
}
