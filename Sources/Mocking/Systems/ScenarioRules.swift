import ContractModel

/// The rules of contracts that say everything themselves: what a scenario refuses after what was done to the same
/// thing is refused.
///
/// Kept are steps that name again what the request of an earlier step named, where every control names another: a
/// payment that is cancelled twice. What a later answer shows of it is no matter of these rules.
struct ScenarioRules: SystemRules {
  private var orders: [Order] = []

  /// One request that is refused after others.
  private struct Order {
    var operation: String
    var field: String
    /// The operations that came first, with the fields that named the same thing.
    var earlier: [(operation: String, field: String)]
    var outcome: String
  }

  init(_ contract: Contract) {
    for scenario in contract.operations.flatMap(\.scenarios) {
      for index in scenario.steps.indices.dropFirst() {
        if let order = Self.order(scenario.steps, index, contract) { orders.append(order) }
      }
    }
  }

  func decide(_ context: RequestContext, _ operation: Operation, _ memory: inout MockMemory) -> Refusal? {
    for order in orders where order.operation == operation.id {
      guard let value = context.values[order.field] else { continue }
      if order.earlier.allSatisfy({ memory.system[Self.key($0.operation, $0.field, value)] != nil }) {
        return Refusal(outcome: order.outcome, message: "This is not possible any more.")
      }
    }
    let fields = orders.flatMap(\.earlier).filter { $0.operation == operation.id }.map(\.field)
    for field in fields {
      if let value = context.values[field] { memory.system[Self.key(operation.id, field, value)] = "done" }
    }
    return nil
  }

  private static func order(_ steps: [ScenarioStep], _ index: Int, _ contract: Contract) -> Order? {
    let step = steps[index]
    guard let outcome = step.expected.first, !step.expected.contains(Outcome.accepted), outcome != Outcome.open,
      step.without.isEmpty, step.values.count == 1, let (field, source) = step.values.first,
      case .earlier(let place, .request, let path) = source, place < index,
      let named = contract.operation(steps[place].operation)?.requestFields.first(where: { $0.path == path }),
      named.isNewEachTime
    else { return nil }
    let done = steps[..<index].filter { $0.expected == [Outcome.accepted] }
    let earlier = done.compactMap { step -> (operation: String, field: String)? in
      let fields = contract.operation(step.operation)?.requestFields ?? []
      return fields.first { $0.name == named.name }.map { (step.operation, $0.id) }
    }
    guard !earlier.isEmpty, earlier.count == done.count else { return nil }
    return Order(operation: step.operation, field: field, earlier: earlier, outcome: outcome)
  }

  private static func key(_ operation: String, _ field: String, _ value: String) -> String {
    "\(operation) \(field) \(value)"
  }
}

extension Field {
  /// Whether every control gives the field another value.
  fileprivate var isNewEachTime: Bool {
    switch control {
    case .created, .freshIdentifier, .freshGUID: true
    default: false
    }
  }
}
