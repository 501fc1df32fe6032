import ContractModel

/// Gives another outcome where the fault asks for one.
enum OutcomeSwap {
  /// The success, or what is given in its place.
  static func accepted(_ maker: AnswerMaker, _ behaviour: Behaviour, _ rules: any SystemRules) -> Answer {
    guard let defect = defect(behaviour, maker, natural: Outcome.accepted), defect.to != Outcome.accepted else {
      return maker.accepted()
    }
    let refusal = rules.explain(Refusal(outcome: defect.to), maker.served.operation)
    var answer = maker.refused(refusal)
    rules.finish(&answer, refusal, maker.context)
    return answer
  }

  /// What is given in place of a refusal; nil when it stands.
  static func refused(
    _ refusal: Refusal, _ maker: AnswerMaker, _ behaviour: Behaviour, _ rules: any SystemRules
  ) -> Answer? {
    guard let natural = refusal.resolved(in: maker.served.operation)?.name,
      let defect = defect(behaviour, maker, natural: natural)
    else { return nil }
    if defect.to == Outcome.accepted { return maker.accepted() }
    var swapped = refusal
    swapped.outcome = defect.to
    swapped.status = nil
    var answer = maker.refused(swapped)
    rules.finish(&answer, swapped, maker.context)
    return answer
  }

  private static func defect(_ behaviour: Behaviour, _ maker: AnswerMaker, natural: String) -> OutcomeDefect? {
    let values = maker.context.values.merging(maker.context.rejected) { $1 }
    return behaviour.outcomes.first { defect in
      defect.from.contains(natural)
        && defect.sources.allSatisfy { id, source in
          values[id].map { matches($0, source, maker.bindings) } ?? false
        }
        && defect.sourcesIfSent.allSatisfy { id, source in
          values[id].map { matches($0, source, maker.bindings) } ?? true
        }
        && !defect.without.contains { values[$0] != nil }
    }
  }

  private static func matches(_ sent: String, _ source: ValueSource, _ bindings: MockBindings) -> Bool {
    switch source {
    case .literal(let text): sent == text
    case .binding(let name): bindings.all(name).contains(sent)
    default: true
    }
  }
}
