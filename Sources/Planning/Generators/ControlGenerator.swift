import CaseModel
import ContractModel

/// The canonical, fully valid request: everything else is held beside it.
struct ControlGenerator: CaseGenerator {
  let name = "control"

  func cases(in context: GenerationContext) -> [GroupedCase] {
    guard let control = Self.control(in: context) else { return [] }
    return [GroupedCase(group: "control", value: control)]
  }

  /// The control of an operation. It is made whatever is promised: without it nothing else proves anything.
  static func control(in context: GenerationContext) -> Case? {
    let operation = context.operation
    let id = context.contract.requirementID(operation, "outcome.\(Outcome.accepted)")
    return Case(
      id: context.contract.requirementID(operation, "control"),
      title: "the control is accepted", kind: .control, operation: operation.id,
      requirements: context.contract.requirement(id) == nil ? [] : [id],
      steps: [Step(recipe: Recipe(operation: operation.id), expectation: .accepted)])
  }
}
