import ContractModel

/// Servers that take a JSON kind a field does not have.
struct TypeFaults: FaultFamily {
  private static let kinds: [(Spelling, Violation.Kind)] = [
    (.string, .string), (.integer, .integer), (.boolean, .boolean), (.object, .object), (.array, .array),
  ]

  func faults(in scope: FaultScope) -> [Fault] {
    scope.operation.requestFields.flatMap { field -> [Fault] in
      guard field.place == .body else { return [] }
      return Self.kinds.compactMap { spelling, kind in
        let allowed = field.spellings.contains(spelling) || field.openSpellings.contains(spelling)
        if allowed || spelling == .integer && field.spellings.contains(.number) { return nil }
        if scope.leavesOpen(field, kind) { return nil }
        return scope.tolerance(field.aspect(.type), "accepts-\(kind.rawValue)", [kind])
      }
    }
  }
}
