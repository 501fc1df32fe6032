public import CaseModel
public import ContractModel

/// Turns a contract into the cases that put its promises to the test.
public enum Planner {
  /// The generators of the standard suite, in the order of their cases.
  public static let generators: [any CaseGenerator] = [
    ControlGenerator(), PresenceGenerator(), OptionalPartsGenerator(), WrapperGenerator(), LengthGenerator(),
    TypeGenerator(), SpellingGenerator(), DigitsGenerator(), GUIDGenerator(), EncodedTextGenerator(),
    CalendarGenerator(), ValueGenerator(),
    TextGenerator(), IdentityGenerator(), CredentialGenerator(), BypassGenerator(), PINBlockGenerator(),
    UniquenessGenerator(),
    EnvelopeGenerator(), BodyGenerator(), ContentTypeGenerator(), MethodGenerator(), PathGenerator(),
    EquivalenceGenerator(), ConnectionGenerator(), ConcurrencyGenerator(), DuplicateGenerator(), QueryGenerator(),
    LimitsGenerator(), AuthenticationGenerator(), OracleGenerator(), ScenarioGenerator(),
    CreationGenerator(), WrittenGenerator(), ReadingGenerator(), ReplacementGenerator(), RemovalGenerator(),
    ListingGenerator(), TLSGenerator(),
  ]

  /// Builds the plan: a value, in an order that depends on the contract and the options alone.
  public static func plan(
    _ contract: Contract, options: PlanOptions = PlanOptions(), generators: [any CaseGenerator] = Planner.generators
  ) -> Plan {
    let preparation = Preparation(contract: contract)
    var groups: [CaseGroup] = []
    var exercised: Set<String> = []
    // Every case leaves resources behind: lists are asked for while they are short.
    let lists = contract.operations.filter { $0.resource?.effect == .lists }
    for operation in lists + contract.operations.filter({ $0.resource?.effect != .lists }) {
      let context = GenerationContext(contract: contract, operation: operation, options: options)
      let control = ControlGenerator.control(in: context)
      var order: [String] = []
      var members: [String: [Case]] = [:]
      var ids: Set<String> = []
      var made = generators.map { generator in
        var cases = generator.cases(in: context)
        for index in cases.indices { cases[index].value.generator = generator.name }
        return options.suite == .smoke ? Array(cases.prefix(1)) : cases
      }
      if options.suite == .exhaustive {
        var combinations = Combinations(made.flatMap(\.self), seed: options.seed)
        made.append(combinations.cases())
      }
      for cases in made {
        for grouped in cases where isWanted(grouped.value, options) && ids.insert(grouped.value.id).inserted {
          if members[grouped.group] == nil { order.append(grouped.group) }
          members[grouped.group, default: []].append(preparation.prepared(grouped.value))
          exercised.formUnion(grouped.value.requirements)
        }
      }
      for name in order {
        groups.append(
          CaseGroup(
            id: contract.requirementID(operation, name), operation: operation.id,
            control: control.map(preparation.prepared),
            cases: members[name] ?? []))
      }
    }
    let withholding = Withholding(
      contract: contract, authentication: options.authentication, limits: options.refusalLimits)
    return Plan(
      contract: contract, seed: options.seed, groups: groups,
      unexercised: unexercised(contract, options: options, exercised: exercised, groups: groups),
      withheld: withholding.withheld(of: groups.flatMap(\.cases)), refusalLimits: options.refusalLimits)
  }

  private static func isWanted(_ value: Case, _ options: PlanOptions) -> Bool {
    guard let prefix = options.only else { return true }
    return value.id.hasPrefix(prefix) || value.requirements.contains { $0.hasPrefix(prefix) }
  }

  /// Requirements no case was made for and no answer of the plan can show broken, with the reason.
  private static func unexercised(
    _ contract: Contract, options: PlanOptions, exercised: Set<String>, groups: [CaseGroup]
  ) -> [String: String] {
    var answers: [String: AnswerPromises] = [:]
    for operation in contract.operations {
      let steps = groups.flatMap(\.cases).flatMap(\.steps).filter { $0.recipe.operation == operation.id }
      answers[operation.id] = AnswerPromises(
        contract: contract, operation: operation, authentication: options.authentication,
        expected: Set(steps.flatMap(\.expectation.outcomes)),
        hasOtherMethods: steps.flatMap(\.recipe.edits).contains { if case .method = $0 { true } else { false } })
    }
    var result: [String: String] = [:]
    for requirement in contract.requirements where !exercised.contains(requirement.id) {
      if let reason = requirement.notObservable {
        result[requirement.id] = reason
      } else if !options.suite.includes(requirement.suite) {
        result[requirement.id] = "the suite \(options.suite.name) leaves it out"
      } else if !options.uses(requirement.aspect) {
        result[requirement.id] = "the target does not use this authentication"
      } else if let reason = answers[requirement.operation]?.reason(against: requirement.aspect) {
        result[requirement.id] = reason
      }
    }
    return result
  }
}
