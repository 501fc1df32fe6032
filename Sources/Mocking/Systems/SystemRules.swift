import ContractModel

/// What one system's documents say beyond what its contract's fields and outcomes express: who may do what, and the
/// words of its answers.
protocol SystemRules: Sendable {
  /// The values of a request field that name something, where the rules know more than the contract.
  func known(_ field: String) -> Set<String>?

  /// The refusal that a well-formed request brings; nil when it is carried out. A request that is carried out may
  /// change what the server remembers.
  func decide(_ context: RequestContext, _ operation: Operation, _ memory: inout MockMemory) -> Refusal?

  /// Changes what the server remembers as if the request were carried out.
  func act(_ context: RequestContext, _ memory: inout MockMemory)

  /// The refusal in the system's own words.
  func explain(_ refusal: Refusal, _ operation: Operation) -> Refusal

  /// The answer with what the system adds to it.
  func finish(_ answer: inout Answer, _ refusal: Refusal?, _ context: RequestContext)
}

extension SystemRules {
  func known(_ field: String) -> Set<String>? { nil }
  func decide(_ context: RequestContext, _ operation: Operation, _ memory: inout MockMemory) -> Refusal? { nil }
  func act(_ context: RequestContext, _ memory: inout MockMemory) {}
  func explain(_ refusal: Refusal, _ operation: Operation) -> Refusal { refusal }
  func finish(_ answer: inout Answer, _ refusal: Refusal?, _ context: RequestContext) {}
}

/// Which systems have rules of their own.
enum SystemRulebook {
  static func rules(for contract: Contract, _ bindings: MockBindings) -> any SystemRules {
    switch contract.id {
    case "rackspace-identity": RackspaceRules(bindings)
    case "processa-aspen": AspenRules()
    case "wibmo-prepaid": WibmoRules()
    case "bankezy-onboarding": BankEzyRules()
    case "mastercard-mdes": MastercardRules()
    default: ScenarioRules(contract)
    }
  }
}
