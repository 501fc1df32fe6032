import ContractModel

/// Servers whose JSON is not well-formed, repeats members, or goes under no media type or a wrong one.
struct JSONFaults: FaultFamily {
  private static let changes: [(String, MessageDefect.TextChange)] = [
    ("is-not-json", .replaced(Array("reset done".utf8))), ("is-truncated", .truncated(1)),
    ("has-trailing-garbage", .suffixed(Array("x".utf8))), ("has-two-values", .suffixed(Array("{}".utf8))),
    ("has-a-byte-order-mark", .prefixed([0xEF, 0xBB, 0xBF])), ("repeats-a-member", .duplicateMember),
    ("is-not-utf-8", .invalidUTF8), ("has-a-control-character", .controlCharacter),
  ]

  func faults(in scope: FaultScope) -> [Fault] {
    guard let (selection, shape) = scope.jsonAnswers else { return [] }
    var faults = Self.changes.map { name, change in
      scope.fault("http.json", name, .message(.text(change, inner: false), on: selection))
    }
    if shape.isSealed {
      faults += Self.changes.map { name, change in
        scope.fault("http.json", "inner-\(name)", .message(.text(change, inner: true), on: selection))
      }
    }
    faults.append(scope.fault("http.media-type", "is-missing", .message(.contentType(nil), on: selection)))
    faults += [
      scope.fault("http.media-type", "is-text-html", .message(.contentType("text/html"), on: selection)),
      scope.fault("http.media-type", "is-malformed", .message(.contentType("json"), on: selection)),
    ]
    return faults.compactMap { $0 }
  }
}

extension FaultScope {
  /// The answers that have a JSON body in the reference server: the success where it has one, or else the refusals.
  var jsonAnswers: (AnswerSelection, BodyShape)? {
    for outcome in operation.outcomes where OutcomeFaults.isGiven(outcome.name, self) {
      guard case .named(let name)? = outcome.forms.first?.body, let shape = operation.body(name) else { continue }
      return (outcome.name == Outcome.accepted ? .accepted : .refusals, shape)
    }
    return nil
  }
}
