import ContractModel

/// Servers that take PIN blocks with something wrong inside.
struct PINBlockFaults: FaultFamily {
  func faults(in scope: FaultScope) -> [Fault] {
    let kinds: [Violation.Kind] = [.otherKey, .otherCard, .otherFormat, .shortPIN, .notDecimal]
    return scope.operation.requestFields.flatMap { field -> [Fault] in
      guard case .pinBlock(let format, _, _)? = field.control else { return [] }
      return kinds.compactMap { kind in
        // Format 1 has no card number.
        guard !scope.leavesOpen(field, kind), kind != .otherCard || format != 1 else { return nil }
        // What another key leaves may look like anything.
        let passes: Set<Violation.Kind> = kind == .otherKey ? Set(kinds) : [kind]
        return scope.tolerance(field.aspect(.pinBlock), "accepts-\(kind.rawValue)", passes)
      }
    }
  }
}
