import CaseModel
import ContractModel

/// Controls with distinct identifiers at the same moment: every answer must belong to its own request.
struct ConcurrencyGenerator: CaseGenerator {
  let name = "concurrency"

  func cases(in context: GenerationContext) -> [GroupedCase] {
    let step = Step(recipe: Recipe(operation: context.operation.id), expectation: .accepted)
    return ["burst", "second-burst", "third-burst"].compactMap { name in
      context.steps(
        ["http.concurrency"], name, group: "http.concurrency", changed: "eight controls at the same moment",
        steps: Array(repeating: step, count: 8), kind: .positive, order: .atOnce(mostAccepted: nil))
    }
  }
}
