import CaseModel
import ContractModel

/// What was created is there: under its name, at its address, and for itself.
struct CreationGenerator: CaseGenerator {
  let name = "creation"

  func cases(in context: GenerationContext) -> [GroupedCase] {
    guard let steps = ResourceSteps(.creates, in: context) else { return [] }
    let name = steps.clause.resource
    var address = steps.read(0)
    address?.recipe.values = [:]
    address?.recipe.address = 0
    return [
      steps.make(
        .address, "followed", "the Location of a new \(name) is followed", [steps.create(), address]),
      steps.make(
        .readable, "read", "a new \(name) is read", [steps.create(), steps.read(0, isPrimary: false)]),
      steps.canTellApart
        ? steps.make(
          .distinct, "twice", "a \(name) is read after another one was created",
          [steps.create(), steps.create(isOther: true), steps.read(0)]) : nil,
    ].compactMap { $0 }
  }
}
