public import CaseModel
public import ContractModel

/// Which part of a contract's promises a plan exercises.
public enum SuiteSelection: Sendable, Hashable {
  /// All suites.
  case standard
  /// All suites, and changes put together: pairs, and random sets that the seed chooses.
  case exhaustive
  /// The controls and one case of each kind.
  case smoke
  case only(Suite)

  /// The words the command line takes, in the order they are listed.
  public static let names = ["standard", "exhaustive", "smoke"] + Suite.allCases.map(\.rawValue)

  /// Reads a word of the command line; nil when it is none of ``names``.
  public init?(_ word: String) {
    switch word {
    case "standard": self = .standard
    case "exhaustive": self = .exhaustive
    case "smoke": self = .smoke
    default:
      guard let suite = Suite(rawValue: word) else { return nil }
      self = .only(suite)
    }
  }

  /// The word of the command line.
  public var name: String {
    switch self {
    case .standard: "standard"
    case .exhaustive: "exhaustive"
    case .smoke: "smoke"
    case .only(let suite): suite.rawValue
    }
  }

  /// Whether requirements of a suite are looked at.
  public func includes(_ suite: Suite) -> Bool {
    if case .only(let wanted) = self { return wanted == suite }
    return true
  }
}

/// What a plan is made for.
public struct PlanOptions: Sendable, Hashable {
  public var suite: SuiteSelection
  /// Fixes the mutated values; equal seeds give equal plans.
  public var seed: UInt64
  /// Keeps only the cases whose id, or one of whose requirements' ids, begins with this.
  public var only: String?
  /// The authentication scheme the target uses.
  public var authentication: String
  /// By binding: how often the target lets its value be refused.
  public var refusalLimits: [String: RefusalLimit]

  public init(
    suite: SuiteSelection = .standard, seed: UInt64 = 1, only: String? = nil, authentication: String = "none",
    refusalLimits: [String: RefusalLimit] = [:]
  ) {
    self.suite = suite
    self.seed = seed
    self.only = only
    self.authentication = authentication
    self.refusalLimits = refusalLimits
  }

  /// Whether a target that authenticates like this can show a promise with this aspect broken:
  /// `authentication.oauth1.nonce` is of no meaning to one that does not use `oauth1`.
  func uses(_ aspect: String) -> Bool {
    let parts = aspect.split(separator: ".", maxSplits: 2)
    return parts.count < 2 || parts[0] != "authentication" || parts[1] == authentication
  }
}
