public import ContractModel

/// Derives a contract's faults: for every requirement an outsider could see broken, servers that break just that one.
public enum FaultCatalogue {
  /// The families, in the order of their faults.
  static let families: [any FaultFamily] = [
    PresenceFaults(), OptionalPartsFaults(), DuplicateFaults(), LengthFaults(), TypeFaults(), SpellingFaults(),
    AlphabetFaults(), CalendarFaults(),
    ValueFaults(), IdentityFaults(), CredentialFaults(), PINBlockFaults(), UniquenessFaults(), ContentTypeFaults(),
    BodyFaults(), EnvelopeFaults(), RoutingFaults(), EquivalenceFaults(), OutcomeFaults(), ClauseFaults(),
    ResponseMemberFaults(), ResponseValueFaults(), FaultBodyFaults(), BodyRuleFaults(), JSONFaults(), FramingFaults(),
    SealingFaults(), AuthenticationFaults(), BypassFaults(), QueryFaults(), LeakFaults(), InternalsFaults(),
    ScenarioFaults(),
    StateFaults(),
    ResourceFaults(),
    DeliveryFaults(), MannersFaults(), TLSFaults(),
  ]

  /// Every fault of the contract, in a fixed order, each name once.
  ///
  /// Faults in how requests authenticate name the scheme they show in; all others show in the contract's first scheme.
  public static func faults(for contract: Contract) -> [Fault] {
    var names: Set<String> = []
    let schemes = contract.authentication.isEmpty ? [.none] : contract.authentication
    return schemes.flatMap { faults(for: contract, under: $0) }.filter { names.insert($0.name).inserted }
  }

  /// The faults of servers that use the authentication scheme of this name, in a fixed order, each name once.
  public static func faults(for contract: Contract, authentication: String) -> [Fault] {
    faults(for: contract, under: contract.authentication.first { $0.name == authentication } ?? .none)
  }

  private static func faults(for contract: Contract, under authentication: Authentication) -> [Fault] {
    var names: Set<String> = []
    return contract.operations.flatMap { operation in
      let scope = FaultScope(contract: contract, operation: operation, authentication: authentication)
      return families.flatMap { $0.faults(in: scope) }.filter { names.insert($0.name).inserted }
    }
  }

  /// The fault of this name; nil when the contract has none.
  public static func fault(named name: String, in contract: Contract) -> Fault? {
    faults(for: contract).first { $0.name == name }
  }
}

/// Faults of one kind.
protocol FaultFamily: Sendable {
  func faults(in scope: FaultScope) -> [Fault]
}

/// One operation, and how its faults are put together.
struct FaultScope: Sendable {
  var contract: Contract
  var operation: Operation
  var authentication: Authentication

  /// The requirement with this aspect, when an outsider could see it broken.
  func requirement(_ aspect: String) -> Requirement? {
    contract.requirement(contract.requirementID(operation, aspect)).flatMap { $0.notObservable == nil ? $0 : nil }
  }

  /// A fault against the requirement with this aspect; nil when there is none.
  func fault(_ aspect: String, _ operatorName: String, _ effect: FaultEffect) -> Fault? {
    requirement(aspect).map {
      Fault(
        requirement: $0.id, operator: operatorName, operation: operation.id,
        authentication: authentication.name, effect: effect)
    }
  }

  /// A fault that lets violations of an aspect pass.
  func tolerance(
    _ aspect: String, _ operatorName: String, _ kinds: Set<Violation.Kind>, length: Int? = nil
  ) -> Fault? {
    fault(aspect, operatorName, .tolerates(Tolerance(aspect: aspect, kinds: kinds, length: length)))
  }

  /// Whether the contract lets a server take this difference in a field: no fault shows there.
  func leavesOpen(_ field: Field, _ kind: Violation.Kind) -> Bool {
    guard let mutation = Mutation(rawValue: kind.rawValue) else { return false }
    return field.expectations[mutation] == Outcome.open || field.expectations[mutation] == Outcome.accepted
  }

  /// The bodies that successes have, in the order of the contract.
  var successes: [BodyShape] {
    (operation.outcome(Outcome.accepted)?.forms ?? []).compactMap { form in
      if case .named(let name) = form.body { operation.body(name) } else { nil }
    }
  }

  /// Request fields that carry a value in the control, or may.
  var leaves: [Field] { operation.requestFields.filter { $0.members.isEmpty && $0.control != nil } }

  /// Whether the fixture has a value for what the field takes from the target.
  func isSent(_ field: Field) -> Bool {
    if case .binding? = field.control { return true }
    return field.control != nil || field.type.allowed != nil
  }
}
