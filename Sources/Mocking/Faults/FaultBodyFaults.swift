import ContractModel

/// Servers whose error bodies have no code, another one than the status, or a name of no fault.
struct FaultBodyFaults: FaultFamily {
  func faults(in scope: FaultScope) -> [Fault] {
    scope.shownShapes.filter { $0.fault != nil }.flatMap { shape -> [Fault] in
      let name = "response.\(shape.name).fault-name"
      let code = "response.\(shape.name).fault-code"
      return [
        scope.fault(name, "is-unknown", .message(.faultName("somethingElse"), on: .refusals)),
        scope.fault(code, "missing", .message(.faultCode(nil), on: .refusals)),
        scope.fault(code, "is-another", .message(.faultCode(418), on: .refusals)),
      ].compactMap { $0 }
    }
  }
}
