import ContractModel

/// Servers that read the query with means of their own, where a scenario shows what one of its parameters does.
struct QueryFaults: FaultFamily {
  private static let slips: [(String, QuerySlip)] = [
    ("leaves-escapes", .undecoded), ("reads-the-first-parameter", .firstOnly), ("reads-the-last-parameter", .lastOnly),
    ("reads-any-name-that-ends-so", .anyName),
  ]

  func faults(in scope: FaultScope) -> [Fault] {
    let ids = Set(scope.operation.request.query.map(\.id))
    let telling = scope.operation.scenarios.first { scenario in
      guard scenario.steps.count == 1, let step = scenario.steps.first, step.operation == scope.operation.id else {
        return false
      }
      let isPlain = step.values.count == 1 && step.without.isEmpty && step.conditions.isEmpty
      return isPlain && ids.isSuperset(of: step.values.keys) && isTold(step.expected, scope.operation)
    }
    guard let telling else { return [] }
    return Self.slips.compactMap { scope.fault(telling.aspect, $0.0, .routes(.query($0.1))) }
  }

  /// Whether no other answer has the statuses of these refusals.
  private func isTold(_ expected: [String], _ operation: Operation) -> Bool {
    guard !expected.contains(Outcome.accepted), !expected.contains(Outcome.open) else { return false }
    let statuses = expected.flatMap { operation.outcome($0)?.forms ?? [] }.flatMap(\.statuses)
    return statuses.allSatisfy { $0.range.count == 1 && $0.range.lowerBound >= 400 }
  }
}
