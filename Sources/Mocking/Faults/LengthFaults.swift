import ContractModel

/// Servers that take values beyond their length, and servers that refuse a length that is allowed.
struct LengthFaults: FaultFamily {
  func faults(in scope: FaultScope) -> [Fault] {
    scope.operation.requestFields.flatMap { field -> [Fault] in
      guard let length = field.type.length, field.control != nil, field.place != .path else { return [] }
      let aspect = field.aspect(.length)
      var faults: [Fault?] = []
      if !scope.leavesOpen(field, .tooLong) {
        let count = length.maximum + 1
        faults.append(scope.tolerance(aspect, "accepts-\(count)", [.tooLong], length: count))
      }
      if length.minimum > 1, !scope.leavesOpen(field, .tooShort) {
        let count = length.minimum - 1
        faults.append(scope.tolerance(aspect, "accepts-\(count)", [.tooShort], length: count))
      }
      if !length.isExact, field.isChosenFreely {
        let shortest = max(length.minimum, field.unique ?? 1)
        let lengths: [(Int, Mutation)] = [(shortest, .shortest), (length.maximum, .longest)]
        faults += lengths.map { count, mutation in
          field.expectations[mutation] == nil
            ? scope.fault(aspect, "refuses-\(count)", .refuses(.length(field: field.id, count))) : nil
        }
      }
      return faults.compactMap { $0 }
    }
  }
}

extension Field {
  /// Whether any value of the type will do: nothing at the server hangs on it.
  var isChosenFreely: Bool {
    guard !identifies, !isCredential, type.allowed == nil else { return false }
    switch control {
    case .literal, .freshIdentifier, .freshPIN: return true
    default: return false
    }
  }
}
