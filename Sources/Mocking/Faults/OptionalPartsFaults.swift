import ContractModel

/// Servers that want at least one of the optional parts, though each of them may be left out.
struct OptionalPartsFaults: FaultFamily {
  func faults(in scope: FaultScope) -> [Fault] {
    let optional = scope.operation.requestFields.filter { field in
      field.presence == .optional && field.members.isEmpty && field.control != nil
        && !scope.leavesOpen(field, .absent) && field.expectations[.absent] == nil
    }
    guard let first = optional.first, optional.count > 1 else { return [] }
    let all = optional.map(\.id)
    return [scope.fault(first.aspect(.presence), "refuses-all-absent", .refuses(.allAbsent(fields: all)))].compactMap {
      $0
    }
  }
}
