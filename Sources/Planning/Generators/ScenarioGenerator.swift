import CaseModel
import ContractModel

/// The contract's own scenarios: ordered steps with what each brings.
struct ScenarioGenerator: CaseGenerator {
  let name = "scenario"

  func cases(in context: GenerationContext) -> [GroupedCase] {
    context.operation.scenarios.compactMap { scenario in
      let steps = scenario.steps.map { step in
        Step(
          recipe: Recipe(operation: step.operation, values: step.values, edits: step.without.map { .remove($0) }),
          expectation: Expectation(step.expected, conditions: step.conditions))
      }
      return context.steps(
        [scenario.aspect] + scenario.alsoShows, "scenario", group: "scenarios", changed: nil, steps: steps,
        kind: .scenario, needs: needs(of: scenario, context), title: scenario.title)
    }
  }

  /// The bindings the steps take values from and a target may leave out.
  private func needs(of scenario: Scenario, _ context: GenerationContext) -> [String] {
    var names: [String] = []
    for source in scenario.steps.flatMap({ $0.values.values }) {
      guard case .binding(let name) = source, !names.contains(name) else { continue }
      let isOptional = context.contract.bindings.contains {
        $0.name == name && !$0.isRequired && $0.fallback == nil
      }
      if isOptional { names.append(name) }
    }
    return names.sorted()
  }
}
