import ContractModel

/// Servers that act on requests they refuse, or lock a caller out after some refusals.
struct StateFaults: FaultFamily {
  func faults(in scope: FaultScope) -> [Fault] {
    var faults: [Fault?] = [scope.fault("outcome.accepted", "locks-after-8-refusals", .remembers(.locks(after: 8)))]
    faults += scope.operation.requestFields.filter { $0.unique != nil }.map { field in
      scope.fault(field.aspect(.unique), "uses-up-when-refused", .remembers(.countsRefused(field: field.id)))
    }
    for scenario in scope.operation.scenarios {
      guard let refused = scenario.steps.firstIndex(where: { !$0.expected.contains(Outcome.accepted) }),
        scenario.steps[refused...].contains(where: { $0.expected == [Outcome.accepted] })
      else { continue }
      for aspect in scenario.alsoShows where aspect.hasPrefix("effect.") {
        faults.append(scope.fault(aspect, "acts-though-refused", .remembers(.actsThoughRefused)))
      }
    }
    return faults.compactMap { $0 }
  }
}
