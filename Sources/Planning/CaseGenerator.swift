public import CaseModel
public import ContractModel

/// Makes cases of one kind for an operation of any contract.
public protocol CaseGenerator: Sendable {
  /// The generator's name, unique among generators.
  var name: String { get }

  /// Returns the cases that the operation's promises allow; none when it promises nothing of the kind.
  func cases(in context: GenerationContext) -> [GroupedCase]
}

/// A case and the group it stands or falls with.
public struct GroupedCase: Sendable, Hashable {
  public var group: String
  public var value: Case

  public init(group: String, value: Case) {
    self.group = group
    self.value = value
  }
}

/// What a generator may know: one operation, what is promised of it, and how cases are put together.
public struct GenerationContext: Sendable {
  public let contract: Contract
  public let operation: Operation
  public let options: PlanOptions
  /// The requirements of the operation by aspect.
  let promised: [String: Requirement]

  public init(contract: Contract, operation: Operation, options: PlanOptions) {
    self.contract = contract
    self.operation = operation
    self.options = options
    var promised: [String: Requirement] = [:]
    for requirement in contract.requirements where requirement.operation == operation.id {
      guard options.suite.includes(requirement.suite), options.uses(requirement.aspect) else { continue }
      promised[requirement.aspect] = requirement
    }
    self.promised = promised
  }

  /// Whether a requirement with this aspect is promised and looked at.
  public func promises(_ aspect: String) -> Bool {
    promised[aspect] != nil
  }

  /// Puts a case of one request together; nil when none of its aspects is promised.
  ///
  /// - Parameters:
  ///   - aspects: the aspects of the requirements that the case can show broken; the first names the case.
  ///   - name: the last part of the id.
  ///   - changed: what differs from the control, without a verb: "clientTxnId with 101 characters".
  ///   - edits: how the control is changed.
  public func oneStep(
    _ aspects: [String], _ name: String, group: String, changed: String, edits: [Edit],
    expecting expectation: Expectation, needs: [String] = []
  ) -> GroupedCase? {
    steps(
      aspects, name, group: group, changed: changed,
      steps: [Step(recipe: Recipe(operation: operation.id, edits: edits), expectation: expectation)],
      kind: kind(of: expectation), needs: needs)
  }

  /// Puts a case of several requests together; nil when none of its aspects is promised.
  public func steps(
    _ aspects: [String], _ name: String, group: String, changed: String?, steps: [Step], kind: Case.Kind,
    preparations: Int = 0, order: Case.Order = .sequence, needs: [String] = [], title: String? = nil
  ) -> GroupedCase? {
    let requirements = aspects.compactMap { promised[$0] }
    guard let first = requirements.first else { return nil }
    let expectation = steps.last?.expectation ?? .open
    let value = Case(
      id: "\(first.id)/\(name)",
      title: title ?? "\(changed ?? name) \(Self.words(for: expectation))",
      kind: kind, operation: operation.id, suite: first.suite, requirements: requirements.map(\.id),
      changed: changed, steps: steps, preparations: preparations, order: order, needs: needs)
    return GroupedCase(group: group, value: value)
  }

  /// What one field's mutation is held against: the contract's word for it, or else the general rule's.
  public func expectation(of mutation: Mutation, in field: Field, otherwise: Expectation) -> Expectation {
    guard let outcome = field.expectations[mutation] else { return otherwise }
    return Expectation(
      [outcome], freeEchoes: outcome == Outcome.open ? [field.id] : [], earlyRefusal: otherwise.earlyRefusal)
  }

  /// What a request brings of which the documents do not say how this field's value is read.
  public func open(_ field: Field) -> Expectation {
    Expectation([Outcome.open], freeEchoes: [field.id])
  }

  /// What a request with a wrong value in this field brings.
  public func refusal(of field: Field) -> Expectation {
    guard field.isCredential, operation.outcome("unauthorized") != nil else { return .refused }
    return Expectation(["unauthorized"])
  }

  /// The bindings a field's control value needs that a target may leave out.
  public func optionalBindings(of field: Field) -> [String] {
    guard case .binding(let name)? = field.control else { return [] }
    return contract.bindings.contains { $0.name == name && !$0.isRequired && $0.fallback == nil } ? [name] : []
  }

  /// Whether the control's value is one the kit may choose freely: nothing at the target hangs on it.
  public func isFree(_ field: Field) -> Bool {
    guard !field.identifies, !field.isCredential, field.type.allowed == nil else { return false }
    switch field.control {
    case .literal, .freshIdentifier, .freshPIN: return true
    case .binding, .freshGUID, .now, .pinBlock, .created, .createdBy, .earlier, nil: return false
    }
  }

  private func kind(of expectation: Expectation) -> Case.Kind {
    if expectation.isOpen { return .open }
    return expectation.outcomes.contains(Outcome.accepted) ? .positive : .negative
  }

  private static func words(for expectation: Expectation) -> String {
    if expectation.isOpen { return "is answered soundly" }
    switch expectation.outcomes {
    case [Outcome.accepted]: return "is accepted"
    case [Outcome.refused]: return "is refused"
    case [Outcome.notServed]: return "is not served"
    default: return "brings \(expectation.outcomes.joined(separator: " or "))"
    }
  }
}

extension Field {
  /// The field's name for people: the members that lead to it, without a lone wrapper's.
  var shownName: String { path.last ?? name }

  /// The group of the field's cases.
  var group: String { id }

  /// Whether a value may be spelled as this JSON kind, by promise or because the documents leave it open.
  func mayBe(_ spelling: Spelling) -> Bool {
    spellings.contains(spelling) || openSpellings.contains(spelling)
  }
}
