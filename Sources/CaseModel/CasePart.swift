import ContractModel

/// One change of a case that makes several, with what it brings alone.
public struct CasePart: Sendable, Hashable {
  /// What differs from the control, for people.
  public var changed: String
  public var edits: [Edit]
  public var expectation: Expectation
  public var requirements: [String]

  public init(changed: String, edits: [Edit], expectation: Expectation, requirements: [String]) {
    self.changed = changed
    self.edits = edits
    self.expectation = expectation
    self.requirements = requirements
  }
}

extension Case {
  /// The same case with only some of its changes, held against what these bring together.
  public func with(_ parts: [CasePart]) -> Case {
    var result = self
    var seen: Set<String> = []
    let expectation = Expectation.together(parts.map(\.expectation))
    result.parts = parts
    result.requirements = parts.flatMap(\.requirements).filter { seen.insert($0).inserted }
    result.changed = parts.map(\.changed).joined(separator: " and ")
    result.kind = expectation.isOpen ? .open : expectation.outcomes.contains(Outcome.accepted) ? .positive : .negative
    result.steps = [
      Step(recipe: Recipe(operation: operation, edits: parts.flatMap(\.edits)), expectation: expectation)
    ]
    return result
  }
}

extension Expectation {
  /// What independent changes bring together: one that is open leaves the whole open, one that is refused is refused
  /// beside whatever else, and only changes that are all accepted are accepted.
  public static func together(_ parts: [Expectation]) -> Expectation {
    func union(_ lists: [[String]]) -> [String] {
      var seen: Set<String> = []
      return lists.flatMap(\.self).filter { seen.insert($0).inserted }
    }
    let accepted = parts.allSatisfy { $0.outcomes.contains(Outcome.accepted) }
    let isOpen = parts.contains(where: \.isOpen)
    let outcomes = union(parts.map(\.outcomes)).filter { accepted || $0 != Outcome.accepted }
    return Expectation(
      isOpen ? [Outcome.open] : outcomes, freeEchoes: union(parts.map(\.freeEchoes)),
      earlyRefusal: parts.map(\.earlyRefusal).first { $0 != .none } ?? .none,
      conditions: parts.flatMap(\.conditions))
  }
}
