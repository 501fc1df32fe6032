import CaseModel
import ContractModel

/// What was written is read: each member with the control's value, with another one, and left out.
struct WrittenGenerator: CaseGenerator {
  let name = "written"

  func cases(in context: GenerationContext) -> [GroupedCase] {
    guard let steps = ResourceSteps(.reads, in: context) ?? ResourceSteps(.lists, in: context) else { return [] }
    return context.operation.bodies.flatMap { shape in
      shape.fields.flatMap { field -> [GroupedCase] in
        guard let source = field.written.flatMap(steps.creator.requestField) else { return [] }
        return cases(of: field.aspect(.written, in: shape), source, steps)
      }
    }
  }

  private func cases(of aspect: String, _ source: Field, _ steps: ResourceSteps) -> [GroupedCase] {
    func make(_ name: String, _ words: String, _ recipe: (inout Recipe) -> Void) -> GroupedCase? {
      var creation = steps.create()
      recipe(&creation.recipe)
      let shown =
        steps.clause.effect == .lists ? steps.list(0, isPrimary: false) : steps.read(0, isPrimary: false)
      return steps.make([aspect], name, "a \(steps.clause.resource) created \(words) shows it", [creation, shown])
    }
    let name = source.shownName
    var result = [make("as-created", "with \(name)") { $0.edits = [.include(source.id)] }]
    var others: [String: ValueSource] = [:]
    for field in source.tree { others[field.id] = field.otherValue }
    if !others.isEmpty {
      result.append(make("other-value", "with another \(name)") { $0.values.merge(others) { $1 } })
    }
    if source.presence == .optional, source.fallback != nil {
      result.append(make("left-out", "without \(name)") { $0.edits = [.remove(source.id)] })
    }
    return result.compactMap { $0 }
  }
}
