import CaseModel
import ContractModel

/// Puts in front of a case's requests those that create the resources they name: every request has its own.
struct Preparation {
  let contract: Contract

  /// The case with the creations it needs as its first steps.
  func prepared(_ value: Case) -> Case {
    var creations = Creations(contract: contract)
    let made = value.steps.map { creations.resources(for: $0) }
    let count = creations.steps.count
    var result = value
    result.preparations += count
    result.steps =
      creations.steps
      + zip(value.steps, made).map { step, made in
        var step = step.shifted(by: count)
        guard let operation = contract.operation(step.recipe.operation) else { return step }
        for field in operation.requestFields {
          guard let resource = field.madeResource(step.recipe), let creation = made[resource] else { continue }
          step.recipe.values[field.id] = .createdBy(step: creation)
        }
        if step.expectation.resource == nil, step.expectation.wantsAcceptance, let clause = operation.resource,
          let creation = made[clause.resource],
          clause.effect == .reads || clause.effect == .lists && operation.asksAsUsual(step.recipe)
        {
          step.expectation.resource = ResourceExpectation(createdBy: creation)
        }
        return step
      }
    return result
  }
}

/// The creations that the steps of one case need, while they are collected.
private struct Creations {
  let contract: Contract
  private(set) var steps: [Step] = []
  /// By step of the case: the creation that made each kind of resource it names.
  private var made: [[String: Int]] = []

  init(contract: Contract) {
    self.contract = contract
  }

  /// The creations for one step, by kind of resource.
  ///
  /// A step that names what an earlier one created lives in the same surroundings: a shelf's box on the same shelf.
  mutating func resources(for step: Step) -> [String: Int] {
    var known: [String: Int] = [:]
    for case .createdBy(let earlier) in step.recipe.values.values where made.indices.contains(earlier) {
      known.merge(made[earlier]) { first, _ in first }
    }
    if let operation = contract.operation(step.recipe.operation), step.recipe.repeats == nil, step.recipe.address == nil
    {
      var needed = operation.requestFields.compactMap { $0.madeResource(step.recipe) }
      if let clause = operation.resource, clause.effect == .lists, step.expectation.resource == nil {
        needed.append(clause.resource)
      }
      for resource in needed { make(resource, &known, []) }
    }
    made.append(known)
    return known
  }

  /// Adds the creation of a resource, after those it needs itself.
  private mutating func make(_ resource: String, _ known: inout [String: Int], _ path: Set<String>) {
    guard known[resource] == nil, !path.contains(resource),
      let creator = contract.operation(that: .creates, resource)
    else { return }
    var recipe = Recipe(operation: creator.id)
    for field in creator.requestFields {
      guard let parent = field.madeResource(recipe) else { continue }
      make(parent, &known, path.union([resource]))
      if let creation = known[parent] { recipe.values[field.id] = .createdBy(step: creation) }
    }
    known[resource] = steps.count
    steps.append(Step(recipe: recipe, expectation: .accepted))
  }
}

extension Operation {
  /// Whether a recipe asks as the control does: another query may leave out, or page away, what a list shows else.
  fileprivate func asksAsUsual(_ recipe: Recipe) -> Bool {
    let query = Set(request.query.map(\.id))
    return query.isDisjoint(with: recipe.values.keys)
      && !recipe.edits.contains { edit in
        switch edit {
        case .remove(let id), .include(let id), .replace(let id, _), .rename(let id, _), .duplicate(let id, _):
          query.contains(id)
        case .addQuery: true
        default: false
        }
      }
  }
}

extension Field {
  /// The kind of resource that must be created for the field's value; nil where the recipe takes it from elsewhere.
  fileprivate func madeResource(_ recipe: Recipe) -> String? {
    guard case .created(let resource)? = recipe.values[id] ?? control else { return nil }
    return resource
  }
}

extension Step {
  /// The step with every earlier step it speaks of so many places later.
  fileprivate func shifted(by count: Int) -> Step {
    guard count > 0 else { return self }
    var step = self
    step.recipe.repeats = recipe.repeats.map { $0 + count }
    step.recipe.address = recipe.address.map { $0 + count }
    step.recipe.values = recipe.values.mapValues { $0.shifted(by: count) }
    step.recipe.edits = recipe.edits.map { edit in
      switch edit {
      case .replace(let field, .source(let source)): .replace(field, .source(source.shifted(by: count)))
      case .duplicate(let field, .source(let source)): .duplicate(field, .source(source.shifted(by: count)))
      case .authentication(.replayed(let step, let name)): .authentication(.replayed(step: step + count, name))
      default: edit
      }
    }
    if let resource = expectation.resource {
      step.expectation.resource?.createdBy = resource.createdBy + count
      step.expectation.resource?.writtenBy = resource.writtenBy + count
    }
    return step
  }
}

extension ValueSource {
  fileprivate func shifted(by count: Int) -> ValueSource {
    switch self {
    case .earlier(let step, let side, let path): .earlier(step: step + count, side: side, path: path)
    case .createdBy(let step): .createdBy(step: step + count)
    default: self
    }
  }
}
