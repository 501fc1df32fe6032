extension ContractLint {
  /// Holds the outcomes and bodies of an operation against each other.
  mutating func checkOutcomes(of operation: Operation) {
    if operation.outcome(Outcome.accepted) == nil {
      reportLack(
        "the operation \"\(operation.id)\" has no outcome \"accepted\"", hint: "say what a success looks like",
        at: operation.location, ["outcomes"])
    }
    for outcome in operation.outcomes {
      if [Outcome.open, Outcome.notServed].contains(outcome.name) {
        report(
          "an outcome named \"\(outcome.name)\"", hint: "the word means that no outcome is asked for",
          at: outcome.location)
      }
      for form in outcome.forms { check(form, of: outcome, in: operation) }
    }
    for body in operation.bodies { check(body, in: operation) }
    for (name, outcome) in operation.expectations.sorted(by: { $0.key < $1.key }) {
      check(outcome, among: expectable(in: operation), "outcome", at: operation.location, ["expect", name])
    }
  }

  private mutating func check(_ form: Form, of outcome: Outcome, in operation: Operation) {
    switch form.body {
    case .named(let name):
      let names = operation.bodies.map(\.name) + ["none", "open"]
      check(name, among: names, "body", at: form.location, ["body"])
    case .open where outcome.name == Outcome.accepted && form.conditions.isEmpty && form.clauses.isEmpty:
      guard form.statuses.contains(where: { $0.range != 204...204 }) else { return }
      reportLack(
        "any answer with this status counts as accepted", hint: "name a body, or a condition under \"when\"",
        at: form.location, severity: .warning)
    default: return
    }
  }

  private mutating func check(_ body: BodyShape, in operation: Operation) {
    if ["none", "open"].contains(body.name) {
      report("a body named \"\(body.name)\"", hint: "the word has a meaning of its own in forms", at: body.location)
    }
    if body.isSealed, operation.request.envelope == nil {
      reportLack(
        "the body \"\(body.name)\" is sealed and the request has no envelope", hint: "describe the envelope",
        at: body.location, ["sealed"])
    }
    if body.fault != nil, !body.members.isEmpty {
      report(
        "the body \"\(body.name)\" has members beside its fault object", hint: "keep one of them", at: body.location,
        ["members"])
    }
    let isUsed = operation.outcomes.flatMap(\.forms).contains { $0.body == .named(body.name) }
    if !isUsed {
      reportLack(
        "no form names the body \"\(body.name)\"", hint: "remove it, or name it in a form", at: body.location,
        severity: .warning)
    }
  }
}
