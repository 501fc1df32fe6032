import CaseModel
import ContractModel

/// All optional parts left out together, and all of them there.
struct OptionalPartsGenerator: CaseGenerator {
  let name = "optional-parts"

  func cases(in context: GenerationContext) -> [GroupedCase] {
    let fields = context.operation.requestFields.filter { field in
      field.presence == .optional && field.control != nil && isSentAlone(field, context.operation)
    }
    // One optional part is the presence cases' affair.
    guard fields.count > 1 else { return [] }
    let aspects = fields.map { $0.aspect(.presence) }
    let needs = fields.flatMap(context.optionalBindings)
    return [
      context.oneStep(
        aspects, "all-absent", group: "request.optional-parts", changed: "no optional part",
        edits: fields.map { .remove($0.id) }, expecting: .accepted),
      context.oneStep(
        aspects, "all-present", group: "request.optional-parts", changed: "every optional part",
        edits: fields.map { .include($0.id) }, expecting: .accepted, needs: Array(Set(needs)).sorted()),
    ].compactMap { $0 }
  }

  /// Whether leaving the field out is no matter of the field around it, and none of its mutations is left open.
  private func isSentAlone(_ field: Field, _ operation: Operation) -> Bool {
    guard field.expectations[.absent] == nil, field.expectations[.present] == nil else { return false }
    guard field.place == .body, field.path.count > 1 else { return true }
    return !operation.requestFields.contains { parent in
      parent.place == .body && parent.presence != .required && parent.path.count < field.path.count
        && field.path.starts(with: parent.path)
    }
  }
}
