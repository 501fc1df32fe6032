import ContractModel

/// Servers whose errors show stack traces or the paths of their sources.
struct InternalsFaults: FaultFamily {
  func faults(in scope: FaultScope) -> [Fault] {
    [
      scope.fault("security.no-internals", "stack-trace-in-refusal", .leaks(.stackTrace(.body), on: .refusals)),
      scope.fault("security.no-internals", "source-path-in-refusal", .leaks(.sourcePath(.body), on: .refusals)),
    ].compactMap { $0 }
  }
}
