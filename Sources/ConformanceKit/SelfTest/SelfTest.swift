import CaseModel
import Composing
public import ContractModel
import Mocking
import Planning
import Running
import Synchronization
import Wire

/// Proves the kit on one contract: every fault derived from it must be caught, every harmless variant must pass, and
/// servers that honour nothing must be certified nothing.
///
/// Plan, fixture and catalogue are made once; each server gets a run of its own. Where a contract knows several ways to
/// authenticate, the self-test of a further one shows what the one before does not: the faults and cases that only it
/// has.
public struct SelfTest: Sendable {
  public let contract: Contract
  public let authentication: String
  /// Servers under test at the same time.
  public let parallel: Int
  /// Microseconds for one exchange with a server that leaves requests unanswered: each such request costs this long.
  public let timeout: Int64

  /// The cases of this self-test, and all of the scheme's.
  let plan: Plan
  let wholePlan: Plan
  /// By operation: one case of this self-test for each kind of its answers.
  private let samples: [String: Plan]
  /// One case for each kind of answer, and the cases that ask of TLS, or of HTTP.
  private let handshakes: Plan
  private let messages: Plan
  /// One case of each generator for each kind of answer.
  private let answers: Plan
  /// Whether every harmless server meets every case.
  private let isThorough: Bool
  let fixture: MockFixture
  let faults: [Fault]
  /// The requirements that faults of this or an earlier scheme break.
  private let targeted: Set<String>
  let variants: [Variant]
  /// The generator of each case, by the case's id.
  let generators: [String: String]

  /// - Parameters:
  ///   - contract: what mocks serve, with a fault or a variant each.
  ///   - authentication: the name of a scheme; nil for the contract's first.
  ///   - earlier: the schemes whose self-tests show the rest.
  ///   - parallel: how many runs go on at once.
  ///   - timeout: the limit of an answer, in microseconds.
  ///   - isThorough: whether every harmless server meets every case, and not those in which it differs.
  public init(
    contract: Contract, authentication: String? = nil, beyond earlier: [String] = [], parallel: Int = 6,
    timeout: Int64 = 500_000, isThorough: Bool = false
  ) {
    self.contract = contract
    self.isThorough = isThorough
    let scheme = authentication ?? contract.authentication.first?.name ?? "none"
    self.authentication = scheme
    self.parallel = parallel
    self.timeout = timeout
    let shown = earlier.flatMap { Planner.plan(contract, options: PlanOptions(authentication: $0)).cases }
    let whole = Planner.plan(contract, options: PlanOptions(authentication: scheme)).joined
    wholePlan = whole
    plan = whole.without(Set(shown.map(\.id)))
    let parts = contract.operations.map { [plan] in ($0.id, plan.oneForEachKindOfAnswer(of: $0.id)) }
    samples = Dictionary(parts) { first, _ in first }
    handshakes = plan.oneForEachKindOfAnswer(and: \.asksOfTLS)
    messages = plan.oneForEachKindOfAnswer(and: \.asksOfHTTP)
    answers = plan.oneForEachKindOfAnswer(perGenerator: true)
    fixture = MockFixture(contract: contract, authentication: scheme)
    let all = FaultCatalogue.faults(for: contract, authentication: scheme)
    let others = earlier.flatMap { FaultCatalogue.faults(for: contract, authentication: $0) }
    let known = Set(others.map(\.name))
    faults = all.filter { !known.contains($0.name) }
    targeted = Set((all + others).map(\.requirement))
    variants = VariantCatalogue.variants(for: contract)
    let controls = whole.groups.compactMap(\.control)
    generators = Dictionary((controls + whole.cases).map { ($0.id, $0.generator) }) { first, second in
      first.isEmpty ? second : first
    }
  }

  /// The self-tests of a contract, one for each way to authenticate, each beyond those before it.
  public static func all(of contract: Contract, isThorough: Bool = false) -> [SelfTest] {
    let schemes = contract.authentication.isEmpty ? ["none"] : contract.authentication.map(\.name)
    return schemes.indices.map { index in
      SelfTest(
        contract: contract, authentication: schemes[index], beyond: Array(schemes[..<index]), isThorough: isThorough)
    }
  }

  /// Runs everything. Blocks: call it outside Swift's cooperative pool.
  ///
  /// - Parameter finished: told after each server, on the self-test's threads.
  public func runBlocking(finished: @escaping @Sendable (String) -> Void = { _ in }) -> SelfTestRecord {
    SelfTestMatrix.run([self], parallel: parallel, finished: finished).records[0]
  }

  /// Requirements an outside observer could see broken and for which there is no fault.
  var withoutFault: [String] {
    contract.requirements.filter { $0.notObservable == nil && isExercised($0) }.map(\.id)
      .filter { !targeted.contains($0) }
  }

  /// Whether the run could say something of a requirement: what no request of this authentication can show broken, one
  /// of another has to.
  private func isExercised(_ requirement: Requirement) -> Bool {
    guard requirement.level != .may else { return false }
    if let scheme = contract.authentication.map(\.name).first(where: {
      requirement.aspect.hasPrefix("authentication.\($0).")
    }) {
      return scheme == authentication
    }
    guard plan.unexercised[requirement.id] != nil else { return true }
    return !contract.authentication.contains { scheme in
      let other = Planner.plan(contract, options: PlanOptions(authentication: scheme.name))
      return other.unexercised[requirement.id] == nil
    }
  }

  // MARK: One server

  /// Runs a faulty server: against the cases made for the fault's requirement; against one for each kind of answer
  /// where those do not show it broken, since most promises are about answers; and where nothing was found, against all
  /// of its operation and then all.
  func result(of fault: Fault) -> SelfTestRecord.FaultResult {
    var aside: SelfTestRecord.FaultResult?
    for part in [plan.cases(for: fault.requirement, of: fault.operation), samples[fault.operation] ?? plan] {
      guard part.cases.count < plan.cases.count else { continue }
      let judged = result(of: fault, part, isWhole: false)
      if judged.outcome == .killed { return judged }
      if judged.outcome == .killedAsideEffect { aside = aside ?? judged }
    }
    if let aside { return aside }
    let ofOperation = plan.cases(sending: fault.operation)
    if ofOperation.cases.count < plan.cases.count {
      let judged = result(of: fault, ofOperation, isWhole: false)
      if judged.outcome != .survived { return judged }
    }
    return result(of: fault, plan, isWhole: true)
  }

  private func result(of fault: Fault, _ plan: Plan, isWhole: Bool) -> SelfTestRecord.FaultResult {
    let record = run(plan, faults: [fault], limit: fault.leavesUnanswered ? timeout : Self.patience)
    let broken = record.requirements.filter { $0.status == .broken || $0.status == .warned }.map(\.requirement.id)
    return SelfTestRecord.FaultResult(
      name: fault.name, requirement: fault.requirement,
      outcome: broken.contains(fault.requirement) ? .killed : broken.isEmpty ? .survived : .killedAsideEffect,
      broken: broken, kills: kills(record), isWhole: isWhole, verdict: record.verdict(isStrict: true).rawValue)
  }

  /// What all cases of the scheme together find in a faulty server; nothing where a finding is not one of these, which
  /// ends the run.
  func kills(
    of fault: Fault, while isWanted: @escaping @Sendable (SelfTestRecord.Kill) -> Bool
  ) -> [SelfTestRecord.Kill] {
    let isOver = Mutex(false)
    let record = run(wholePlan, faults: [fault], limit: Self.patience) { exchange, _ in
      let findings = exchange.judgement.findings.filter { !$0.needsConfirmation }
      guard findings.contains(where: { !isWanted(kill(exchange.caseID, $0)) }) else { return false }
      isOver.withLock { $0 = true }
      return true
    }
    return isOver.withLock(\.self) ? [] : kills(record)
  }

  private func kills(_ record: ContractRecord) -> [SelfTestRecord.Kill] {
    record.cases.filter { $0.outcome == .failed || $0.outcome == .warned }.flatMap { item in
      item.findings.map { kill(item.id, $0) }
    }
  }

  private func kill(_ id: String, _ finding: Finding) -> SelfTestRecord.Kill {
    SelfTestRecord.Kill(
      case: id, generator: generators[id] ?? "", check: finding.check, requirement: finding.requirement)
  }

  /// Runs a server that is merely different.
  ///
  /// - Parameter concerned: by name of a variant of reading, the cases with requests on which it decides otherwise; all
  ///   are where that is not known.
  func result(of variant: Variant, concerned: [String: Set<String>] = [:]) -> SelfTestRecord.VariantResult {
    judged(variant, run(part(for: variant, concerned), variant: variant, limit: Self.patience))
  }

  /// Runs the first server that writes every answer in a way of its own against all cases, and tells by name of each
  /// variant of reading the cases with requests on which it would decide otherwise.
  func leadingResult() -> (result: SelfTestRecord.VariantResult, concerned: [String: Set<String>])? {
    guard let lead = first(\.isOfForm) else { return nil }
    let readings = variants.filter(\.isOfReading)
    let concerned = Mutex(Dictionary(uniqueKeysWithValues: readings.map { ($0.name, Set<String>()) }))
    let record = run(plan, variant: lead, twins: readings, limit: Self.patience) { exchange, service in
      let names = service.differingTwins()
      concerned.withLock { for name in names { $0[name]?.insert(exchange.caseID) } }
      return false
    }
    return (judged(lead, record), concerned.withLock(\.self))
  }

  private func judged(_ variant: Variant, _ record: ContractRecord) -> SelfTestRecord.VariantResult {
    let verdict = record.verdict(isStrict: false)
    let complaints = record.cases.filter { $0.outcome == .failed }.flatMap { item in
      item.findings.map { "\($0.requirement): \($0.title): \($0.actual) [\(item.id)]" }
    }
    return SelfTestRecord.VariantResult(
      name: variant.name, summary: variant.summary, passed: verdict == .conforms,
      complaints: Array(complaints.prefix(5)), verdict: verdict.rawValue)
  }

  /// The cases for a variant: all for the first behind TLS, and for those whose credentials come to an end. Others
  /// behind TLS differ from that one in their handshakes alone; those that write every answer in a way of their own from
  /// the leading one in that way; those that decide otherwise on some requests meet the cases with such requests. What
  /// else differs depends on the answer alone: one case of each generator for each kind of answer shows it.
  private func part(for variant: Variant, _ concerned: [String: Set<String>]) -> Plan {
    if isThorough || variant.isOfLogins || variant == first(\.isOverTLS) { return plan }
    if variant.isOverTLS { return handshakes }
    if variant.isOfForm { return messages }
    guard variant.isOfReading else { return answers }
    return concerned[variant.name].map { cases in plan.oneForEachKindOfAnswer { cases.contains($0.id) } } ?? plan
  }

  private func first(_ isOfKind: (Variant) -> Bool) -> Variant? { variants.first(where: isOfKind) }

  /// Runs a server that honours nothing.
  func result(of kind: DegenerateServer.Kind) -> SelfTestRecord.DegenerateResult {
    let server = DegenerateServer(kind, contract: contract, bindings: fixture.mockBindings)
    var record = failed("the server did not start")
    if (try? server.start()) != nil, let url = server.url {
      record = run(plan, at: url, limit: kind.leavesUnanswered ? timeout : Self.patience)
      server.stop()
    }
    let documented = record.requirements.filter { $0.status == .proved && $0.requirement.suite == .documented }
    let proved = documented.map(\.requirement.id)
    // What a server that accepts everything keeps is that valid requests are accepted.
    let valid = Set(plan.cases.filter { $0.kind == .positive }.map(\.id))
    let accepts =
      documented.contains { $0.requirement.aspect == "outcome.\(Outcome.accepted)" }
      || record.cases.contains { [.passed, .warned].contains($0.outcome) && valid.contains($0.id) }
    let refusing = Set(plan.cases.filter { $0.kind == .negative }.flatMap(\.requirements))
    return SelfTestRecord.DegenerateResult(
      name: kind.rawValue, summary: kind.summary, verdict: record.verdict(isStrict: false).rawValue, proved: proved,
      dishonest: accepts ? proved.filter(refusing.contains) : proved, sentence: sentence(of: record))
  }

  /// The sentence on top of a report, without what changes from run to run.
  private func sentence(of record: ContractRecord) -> String {
    let text = record.unreachable ?? record.notes.first ?? record.stopped ?? ""
    return record.target.url.isEmpty ? text : text.replacing(record.target.url, with: "the target")
  }

  // MARK: Running

  /// Microseconds for one exchange with a server that answers: longer than any machine keeps it busy.
  private static let patience: Int64 = 10_000_000

  /// Sees an exchange and what answered it, and says whether the run is to end.
  private typealias Watch = @Sendable (JudgedExchange, MockService) -> Bool

  private func run(
    _ plan: Plan, faults: [Fault] = [], variant: Variant? = nil, twins: [Variant] = [], limit: Int64,
    watch: Watch? = nil
  ) -> ContractRecord {
    do throws(TLSError) {
      let tls = try MockTLS.needed(for: faults, variant)
      let server = MockServer(
        contract: contract, bindings: fixture.mockBindings, faults: faults, variant: variant, twins: twins,
        authentication: authentication, tls: try tls.map { tls throws(TLSError) in try TLSServer(tls.server) })
      guard (try? server.start()) != nil, let url = server.url else { return failed("the mock server did not start") }
      defer { server.stop() }
      let given = variant?.isOfLogins == true ? fixture.bindings(loggingInto: contract) : fixture.bindings
      let service = server.service
      let witness = watch.map { watch in { @Sendable (exchange: JudgedExchange) in watch(exchange, service) } }
      return run(plan, at: url, tls: tls, given: given, limit: limit, watch: witness)
    } catch {
      return failed("the mock server did not start: \(error.message)")
    }
  }

  private func run(
    _ plan: Plan, at url: String, tls: MockTLS? = nil, given: [String: String]? = nil, limit: Int64,
    watch: (@Sendable (JudgedExchange) -> Bool)? = nil
  ) -> ContractRecord {
    guard let address = try? TargetURL(url) else { return failed("the mock server has no usable address") }
    let bindings = Bindings((given ?? fixture.bindings).mapValues { .one($0) }, authentication: authentication)
    var target = RunTarget(url: address, bindings: bindings, record: TargetRecord(url: url, isMock: true))
    target.tls = tls.flatMap { try? TLSClient($0.clientSettings) }
    target.expiredClient = tls?.expiredClient
    // One connection keeps the order of the requests, so that a fault on every tenth meets the same cases each time.
    var limits = RunLimits(connections: 1, timeout: limit, resends: 0)
    limits.showsExchanges = false
    do throws(BindingProblems) {
      guard let watch else { return try Runner(plan: plan, target: target, limits: limits).runBlocking() }
      let running = Mutex<Runner?>(nil)
      let runner = try Runner(
        plan: plan, target: target, limits: limits,
        witness: { exchange in
          guard case .judged(let exchange) = exchange, exchange.sentAgain == nil else { return }
          if watch(exchange) { running.withLock { $0?.cancel() } }
        })
      running.withLock { $0 = runner }
      defer { running.withLock { $0 = nil } }
      return runner.runBlocking()
    } catch {
      return failed(error.problems.map(\.message).joined(separator: "; "))
    }
  }

  private func failed(_ reason: String) -> ContractRecord {
    ContractRecord(
      id: contract.id, version: contract.version, title: contract.title, source: contract.source,
      target: TargetRecord(url: "", isMock: true), unreachable: reason)
  }
}
