import ContractModel

/// Servers that answer late, in part, not at all, with an occasional error, or worse under load.
struct DeliveryFaults: FaultFamily {
  func faults(in scope: FaultScope) -> [Fault] {
    var faults: [Fault?] = [
      scope.fault("http.answers", "hangs", .delivers(.hang, when: .every(25), on: .all)),
      scope.fault("http.answers", "answers-late", .delivers(.slow(8_000_000), when: .every(25), on: .all)),
      scope.fault("http.answers", "closes-without-answer", .delivers(.closed, when: .every(10), on: .all)),
      scope.fault("http.answers", "resets-amid-answer", .delivers(.reset, when: .every(10), on: .all)),
      scope.fault("http.framing", "closes-amid-answer", .delivers(.cut, when: .every(10), on: .all)),
      scope.fault("http.no-server-error", "every-tenth", .delivers(.serverError, when: .every(10), on: .all)),
      scope.fault("http.no-server-error", "on-refusals", .delivers(.serverError, when: .always, on: .refusals)),
      scope.fault(
        "http.no-server-error", "on-wrong-method", .delivers(.serverError, when: .always, on: .notServed)),
      scope.fault("http.concurrency", "refuses-at-once", .refuses(.atOnce)),
    ]
    if let success = scope.operation.body(BodyShape.success),
      let echo = success.fields.first(where: { $0.isOwnEcho(in: scope) })
    {
      let defect = MemberDefect(shape: success.name, path: echo.path, change: .crossedEcho)
      faults.append(scope.fault("http.concurrency", "crosses-echoes", .member(defect)))
    }
    if case .named? = scope.operation.outcome(Outcome.accepted)?.forms.first?.body {
      faults.append(
        scope.fault(
          "http.connections", "empty-on-reused-connection",
          .delivers(.empty, when: .reusedConnection, on: .accepted)))
      faults.append(
        scope.fault(
          "http.connections", "empty-on-first-of-connection",
          .delivers(.empty, when: .firstOnConnection, on: .accepted)))
    }
    return faults.compactMap { $0 }
  }
}

extension Field {
  /// Whether the field echoes a value that every request has for itself.
  fileprivate func isOwnEcho(in scope: FaultScope) -> Bool {
    guard let source = copiedFrom, let field = scope.operation.requestField(source) else { return false }
    switch field.control {
    case .freshIdentifier, .freshGUID: return true
    default: return false
    }
  }
}
