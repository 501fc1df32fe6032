public import ContractModel

/// Every case of a run against one contract, in a deterministic order, built before anything is sent.
public struct Plan: Sendable, Hashable {
  public var contract: Contract
  public var seed: UInt64
  public var groups: [CaseGroup]
  /// Requirement ids that no case of the plan can show broken, with the reason.
  public var unexercised: [String: String]
  /// Ids of cases that are not sent so that no value of the target is refused too often, with the reason.
  public var withheld: [String: String]
  /// By binding: how often the target lets its value be refused.
  public var refusalLimits: [String: RefusalLimit]
  /// Which part of a plan this is; nil for a whole one.
  public var shard: Shard?
  /// Of a part, the ids of the controls and cases of the whole plan, in its order.
  public var whole: [String] = []

  public init(
    contract: Contract, seed: UInt64, groups: [CaseGroup], unexercised: [String: String] = [:],
    withheld: [String: String] = [:], refusalLimits: [String: RefusalLimit] = [:]
  ) {
    self.contract = contract
    self.seed = seed
    self.groups = groups
    self.unexercised = unexercised
    self.withheld = withheld
    self.refusalLimits = refusalLimits
  }

  public var cases: [Case] { groups.flatMap(\.cases) }

  /// The control of each operation that has cases, once, in the order of the contract.
  public var controls: [Case] {
    contract.operations.compactMap { operation in
      groups.first { $0.operation == operation.id && $0.control != nil }?.control
    }
  }
}

/// Cases that stand or fall with the same control.
public struct CaseGroup: Sendable, Hashable {
  /// `contract/operation/group`.
  public var id: String
  public var operation: String
  /// Sent before the group's cases and after them; nil for groups that are controls themselves.
  public var control: Case?
  public var cases: [Case]

  public init(id: String, operation: String, control: Case?, cases: [Case]) {
    self.id = id
    self.operation = operation
    self.control = control
    self.cases = cases
  }
}

/// One experiment that can show one or more requirements broken.
public struct Case: Sendable, Hashable {
  public enum Kind: String, Sendable, Hashable {
    /// The canonical, fully valid request.
    case control
    /// A different but valid request: accepted.
    case positive
    /// The control with one thing broken: refused.
    case negative
    /// What the documents leave open: no server error, no leak, one consistent reading.
    case open
    /// Ordered steps.
    case scenario
  }

  /// `contract/operation/aspect/mutation`, a name and never a position.
  public var id: String
  /// What the case does, one line.
  public var title: String
  public var kind: Kind
  public var operation: String
  public var suite: Suite
  /// The ids of the requirements the case is made for. Every answer is held against the general ones too.
  public var requirements: [String]
  /// The single thing that differs from the control, for people; nil for controls and scenarios.
  public var changed: String?
  public var steps: [Step]
  /// How many of the first steps only bring about what the others need. They are sent one after the other whatever the
  /// order says; where one of them is answered otherwise than expected, the others are not sent.
  public var preparations: Int
  public var order: Order
  /// Bindings the case needs beyond the required ones; it is skipped when one is missing.
  public var needs: [String]
  /// The changes of a case that makes several; empty for one change.
  public var parts: [CasePart] = []
  /// The name of the generator that made the case; empty for one made by hand.
  public var generator = ""

  /// How the steps follow each other.
  public enum Order: Sendable, Hashable {
    /// One after the other on one connection.
    case sequence
    /// All at the same moment, each on a connection of its own; with at most this many accepted, or nil for no bound.
    case atOnce(mostAccepted: Int?)
    /// One after the other; the answers must not tell the steps apart.
    case alike
  }

  public init(
    id: String, title: String, kind: Kind, operation: String, suite: Suite = .documented, requirements: [String],
    changed: String? = nil, steps: [Step], preparations: Int = 0, order: Order = .sequence, needs: [String] = []
  ) {
    self.id = id
    self.title = title
    self.kind = kind
    self.operation = operation
    self.suite = suite
    self.requirements = requirements
    self.changed = changed
    self.steps = steps
    self.preparations = preparations
    self.order = order
    self.needs = needs
  }
}

extension Case: CustomStringConvertible {
  /// The id, so that tests over cases are named by it.
  public var description: String { id }
}

/// One request of a case and what it is held against.
public struct Step: Sendable, Hashable {
  public var recipe: Recipe
  public var expectation: Expectation

  public init(recipe: Recipe, expectation: Expectation) {
    self.recipe = recipe
    self.expectation = expectation
  }
}

/// What an answer is held against.
public struct Expectation: Sendable, Hashable {
  /// The outcomes that conform, by name, or statuses in digits; `open` admits every answer that is sound in itself.
  public var outcomes: [String]
  /// Response fields whose echo is not judged because the request's value was altered or is unreadable.
  public var freeEchoes: [String]
  /// How the request may be refused before the application sees it.
  public var earlyRefusal: EarlyRefusal
  /// Conditions the answer must meet beside its outcome.
  public var conditions: [Condition]
  /// What a success must show of a resource that the case made; nil for nothing.
  public var resource: ResourceExpectation?

  public init(
    _ outcomes: [String], freeEchoes: [String] = [], earlyRefusal: EarlyRefusal = .none,
    conditions: [Condition] = [], resource: ResourceExpectation? = nil
  ) {
    self.outcomes = outcomes
    self.freeEchoes = freeEchoes
    self.earlyRefusal = earlyRefusal
    self.conditions = conditions
    self.resource = resource
  }

  public static let accepted = Expectation([Outcome.accepted])
  public static let refused = Expectation([Outcome.refused])
  public static let open = Expectation([Outcome.open])
  public static let notServed = Expectation([Outcome.notServed])

  /// Whether a close is a refusal.
  public var toleratesClose: Bool { earlyRefusal == .answerOrClose }

  public var isOpen: Bool { outcomes.contains(Outcome.open) }
  public var wantsAcceptance: Bool { outcomes == [Outcome.accepted] }
  public var allowsAcceptance: Bool { outcomes.contains(Outcome.accepted) }
}

/// What may become of a request before the application sees it.
public enum EarlyRefusal: Sendable, Hashable {
  case none
  /// Any 4xx is a refusal, and its body is free: the request came whole, but a reader in front gives up on it.
  case answer
  /// A close is one too: the request may be refused while it is still being sent (over-large bodies and heads, other
  /// methods and paths).
  case answerOrClose
}
