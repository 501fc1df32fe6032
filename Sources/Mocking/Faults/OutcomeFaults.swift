import ContractModel

/// Servers whose status is another than the documents name, or whose refusals look like successes.
struct OutcomeFaults: FaultFamily {
  func faults(in scope: FaultScope) -> [Fault] {
    scope.operation.outcomes.filter { $0.name != Outcome.unavailable }.flatMap { outcome -> [Fault] in
      let aspect = "outcome.\(outcome.name)"
      guard Self.isGiven(outcome.name, scope) else { return [] }
      let isAccepted = outcome.name == Outcome.accepted
      let isStray = scope.operation.expectations["method"] == outcome.name
      let selection: AnswerSelection = isAccepted ? .accepted : isStray ? .notServed : .outcome(outcome.name)
      var faults = Self.otherStatuses(of: outcome).map { status in
        scope.fault(aspect, "answers-\(status)", .message(.status(status), on: selection))
      }
      if !isAccepted, !isStray {
        if Self.hasFaultBody(outcome, scope) {
          faults.append(scope.fault(aspect, "answers-200", .message(.status(200), on: selection)))
        }
        let isError = outcome.forms.first?.statuses.allSatisfy { $0.range.lowerBound >= 300 } ?? false
        if isError, !scope.operation.successSigns.isEmpty {
          faults.append(scope.fault(aspect, "has-success-body", .message(.successBody, on: selection)))
        }
      }
      return faults.compactMap { $0 }
    }
  }

  /// Whether the reference server ever gives this outcome.
  static func isGiven(_ name: String, _ scope: FaultScope) -> Bool {
    if name == Outcome.accepted { return true }
    let operation = scope.operation
    let fields = operation.requestFields
    // The general refusal comes of whatever has no outcome of its own.
    let isGeneral = name == Outcome.refused
    if isGeneral, operation.request.hasBody { return true }
    if isGeneral, fields.contains(where: { !$0.isCredential || operation.outcome("unauthorized") == nil }) {
      return true
    }
    if fields.contains(where: { $0.expectations.values.contains(name) }) { return true }
    if operation.expectations.contains(where: { $0.value == name && $0.key.hasPrefix("body.") }) { return true }
    if operation.expectations["content-type"] == name || operation.expectations["method"] == name { return true }
    if let resource = operation.resource?.resource ?? operation.neededResources.first,
      let remover = scope.contract.operation(that: .removes, resource), let clause = remover.resource
    {
      let again = remover.id == operation.id ? clause.again : []
      if (again.isEmpty ? clause.afterwards : again).first == name, operation.neededResources.contains(resource) {
        return true
      }
    }
    if name == "unauthorized", fields.contains(where: \.isCredential) { return true }
    if operation.scenarios.flatMap(\.steps).contains(where: { $0.expected == [name] }) { return true }
    return scope.authentication.scheme != .none && scope.authentication.refusal == name
  }

  /// Whether the body says that it is a refusal, whatever the status.
  private static func hasFaultBody(_ outcome: Outcome, _ scope: FaultScope) -> Bool {
    guard case .named(let name)? = outcome.forms.first?.body else { return false }
    return scope.operation.body(name)?.fault != nil
  }

  /// Statuses that no form of the outcome allows: the neighbours it is mixed up with, and a redirection. A server
  /// error is a breach of its own.
  private static func otherStatuses(of outcome: Outcome) -> [Int] {
    let neighbours: [Int: [Int]] = [
      200: [201, 202], 201: [200], 204: [200, 202], 400: [422], 401: [403, 400], 403: [401, 404], 404: [403, 400],
      405: [404], 409: [400, 412],
    ]
    let ranges = outcome.forms.flatMap(\.statuses)
    let exact = ranges.first.flatMap { $0.range.count == 1 ? $0.range.lowerBound : nil }
    let candidates = (exact.flatMap { neighbours[$0] } ?? []) + [302]
    return candidates.filter { status in
      !outcome.forms.contains { form in form.statuses.contains { $0.matches(status) } }
    }
  }
}
