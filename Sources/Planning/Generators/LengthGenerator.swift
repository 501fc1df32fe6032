import CaseModel
import ContractModel

/// One over each maximum, one under each minimum, and each boundary where the value may be chosen freely.
struct LengthGenerator: CaseGenerator {
  let name = "length"

  func cases(in context: GenerationContext) -> [GroupedCase] {
    context.operation.requestFields.flatMap { field -> [GroupedCase] in
      guard let length = field.type.length, field.control != nil, field.place != .path else { return [] }
      let refusal = context.refusal(of: field)
      var result = [make(field, .tooLong, length.maximum + 1, refusal, context)]
      if length.minimum > 1 {
        result.append(make(field, .tooShort, length.minimum - 1, refusal, context))
      }
      if context.isFree(field), !length.isExact {
        let shortest = max(length.minimum, field.unique ?? 1)
        result.append(make(field, .shortest, min(shortest, length.maximum), .accepted, context))
        result.append(make(field, .longest, length.maximum, .accepted, context))
      }
      return result.compactMap { $0 }
    }
  }

  private func make(
    _ field: Field, _ mutation: Mutation, _ count: Int, _ otherwise: Expectation, _ context: GenerationContext
  ) -> GroupedCase? {
    context.oneStep(
      [field.aspect(.length)], "\(count)", group: field.group,
      changed: "\(field.shownName) with \(count) \(count == 1 ? "character" : "characters")",
      edits: [.replace(field.id, .text(.resize(count)))],
      expecting: context.expectation(of: mutation, in: field, otherwise: otherwise),
      needs: context.optionalBindings(of: field))
  }
}
