import ContractModel

/// Servers whose errors show stack traces, the paths of their sources or what their database says.
struct InternalsFaults: FaultFamily {
  func faults(in scope: FaultScope) -> [Fault] {
    [
      scope.fault("security.no-internals", "stack-trace-in-refusal", .leaks(.stackTrace(.body), on: .refusals)),
      scope.fault("security.no-internals", "source-path-in-refusal", .leaks(.sourcePath(.body), on: .refusals)),
      scope.fault("security.no-internals", "database-error-in-refusal", .leaks(.databaseError(.body), on: .refusals)),
    ].compactMap { $0 }
  }
}
