extension ContractLint {
  /// Holds the scenarios of an operation against the operations they use.
  mutating func checkScenarios(of operation: Operation) {
    let prefix = contract.requirementID(operation, "")
    let aspects = contract.requirements.filter { $0.id.hasPrefix(prefix) }.map(\.aspect)
    for scenario in operation.scenarios {
      for (index, aspect) in scenario.alsoShows.enumerated() {
        check(aspect, among: aspects, "requirement", at: scenario.location, ["alsoShows", String(index)])
      }
      for (index, step) in scenario.steps.enumerated() {
        check(step, at: scenario.location, ["steps", String(index)], index)
      }
    }
  }

  private mutating func check(_ step: ScenarioStep, at owner: SourceLocation, _ path: [String], _ index: Int) {
    guard let operation = contract.operation(step.operation) else {
      check(
        step.operation, among: contract.operations.map(\.id), "operation", at: owner, path + ["operation"])
      return
    }
    let ids = operation.requestFields.map(\.id)
    for (id, source) in step.values.sorted(by: { $0.key < $1.key }) {
      check(id, among: ids, "request field", at: owner, path + ["values", id])
      for binding in source.bindings {
        check(binding, among: contract.bindings.map(\.name), "binding", at: owner, path + ["values", id])
      }
      if case .earlier(let step, _, _) = source, step >= index {
        report(
          "step \(index) takes a value from step \(step)", hint: "the first step is 0; only earlier ones have values",
          at: owner, path + ["values", id, "earlier", "step"])
      }
      guard let field = operation.requestField(id), case .literal(let text) = source,
        step.expected == [Outcome.accepted], let fault = field.type.fault(of: text)
      else { continue }
      report(
        "the value of \"\(field.name)\" \(fault)", hint: "its type is \(field.type.notation)", at: owner,
        path + ["values", id])
    }
    for (place, id) in step.without.enumerated() {
      check(id, among: ids, "request field", at: owner, path + ["without", String(place)])
    }
    for (place, outcome) in step.expected.enumerated() {
      check(
        outcome, among: expectable(in: operation), "outcome", at: owner, path + ["expect", String(place)])
    }
    if step.expected.count > 1, step.expected.contains(Outcome.open) {
      report(
        "a step expects \"open\" beside other outcomes", hint: "open stands alone", at: owner, path + ["expect"])
    }
  }
}
