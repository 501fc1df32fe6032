import ContractModel

/// Servers that take credentials that are altered, cut, extended, in the other case, or anyone's.
struct CredentialFaults: FaultFamily {
  func faults(in scope: FaultScope) -> [Fault] {
    scope.operation.requestFields.filter(\.isCredential).flatMap { field -> [Fault] in
      let aspect = field.aspect(.credential)
      var kinds: [Violation.Kind] = [.alteredStart, .alteredEnd, .truncated, .extended, .otherCase]
      if field.expectations[.algorithmNone] != nil { kinds.append(.algorithmNone) }
      if field.expectations[.foreign] != nil { kinds.append(.foreign) }
      if !field.identifies, !scope.leavesOpen(field, .foreign) { kinds.append(.quoted) }
      var faults = kinds.map { kind in
        scope.leavesOpen(field, kind) ? nil : scope.tolerance(aspect, "accepts-\(kind.rawValue)", [kind])
      }
      faults.append(scope.tolerance(aspect, "accepts-anything", Self.all))
      return faults.compactMap { $0 }
    }
  }

  private static let all: Set<Violation.Kind> = [
    .alteredStart, .alteredEnd, .truncated, .extended, .otherCase, .algorithmNone, .foreign, .otherCaller, .quoted,
  ]
}
