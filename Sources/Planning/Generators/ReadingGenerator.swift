import CaseModel
import ContractModel

/// Reading changes nothing.
struct ReadingGenerator: CaseGenerator {
  let name = "reading"

  func cases(in context: GenerationContext) -> [GroupedCase] {
    guard let steps = ResourceSteps(.reads, in: context) else { return [] }
    return [
      steps.make(
        .safe, "read-twice", "a \(steps.clause.resource) is read a second time",
        [steps.create(), steps.read(0, isPrimary: false), steps.read(0)])
    ].compactMap { $0 }
  }
}
