public import CaseModel
public import ContractModel
public import HTTPCore
import JSONCore

/// Holds answers against a contract. A pure function: every check is tested without a socket.
public struct Judge: Sendable {
  public let contract: Contract
  /// The ids of the contract's requirements by operation and aspect, made once: a check whose requirement is not
  /// promised finds nothing.
  let promised: [String: [String: String]]
  let patterns = Patterns()
  let secretMemory = SecretMemory(SecretSearch.name(of:))
  private let shownMemory = SecretMemory(\.shown)

  /// The checks of every answer, in the order of their findings.
  ///
  /// What an answer should have meant comes last: it is blamed only where nothing before says what is wrong with it.
  static let checks: [any Check] = [
    CertificateCheck(), AnswerCheck(), FramingCheck(), ServerErrorCheck(), AgreementCheck(), EnvelopeCheck(),
    JSONCheck(),
    MediaTypeCheck(), BodyCheck(), MembersCheck(), ResourceCheck(), FaultCheck(), ClauseCheck(), OutcomeCheck(),
    SecretCheck(), InternalsCheck(), TraceCheck(), MannersCheck(),
  ]

  /// The one check of what came another way than the run goes.
  static let channelCheck = ChannelCheck()

  /// The names of everything that makes findings, rules on members and comparisons of answers included.
  public static let checkNames =
    (checks + [channelCheck]).map { name(of: $0) }.filter { $0 != "MembersCheck" } + MembersCheck.ruleNames
    + [Judge.likeness, Judge.distinctness, Judge.exclusion]

  private static func name(of check: any Check) -> String { String(describing: type(of: check)) }

  /// The built-in checks with their names, made once.
  private static let named = checks.map { (name: name(of: $0), check: $0) }

  /// The checks of this judge: the built-in ones, then those of a library user.
  private let checks: [(name: String, check: any Check)]

  /// - Parameter checks: run after the built-in ones.
  public init(contract: Contract, checks: [any ConformanceCheck] = []) {
    self.contract = contract
    let added = checks.map { (name: String(describing: type(of: $0)), check: AddedCheck(check: $0) as any Check) }
    self.checks = Self.named + added
    self.promised = Dictionary(grouping: contract.requirements, by: \.operation).mapValues { requirements in
      Dictionary(requirements.map { ($0.aspect, $0.id) }) { first, _ in first }
    }
  }

  /// Judges one answer.
  ///
  /// - Parameters:
  ///   - value: the case the request belongs to.
  ///   - index: the step, from 0.
  ///   - sent: the request as composed.
  ///   - exchange: what went over the wire.
  ///   - opened: what the envelope of the answer held, or the body as it is.
  ///   - earlier: the steps of the case before this one, the first at 0.
  public func judge(
    _ value: Case, step index: Int, sent: SentRequest, exchange: Exchange, opened: OpenedBody,
    earlier: [EarlierStep] = []
  ) -> Judgement {
    guard value.steps.indices.contains(index), let operation = contract.operation(sent.operation) else {
      return Judgement(undecided: "the contract has no operation \(sent.operation)")
    }
    var context = JudgingContext(
      judge: self, operation: operation, value: value, index: index, sent: sent, exchange: exchange, opened: opened,
      earlier: earlier)
    let isElsewhere = context.step.recipe.channel?.isToBeRefused == true
    for (name, check) in isElsewhere ? [(Self.name(of: Self.channelCheck), Self.channelCheck)] : checks {
      context.check = name
      check.run(&context)
    }
    return withoutSecrets(context.judgement, sent.secrets)
  }

  /// The judgement with secrets that an answer showed taken out of the findings' words.
  private func withoutSecrets(_ judgement: Judgement, _ secrets: [Secret]) -> Judgement {
    guard !judgement.findings.isEmpty, !secrets.isEmpty else { return judgement }
    let longest = judgement.findings.map { max($0.expected.utf8.count, $0.actual.utf8.count) }.max() ?? 0
    let redactor = shownMemory.redactor(for: secrets, longest: longest)
    var result = judgement
    for index in result.findings.indices {
      result.findings[index].expected = redactor.redactCut(result.findings[index].expected)
      result.findings[index].actual = redactor.redactCut(result.findings[index].actual)
    }
    return result
  }
}

/// One thing an answer is held against.
protocol Check: Sendable {
  /// Adds what is broken to the findings, and what was seen to hold to the held requirements.
  func run(_ context: inout JudgingContext)
}
