import ContractModel

/// Servers that take an identifier twice: always, after a while, or at the same moment; and servers that use it up in
/// vain.
struct UniquenessFaults: FaultFamily {
  func faults(in scope: FaultScope) -> [Fault] {
    scope.operation.requestFields.filter { $0.unique != nil && !scope.leavesOpen($0, .reused) }.flatMap {
      field -> [Fault] in
      let aspect = field.aspect(.unique)
      return [
        scope.tolerance(aspect, "accepts-reuse", [.reused]),
        scope.fault(aspect, "accepts-reuse-later", .remembers(.keepsLast(field: field.id, 1))),
        scope.fault(aspect, "accepts-reuse-at-once", .remembers(.late(field: field.id, 100_000))),
      ].compactMap { $0 }
    }
  }
}
