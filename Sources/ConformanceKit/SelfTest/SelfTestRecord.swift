import Mocking
import PayloadCrypto

/// What a self-test of one contract showed: which faults are caught and by what, which harmless servers pass.
public struct SelfTestRecord: Sendable, Hashable {
  public var contract: String
  public var version: String
  /// The SHA-256 of the contract file.
  public var sha256: String
  /// The SHA-256 of what was to be shown: the names of requirements, faults, variants and degenerate servers.
  public var subjects: String
  public var authentication: String
  public var faults: [FaultResult] = []
  public var variants: [VariantResult] = []
  public var degenerates: [DegenerateResult] = []
  /// Requirements an outside observer could see broken and for which there is no fault.
  public var withoutFault: [String]
  /// Requirements no outside observer could see broken, with the reason.
  public var notObservable: [String: String]
  /// The ids of the plan's cases, in their order.
  public var cases: [String]

  /// One finding of a faulty server.
  public struct Kill: Sendable, Hashable {
    public var `case`: String
    /// The generator that made the case.
    public var generator: String
    /// The check that made the finding.
    public var check: String
    public var requirement: String
  }

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
    /// Every finding.
    public var kills: [Kill]
    /// Whether all cases of the plan were run, not only those made for the requirement.
    public var isWhole: Bool
    public var verdict: String

    /// The cases that name its own requirement, or the failing ones where none does; each once, in their order.
    public var cases: [String] { distinct(\.case) }
    /// The generators of those cases, and the checks of those findings.
    public var generators: [String] { distinct(\.generator).sorted() }
    public var checks: [String] { distinct(\.check).sorted() }

    private func distinct(_ part: (Kill) -> String) -> [String] {
      let own = kills.filter { $0.requirement == requirement }
      var seen: Set<String> = []
      return (own.isEmpty ? kills : own).map(part).filter { seen.insert($0).inserted }
    }
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
    /// Those of them that it cannot keep: all of them where it never accepts a request, and else those that ask for a
    /// refusal.
    public var dishonest: [String]
    /// The sentence on top of the report.
    public var sentence: String

    /// Whether nothing was certified that such a server does not keep, and it is said what is wrong with it.
    public var passed: Bool { verdict != "conforms" && dishonest.isEmpty && !sentence.isEmpty }
  }

  /// What came of one server.
  enum Result: Sendable {
    case fault(FaultResult)
    case variant(VariantResult)
    case degenerate(DegenerateResult)
  }

  /// A record of a self-test that nothing came of yet.
  init(_ test: SelfTest) {
    contract = test.contract.id
    version = test.contract.version
    sha256 = test.contract.source.sha256
    subjects = Self.subjects(of: test)
    authentication = test.authentication
    withoutFault = test.withoutFault
    notObservable = Dictionary(
      test.contract.requirements.compactMap { item in item.notObservable.map { (item.id, $0) } },
      uniquingKeysWith: { $1 })
    cases = test.plan.cases.map(\.id)
  }

  /// The digest of what a self-test has to show.
  static func subjects(of test: SelfTest) -> String {
    let requirements = test.contract.requirements.map { item in
      "\(item.id) \(item.level.rawValue) \(item.notObservable == nil ? "observable" : "not observable")"
    }
    let lines =
      requirements + test.faults.map(\.name) + test.variants.map { "\($0.name): \($0.summary)" }
      + DegenerateServer.Kind.allCases.map { "\($0.rawValue): \($0.summary)" }
    return Hex.encode(Digest.sha256(Array(lines.joined(separator: "\n").utf8)))
  }

  mutating func add(_ result: Result) {
    switch result {
    case .fault(let fault): faults.append(fault)
    case .variant(let variant): variants.append(variant)
    case .degenerate(let degenerate): degenerates.append(degenerate)
    }
  }

  public var survivors: [FaultResult] { faults.filter { $0.outcome == .survived } }
  public var falseAlarms: [VariantResult] { variants.filter { !$0.passed } }

  /// Requirements that only cases made for others find broken, whatever the fault.
  public var aside: [String] {
    let direct = Set(faults.filter { $0.outcome == .killed }.map(\.requirement))
    var seen: Set<String> = []
    return faults.map(\.requirement).filter { !direct.contains($0) && seen.insert($0).inserted }
  }

  /// Cases of the plan that caught no fault.
  public var idleCases: [String] {
    let used = Set(faults.flatMap { $0.kills.map(\.case) })
    return cases.filter { !used.contains($0) }
  }

  /// Whether every fault dies, every variant passes, every requirement has a fault, and nothing is certified blindly.
  public var passed: Bool {
    survivors.isEmpty && falseAlarms.isEmpty && withoutFault.isEmpty && degenerates.allSatisfy(\.passed)
  }
}
