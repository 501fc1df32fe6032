import ContractModel

/// Servers that send no body where one is due, or one where there is none.
struct BodyRuleFaults: FaultFamily {
  func faults(in scope: FaultScope) -> [Fault] {
    scope.operation.outcomes.flatMap { outcome -> [Fault] in
      guard OutcomeFaults.isGiven(outcome.name, scope), let form = outcome.forms.first else { return [] }
      let selection: AnswerSelection = outcome.name == Outcome.accepted ? .accepted : .outcome(outcome.name)
      let aspect = "outcome.\(outcome.name)"
      switch form.body {
      case .open: return []
      case .none:
        let isBodiless = form.statuses.contains { $0.matches(204) }
        let fault =
          isBodiless
          ? scope.fault("http.framing", "body-on-204", .message(.framing(.bodyOnNoContent), on: selection))
          : scope.fault(aspect, "has-a-body", .message(.text(.added, inner: false), on: selection))
        return [fault].compactMap { $0 }
      case .named(let name):
        guard let shape = scope.operation.body(name), !shape.mayBeAbsent else { return [] }
        // What is to be sealed and is not there is not sealed.
        let (bare, name) =
          shape.isSealed ? ("response.envelope", "no-body-in-\(outcome.name)") : (aspect, "has-no-body")
        return [
          scope.fault(bare, name, .message(.text(.replaced([]), inner: false), on: selection)),
          scope.fault(
            aspect, "has-an-array", .message(.text(.replaced(Array("[]".utf8)), inner: shape.isSealed), on: selection)),
        ].compactMap { $0 }
      }
    }
  }
}
