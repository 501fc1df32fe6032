import CaseModel
import ContractModel

/// The list shows what was created, once, and not what was removed.
struct ListingGenerator: CaseGenerator {
  let name = "listing"

  func cases(in context: GenerationContext) -> [GroupedCase] {
    guard let steps = ResourceSteps(.lists, in: context) else { return [] }
    let name = steps.clause.resource
    return [
      steps.make(
        [steps.clause.aspect(.created), steps.clause.aspect(.once)], "created", "a new \(name) is listed",
        [steps.create(), steps.list(0, isPrimary: false)]),
      steps.make(
        [steps.clause.aspect(.created)], "before-others", "a \(name) is listed after another one was created",
        [steps.create(), steps.create(isOther: true), steps.list(0, isPrimary: false)]),
      steps.make(
        .removed, "removed", "a removed \(name) is listed",
        [steps.create(), steps.step(.removes, of: 0), steps.list(0, isThere: false)]),
    ].compactMap { $0 }
  }
}
