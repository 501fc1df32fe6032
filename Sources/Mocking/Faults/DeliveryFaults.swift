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
      scope.fault("http.no-server-error", "on-success", .delivers(.serverError, when: .always, on: .accepted)),
      scope.fault("http.no-server-error", "on-refusals", .delivers(.serverError, when: .always, on: .refusals)),
      scope.fault(
        "http.no-server-error", "on-wrong-method", .delivers(.serverError, when: .always, on: .notServed)),
      scope.fault("http.concurrency", "refuses-at-once", .refuses(.atOnce)),
      scope.fault("http.limits", "fails-on-long-head", .delivers(.serverError, when: .longHead(6_000), on: .all)),
      scope.operation.request.hasBody
        ? scope.fault("http.limits", "fails-on-long-body", .delivers(.serverError, when: .longBody(60_000), on: .all))
        : nil,
      scope.fault("http.limits", "hangs-on-long-head", .delivers(.hang, when: .longHead(6_000), on: .all)),
    ]
    if !scope.operation.request.query.isEmpty {
      let pollution = FaultEffect.delivers(.serverError, when: .repeatedParameter, on: .all)
      faults.append(scope.fault("http.no-server-error", "on-repeated-parameter", pollution))
    }
    if let success = scope.successes.first,
      let echo = success.fields.first(where: { $0.echoesItsOwn(scope) })
    {
      let defect = MemberDefect(shape: success.name, path: echo.path, change: .crossedEcho)
      faults.append(scope.fault("http.concurrency", "crosses-echoes", .member(defect)))
    }
    if case .named(let name)? = scope.operation.outcome(Outcome.accepted)?.forms.first?.body,
      scope.operation.body(name)?.mayBeAbsent == false
    {
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
  func echoesItsOwn(_ scope: FaultScope) -> Bool {
    guard let source = copiedFrom, let field = scope.operation.requestField(source) else { return false }
    switch field.control {
    case .freshIdentifier, .freshGUID: return true
    default: return false
    }
  }
}
