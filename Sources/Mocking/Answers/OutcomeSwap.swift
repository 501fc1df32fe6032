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
    guard case .decides(let defect)? = behaviour.fault, defect.from.contains(natural) else { return nil }
    let values = maker.context.values.merging(maker.context.rejected) { $1 }
    for (id, source) in defect.sources {
      guard let sent = values[id], matches(sent, source, maker.bindings) else { return nil }
    }
    for (id, source) in defect.sourcesIfSent {
      if let sent = values[id], !matches(sent, source, maker.bindings) { return nil }
    }
    return defect.without.contains { values[$0] != nil } ? nil : defect
  }

  private static func matches(_ sent: String, _ source: ValueSource, _ bindings: MockBindings) -> Bool {
    switch source {
    case .literal(let text): sent == text
    case .binding(let name): bindings.all(name).contains(sent)
    default: true
    }
  }
}
