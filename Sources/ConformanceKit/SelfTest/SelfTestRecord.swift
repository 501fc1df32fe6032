/// What a self-test of one contract showed: which faults are caught and by what, which harmless servers pass.
public struct SelfTestRecord: Sendable, Hashable {
  public var contract: String
  public var version: String
  /// The SHA-256 of the contract file.
  public var sha256: String
  public var authentication: String
  public var faults: [FaultResult]
  public var variants: [VariantResult]
  public var degenerates: [DegenerateResult]
  /// Requirements an outside observer could see broken and for which there is no fault.
  public var withoutFault: [String]
  /// Requirements no outside observer could see broken, with the reason.
  public var notObservable: [String: String]
  /// Cases of the plan that killed no fault.
  public var idleCases: [String]

  /// One faulty server.
  public struct FaultResult: Sendable, Hashable {
    public enum Outcome: String, Sendable, Hashable {
      /// Its own requirement was found broken.
      case killed
      /// Only other requirements were found broken.
      case killedAsideEffect = "killed as a side effect"
      case survived
    }

    public var name: String
    public var requirement: String
    public var outcome: Outcome
    /// The requirements found broken or warned.
    public var broken: [String]
    /// The failing cases.
    public var cases: [String]
    public var verdict: String
  }

  /// One server that is merely different.
  public struct VariantResult: Sendable, Hashable {
    public var name: String
    public var summary: String
    public var passed: Bool
    /// The requirements found broken, each with what was seen.
    public var complaints: [String]
    public var verdict: String
  }

  /// One server that honours no contract at all.
  public struct DegenerateResult: Sendable, Hashable {
    public var name: String
    public var summary: String
    public var verdict: String
    /// The documented requirements that were called proved.
    public var proved: [String]
    /// The sentence on top of the report.
    public var sentence: String

    /// Whether it answers valid requests with a success, so that it keeps some promises honestly.
    public var keepsSome: Bool

    /// Whether nothing was certified that such a server does not keep.
    public var passed: Bool { verdict != "conforms" && (keepsSome || proved.isEmpty) }
  }

  public var survivors: [FaultResult] { faults.filter { $0.outcome == .survived } }
  public var falseAlarms: [VariantResult] { variants.filter { !$0.passed } }

  /// Whether every fault dies, every variant passes, every requirement has a fault, and nothing is certified blindly.
  public var passed: Bool {
    survivors.isEmpty && falseAlarms.isEmpty && withoutFault.isEmpty && degenerates.allSatisfy(\.passed)
  }
}
