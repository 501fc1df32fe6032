extension Field {
  /// What the new version of a field changes: aspect, direction, and both versions in words.
  func changes(
    to new: Field
  ) -> [(aspect: FieldAspect, direction: ContractChange.Direction, old: String, new: String)] {
    var changes: [(FieldAspect, ContractChange.Direction, String, String)] = []
    func note(
      _ aspect: FieldAspect, _ direction: ContractChange.Direction?, _ old: String, _ new: String
    ) {
      if let direction { changes.append((aspect, direction, old, new)) }
    }
    note(.presence, Self.direction(presence, new.presence), presence.words, new.presence.words)
    note(
      .type,
      SetChange.direction(Set(spellings), Set(new.spellings))
        ?? SetChange.direction(Set(spellings + openSpellings), Set(new.spellings + new.openSpellings)),
      Self.words((spellings + openSpellings).map(\.rawValue)),
      Self.words((new.spellings + new.openSpellings).map(\.rawValue)))
    if type.base != new.type.base { note(.format, .changed, type.notation, new.type.notation) }
    note(
      .length, SetChange.direction(type.length, new.type.length), type.length.words,
      new.type.length.words)
    note(
      .value, SetChange.direction(type.allowed.map(Set.init), new.type.allowed.map(Set.init)),
      Self.words(type.allowed ?? ["any"]), Self.words(new.type.allowed ?? ["any"]))
    note(
      .unique, Self.flag(unique != nil, new.unique != nil), "\(unique != nil)",
      "\(new.unique != nil)")
    note(.identity, Self.flag(identifies, new.identifies), "\(identifies)", "\(new.identifies)")
    note(
      .credential, Self.flag(isCredential, new.isCredential), "\(isCredential)",
      "\(new.isCredential)")
    if copiedFrom != new.copiedFrom {
      let direction: ContractChange.Direction =
        copiedFrom == nil ? .tightened : new.copiedFrom == nil ? .loosened : .changed
      note(.echo, direction, copiedFrom ?? "no copy", new.copiedFrom ?? "no copy")
    }
    if written != new.written {
      let direction: ContractChange.Direction =
        written == nil ? .tightened : new.written == nil ? .loosened : .changed
      note(.written, direction, written ?? "nothing written", new.written ?? "nothing written")
    }
    if freshness != new.freshness {
      let direction: ContractChange.Direction =
        freshness == nil ? .tightened : new.freshness == nil ? .loosened : .changed
      note(.freshness, direction, freshness.words, new.freshness.words)
    }
    for mutation in Mutation.allCases where expectations[mutation] != new.expectations[mutation] {
      note(
        .value, Self.direction(expectations[mutation], new.expectations[mutation]),
        "\(mutation.rawValue): \(expectations[mutation] ?? "as a rule")",
        "\(mutation.rawValue): \(new.expectations[mutation] ?? "as a rule")")
    }
    return changes
  }

  private static func words(_ words: [String]) -> String { words.joined(separator: ", ") }

  private static func flag(_ old: Bool, _ new: Bool) -> ContractChange.Direction? {
    old == new ? nil : new ? .tightened : .loosened
  }

  private static func direction(_ old: Presence, _ new: Presence) -> ContractChange.Direction? {
    if old == new { return nil }
    switch (old, new) {
    case (_, .required), (.optional, .onlyWith): return .tightened
    case (.required, _), (.onlyWith, .optional): return .loosened
    default: return .changed
    }
  }

  /// What is expected of a mutation: `open` allows every answer.
  private static func direction(_ old: String?, _ new: String?) -> ContractChange.Direction {
    if new == Outcome.open { return .loosened }
    return old == Outcome.open ? .tightened : .changed
  }
}

extension Presence {
  fileprivate var words: String {
    switch self {
    case .required: "required"
    case .optional: "optional"
    case .onlyWith(let field): "only with \(field)"
    }
  }
}

extension FieldType.Length? {
  fileprivate var words: String {
    guard let self else { return "any length" }
    return self.isExact ? "\(self.minimum)" : "\(self.minimum) to \(self.maximum)"
  }
}

extension Freshness? {
  fileprivate var words: String {
    guard let self else { return "any time" }
    return "UTC\(self.zones.lowerBound) to UTC\(self.zones.upperBound), \(self.tolerance) s"
  }
}
