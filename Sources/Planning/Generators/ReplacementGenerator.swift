import CaseModel
import ContractModel

/// A replacement counts, is whole, can be repeated, and touches nothing else; a refused one changes nothing
/// (RFC 9110 §9.2.2 and §9.3.4).
struct ReplacementGenerator: CaseGenerator {
  let name = "replacement"

  func cases(in context: GenerationContext) -> [GroupedCase] {
    guard let steps = ResourceSteps(.replaces, in: context), steps.canTellApart else { return [] }
    let name = steps.clause.resource
    let again = Step(recipe: Recipe(operation: context.operation.id, repeats: 1), expectation: .accepted)
    var result: [GroupedCase?] = [
      steps.make(
        .stored, "read", "a replaced \(name) is read",
        [steps.create(), steps.replace(0), steps.read(0, writtenBy: 1)]),
      steps.make(
        .idempotent, "read", "a \(name) is replaced twice by the same request, and read",
        [steps.create(), steps.replace(0), again, steps.read(0, writtenBy: 1)], showing: 2),
      steps.make(
        .idempotent, "listed", "a \(name) is replaced twice by the same request, and listed",
        [steps.create(), steps.replace(0), again, steps.list(0, writtenBy: 1)], showing: 2),
      steps.make(
        .alone, "read", "a \(name) is read after another one was replaced",
        [steps.create(), steps.create(), steps.replace(0), steps.read(1)]),
    ]
    if let refusal = steps.refusal {
      result.append(
        steps.make(
          .refused, "read", "a \(name) is read after a replacement of it was refused",
          [
            steps.create(), steps.replace(0, edits: refusal.edits, expecting: refusal.expectation), steps.read(0),
          ]))
    }
    for field in context.operation.requestFields where isShown(field, steps) {
      result.append(
        steps.make(
          .whole, field.id, "a \(name) is read after a replacement without \(field.shownName)",
          [
            steps.create(edits: [.include(field.id)]), steps.replace(0, edits: [.remove(field.id)]),
            steps.read(0, writtenBy: 1),
          ]))
    }
    return result.compactMap { $0 }
  }

  /// Whether a field may be left out, and a reading shows what it was.
  private func isShown(_ field: Field, _ steps: ResourceSteps) -> Bool {
    guard field.presence == .optional, steps.creator.requestField(field.id) != nil else { return false }
    let reader = steps.context.contract.operation(that: .reads, steps.clause.resource)
    return reader?.writtenFields.contains { $0.written == field.id } ?? false
  }
}
