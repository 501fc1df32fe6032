import ContractModel
import JSONCore

/// How this server differs from the reference: not at all, in faults, in one variant, or in both.
struct Behaviour: Sendable {
  var faults: [Fault] = []
  var variant: VariantEffect?

  /// The behaviour towards one operation: a fault shows in its own operation only.
  func shown(by operation: Operation) -> Behaviour {
    Behaviour(faults: faults.filter { $0.operation == operation.id }, variant: variant)
  }

  func tolerates(_ violation: Violation) -> Bool {
    faults.contains { fault in
      if case .tolerates(let tolerance) = fault.effect { tolerance.covers(violation) } else { false }
    }
  }

  var refusedFeatures: [Feature] {
    faults.compactMap { if case .refuses(let feature) = $0.effect { feature } else { nil } }
  }

  /// Whether it matters that other requests are under way.
  var mindsOthers: Bool { faults.contains(where: \.effect.mindsOthers) }

  var routing: [RoutingDefect] {
    faults.compactMap { if case .routes(let defect) = $0.effect { defect } else { nil } }
  }

  var outcomes: [OutcomeDefect] {
    faults.compactMap { if case .decides(let defect) = $0.effect { defect } else { nil } }
  }

  var members: [MemberDefect] {
    faults.compactMap { if case .member(let defect) = $0.effect { defect } else { nil } }
  }

  /// What is wrong with the head or the octets of an answer of this sort.
  func messages(_ sort: Answer.Sort) -> [MessageDefect] {
    faults.compactMap { fault in
      guard case .message(let defect, let selection) = fault.effect, selection.covers(sort) else { return nil }
      return defect
    }
  }

  var memory: [MemoryDefect] {
    faults.compactMap { if case .remembers(let defect) = $0.effect { defect } else { nil } }
  }

  var sealing: [SealingDefect] {
    faults.compactMap { if case .seals(let defect) = $0.effect { defect } else { nil } }
  }

  var resources: [ResourceDefect] {
    faults.compactMap { if case .keeps(let defect) = $0.effect { defect } else { nil } }
  }

  /// How many requests a credential of a login serves; nil for all.
  var tokenLife: Int? {
    if case .tokensLast(let requests)? = variant { return requests }
    return nil
  }

  /// How JSON is written.
  var style: JSONStyle {
    if case .style(let style)? = variant { return style }
    return .compact
  }
}
