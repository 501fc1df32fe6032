import ContractModel

/// Servers whose answers lack what every answer of their kind shows: header fields, words of the reason phrase.
struct ClauseFaults: FaultFamily {
  func faults(in scope: FaultScope) -> [Fault] {
    scope.operation.outcomes.flatMap { outcome -> [Fault] in
      guard OutcomeFaults.isGiven(outcome.name, scope) else { return [] }
      let selection: AnswerSelection = outcome.name == Outcome.accepted ? .accepted : .outcome(outcome.name)
      return (outcome.forms.first?.clauses ?? []).flatMap { clause in
        Self.breaks(of: clause.condition).compactMap { name, defect in
          scope.fault(clause.aspect, "\(name)-in-\(outcome.name)", .message(defect, on: selection))
        }
      }
    }
  }

  /// The ways to break a condition on the head of an answer.
  private static func breaks(of condition: Condition) -> [(String, MessageDefect)] {
    switch condition.subject {
    case .member: return []
    case .reason:
      if case .isNoneOf(let values) = condition.test { return values.prefix(1).map { ("with-it", .reason($0)) } }
      return [("without-it", .reason("Refused"))]
    case .header(let name):
      let isContentType = name.lowercased() == "content-type"
      let absent: MessageDefect = isContentType ? .contentType(nil) : .noHeader(name)
      let wrong: MessageDefect = .header(name, isContentType ? "text/html" : "?")
      switch condition.test {
      case .present: return [("without-it", absent)]
      case .matches, .isOneOf:
        return condition.isOptional
          ? [("in-another-form", wrong)] : [("without-it", absent), ("in-another-form", wrong)]
      case .absent: return [("with-it", .header(name, "1"))]
      case .isNoneOf(let values): return values.prefix(1).map { ("with-a-wrong-one", .header(name, $0)) }
      }
    }
  }
}
