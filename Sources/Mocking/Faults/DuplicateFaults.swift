import ContractModel

/// Servers that check one of two equal members and use the other, which an answer that repeats the member shows.
struct DuplicateFaults: FaultFamily {
  func faults(in scope: FaultScope) -> [Fault] {
    guard let success = scope.successes.first else { return [] }
    let echoes = success.fields.filter { field in
      guard let source = field.copiedFrom.flatMap(scope.operation.requestField) else { return false }
      return source.place == .body && source.type.length != nil && field.type.length != nil
    }
    return echoes.prefix(1).compactMap { field in
      scope.fault(
        field.aspect(.length, in: success), "of-an-unchecked-duplicate", .remembers(.usesUncheckedDuplicates))
    }
  }
}
