import ContractModel

/// Servers that give a step of a scenario another outcome than the documents do: a role too many or too few, a border
/// between domains ignored, a conflict not raised or raised wrongly.
struct ScenarioFaults: FaultFamily {
  func faults(in scope: FaultScope) -> [Fault] {
    scope.operation.scenarios.flatMap { scenario -> [Fault] in
      let faults = scenario.steps.indices.compactMap { fault(of: scenario, step: $0, scope) }
      return faults.isEmpty ? [ofControls(scenario, scope)].compactMap { $0 } : faults
    }
  }

  /// Where a scenario is made of controls alone, a server that refuses them all, or all but the first.
  private func ofControls(_ scenario: Scenario, _ scope: FaultScope) -> Fault? {
    guard scenario.steps.allSatisfy({ $0.expected == [Outcome.accepted] }) else { return nil }
    return scenario.steps.count > 1
      ? scope.fault(scenario.aspect, "refused-again", .refuses(.controlAgain))
      : scope.fault(scenario.aspect, "refused", .refuses(.anything))
  }

  private func fault(of scenario: Scenario, step index: Int, _ scope: FaultScope) -> Fault? {
    let step = scenario.steps[index]
    guard step.operation == scope.operation.id, step.conditions.isEmpty, !step.expected.contains(Outcome.open),
      !step.values.isEmpty || !step.without.isEmpty
    else { return nil }
    let isAccepted = step.expected.contains(Outcome.accepted)
    if isAccepted, step.expected.count > 1 { return nil }
    var defect = OutcomeDefect(from: Set(step.expected), to: isAccepted ? Outcome.refused : Outcome.accepted)
    for field in scope.operation.requestFields where field.members.isEmpty && !step.without.contains(field.id) {
      guard let source = source(of: field, in: scenario, step: index) else {
        if field.presence != .required, let control = field.control.flatMap(fixed) {
          defect.sourcesIfSent[field.id] = control
        }
        continue
      }
      defect.sources[field.id] = source
    }
    defect.without.formUnion(step.without)
    let number = scenario.steps.count > 1 ? "step-\(index + 1)-" : ""
    return scope.fault(scenario.aspect, "\(number)\(isAccepted ? "refused" : "accepted")", .decides(defect))
  }

  /// Where the step's value of a field comes from, when it is the same in every run.
  private func source(of field: Field, in scenario: Scenario, step index: Int) -> ValueSource? {
    let step = scenario.steps[index]
    if let source = step.values[field.id] {
      if case .earlier(let earlier, .request, let path) = source, earlier < index {
        let named = scenario.steps[earlier].values.first { $0.key.hasSuffix("." + (path.last ?? "")) }
        return named?.value
      }
      return fixed(source)
    }
    guard field.presence == .required, field.isCredential || field.identifies else { return nil }
    return field.control.flatMap(fixed)
  }

  private func fixed(_ source: ValueSource) -> ValueSource? {
    switch source {
    case .literal, .binding: source
    default: nil
    }
  }
}
