import JSONCore

/// How this server differs from the reference: not at all, in one fault, in one variant, or in one of each.
struct Behaviour: Sendable {
  var fault: FaultEffect?
  var variant: VariantEffect?
  /// The operation whose requests show the fault; nil for every operation.
  var operation: String?

  func tolerates(_ violation: Violation) -> Bool {
    if case .tolerates(let tolerance)? = fault { return tolerance.covers(violation) }
    return false
  }

  var refusedFeature: Feature? {
    if case .refuses(let feature)? = fault { return feature }
    return nil
  }

  var routing: RoutingDefect? {
    if case .routes(let defect)? = fault { return defect }
    return nil
  }

  var memory: MemoryDefect? {
    if case .remembers(let defect)? = fault { return defect }
    return nil
  }

  var sealing: SealingDefect? {
    if case .seals(let defect)? = fault { return defect }
    return nil
  }

  var resource: ResourceDefect? {
    if case .keeps(let defect)? = fault { return defect }
    return nil
  }

  /// How JSON is written.
  var style: JSONStyle {
    if case .style(let style)? = variant { return style }
    return .compact
  }
}
