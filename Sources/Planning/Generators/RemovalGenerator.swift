import CaseModel
import ContractModel

/// What was removed is gone, nothing else is, and a refused removal takes nothing away.
struct RemovalGenerator: CaseGenerator {
  let name = "removal"

  func cases(in context: GenerationContext) -> [GroupedCase] {
    guard let steps = ResourceSteps(.removes, in: context) else { return [] }
    let name = steps.clause.resource
    func afterwards(_ effect: ResourceClause.Effect) -> [Step?] {
      [steps.create(), steps.step(.removes, of: 0), steps.step(effect, of: 0, expecting: steps.gone(effect))]
    }
    var result = [
      steps.make(.read, "read", "a removed \(name) is read", afterwards(.reads)),
      steps.make(.replaced, "replaced", "a removed \(name) is replaced", afterwards(.replaces)),
      steps.make(.again, "removed", "a removed \(name) is removed again", afterwards(.removes)),
      steps.make(
        .alone, "read", "a \(name) is read after another one was removed",
        [steps.create(), steps.create(), steps.step(.removes, of: 0), steps.read(1)]),
    ]
    if let refusal = steps.refusal {
      result.append(
        steps.make(
          .refused, "read", "a \(name) is read after a removal of it was refused",
          [
            steps.create(), steps.step(.removes, of: 0, edits: refusal.edits, expecting: refusal.expectation),
            steps.read(0),
          ]))
    }
    return result.compactMap { $0 }
  }
}
