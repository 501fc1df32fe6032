public import CaseModel
public import Composing
import ContractModel
import HTTPCore
import Judging
import Synchronization
import Wire

/// Puts one target to the test of one plan: worker threads, controls, limits, results.
public final class Runner: Sendable {
  private let plan: Plan
  private let target: RunTarget
  private let limits: RunLimits
  /// What composes; the first control may show that the target wants the other spelling of OAuth.
  private let credentials: Credentials
  private let judge: Judge
  private let state: RunState
  private let redaction: Redaction
  private let connections: TargetConnections
  private let observer: @Sendable (RunEvent) -> Void
  private let witness: (@Sendable (RunExchange) -> Void)?

  /// - Parameter witness: sees every exchange, those of cases with what the judge says of them, on the run's threads.
  /// - Throws: every problem of the target's bindings; nothing has been sent then.
  public init(
    plan: Plan, target: RunTarget, limits: RunLimits, observer: @escaping @Sendable (RunEvent) -> Void = { _ in },
    witness: (@Sendable (RunExchange) -> Void)? = nil
  ) throws(BindingProblems) {
    self.plan = plan
    self.target = target
    self.limits = limits
    self.credentials = Credentials(
      try Composer(
        contract: plan.contract, target: target.url, bindings: target.bindings, scheme: target.extensions.scheme,
        digestKey: SystemRandom.bytes(32)), contract: plan.contract)
    self.judge = Judge(contract: plan.contract, checks: target.extensions.checks)
    self.state = RunState(limits: limits)
    self.connections = TargetConnections(
      endpoint: Endpoint(host: target.url.host, port: target.url.port), tls: target.tls,
      others: OtherClients(
        Set(plan.cases.flatMap(\.steps).compactMap(\.recipe.channel)), beside: target.tls, expired: target.expiredClient
      ))
    self.redaction = Redaction(target.bindings, variables: target.variables)
    self.observer = observer
    self.witness = witness
  }

  /// Every secret of the target and of the requests sent so far.
  public var secrets: [Secret] {
    target.bindings.secrets(of: plan.contract) + credentials.obtained + redaction.secrets
  }

  /// Stops sending soon; what was not sent is undecided.
  public func cancel() {
    state.cancel()
  }

  /// Runs the plan on threads of its own and waits for the end. Blocks: call it outside Swift's cooperative pool.
  public func runBlocking() -> ContractRecord {
    let startedAt = WallClock.milliseconds()
    let started = MonotonicClock.now()
    observer(.started(contract: plan.contract.id, cases: plan.cases.count))
    let unreachable = logIn() ?? probe()
    if unreachable == nil {
      work()
      sendLastControls()
    }
    let duration = MonotonicClock.now() - started
    return record(startedAt: startedAt, duration: duration, unreachable: unreachable)
  }

  /// Runs the plan; one continuation, nothing blocks on the cooperative pool.
  public func run() async -> ContractRecord {
    await withCheckedContinuation { continuation in
      do throws(WireError) {
        _ = try WorkerThread.start { continuation.resume(returning: self.runBlocking()) }
      } catch {
        let reason = "no thread could be started: \(error.message)"
        continuation.resume(returning: record(startedAt: WallClock.milliseconds(), duration: 0, unreachable: reason))
      }
    }
  }

  private func caseRunner() -> CaseRunner {
    CaseRunner(
      sender: StepSender(
        credentials: credentials, judge: judge, state: state, limits: limits, redaction: redaction,
        budget: RefusalBudget(
          limits: plan.refusalLimits, contract: plan.contract, authentication: target.bindings.authentication,
          state: state),
        witness: witness),
      connections: connections, withheld: plan.withheld, curl: target.curl)
  }

  // MARK: The first request

  /// Obtains what logins give; returns why that failed, or nil.
  private func logIn() -> String? {
    caseRunner().sender.logIn(over: connections).map { "\(target.record.url) cannot be tested: \($0)" }
  }

  /// Sends the first control alone; returns why the target cannot be reached, or nil when it answers at all.
  private func probe() -> String? {
    guard let control = plan.groups.lazy.compactMap(\.control).first else { return nil }
    let connection = connections.make()
    defer { connection.close() }
    let group = control.id
    guard var run = caseRunner().run(control, group: group, over: connection) else { return nil }
    if !run.isAccepted, case .response? = run.lastResult, let other = credentials.composer.respelled {
      let first = credentials.composer
      credentials.replace(other)
      if let second = caseRunner().run(control, group: group, over: connection), second.isAccepted {
        run = second
      } else {
        credentials.replace(first)
      }
    }
    switch run.lastResult {
    case .failed(let failure, let received)?:
      switch failure {
      case .resolve, .refused, .unreachable, .connectTimedOut, .tls, .certificate:
        return "\(target.record.url) was not reached: \(failure.message)"
      case .timedOut, .closedBeforeAnswer, .cutOff, .reset:
        if speaksTLS(received) { return speaksTLSWords }
      }
    case .malformed(_, let received, _)? where speaksTLS(received): return speaksTLSWords
    default: break
    }
    state.log(run.record, operation: control.operation, isAccepted: run.isAccepted)
    if run.isAccepted { state.hold(Array(run.held)) }
    return nil
  }

  /// Whether the first octets are a TLS record: an alert or a handshake (RFC 8446 §5.1).
  private func speaksTLS(_ received: [UInt8]) -> Bool {
    received.count >= 2 && (received[0] == 0x15 || received[0] == 0x16) && received[1] == 0x03
  }

  private var speaksTLSWords: String {
    "\(target.record.url) speaks TLS where HTTP was expected: write https:// in the target's url"
  }

  // MARK: The groups

  private func work() {
    // Refusals in a row can only be counted where requests follow each other.
    let most = plan.refusalLimits.isEmpty ? limits.connections : 1
    let threads = (0..<max(1, min(most, plan.groups.count))).compactMap { _ in
      try? WorkerThread.start { [self] in workThroughGroups() }
    }
    if threads.isEmpty { workThroughGroups() }
    for thread in threads { thread.join() }
  }

  /// Sends the control of each operation once more, after the last case: a target that stopped accepting it shows
  /// itself.
  private func sendLastControls() {
    let connection = connections.make()
    defer { connection.close() }
    let runner = caseRunner()
    for control in plan.controls where state.control(of: control.operation)?.accepted ?? 0 > 0 {
      guard !state.isStopped, let run = runner.run(control, group: control.id, over: connection) else { return }
      state.log(run.record, operation: control.operation, isAccepted: run.isAccepted)
      if run.isAccepted { state.hold(Array(run.held)) }
    }
  }

  private func workThroughGroups() {
    let connection = connections.make()
    defer { connection.close() }
    var runner = GroupRunner(cases: caseRunner(), state: state, connection: connection)
    while let index = state.takeGroup(of: plan.groups.count) {
      let group = plan.groups[index]
      let records = runner.run(group)
      state.record(records, group: index)
      var outcomes: [CaseOutcome: Int] = [:]
      for record in records { outcomes[record.outcome, default: 0] += 1 }
      observer(
        .groupFinished(contract: plan.contract.id, operation: group.operation, group: group.id, outcomes: outcomes))
    }
  }

  // MARK: The record

  private func record(startedAt: Int64, duration: Int64, unreachable: String?) -> ContractRecord {
    var cases: [CaseRecord] = []
    var unprovable: Set<String> = []
    var notes: [String] = []
    if target.record.verifiesCertificate == false { notes.append(Self.unverifiedNote) }
    if let tls = state.tls { notes.append(tls.words) }
    notes += credentials.renewals
    for operation in plan.contract.operations {
      let log = state.control(of: operation.id)
      if let record = log?.record { cases.append(record) }
      if let lapse = log?.lapse { notes.append(lapse.words(operation: operation.id)) }
      guard plan.groups.contains(where: { $0.operation == operation.id }), (log?.accepted ?? 0) == 0 else { continue }
      unprovable.insert(operation.id)
      if unreachable == nil { notes.append(Self.controlNote(operation, log?.record, plan.contract)) }
    }
    cases +=
      unreachable == nil
      ? state.records(groups: plan.groups.count)
      : plan.groups.flatMap { group in group.cases.map { $0.undecided(group, "the target was not reached") } }
    notes += CaseRecord.withheldNotes(cases)
    let concurrent = Set(plan.cases.filter { if case .atOnce = $0.order { true } else { false } }.map(\.id))
    cases = cases.map { $0.fingerprinted(isConcurrent: concurrent.contains($0.id)) }
    notes += plan.contract.operations.compactMap { AcceptanceNote.text(of: $0, cases) }
    let stopped = unreachable == nil ? state.stopReason : nil
    let tally = RequirementTally(
      requirements: plan.contract.requirements, held: state.held, unprovable: unprovable,
      stopped: stopped ?? unreachable, unexercised: plan.unexercised, isShard: plan.shard != nil)
    var record = ContractRecord(
      id: plan.contract.id, version: plan.contract.version, title: plan.contract.title, source: plan.contract.source,
      target: target.record, startedAt: startedAt, duration: duration, requestsSent: state.requests,
      requirements: tally.records(cases), cases: cases, stopped: stopped, unreachable: unreachable, notes: notes)
    record.tls = state.tls
    record.shard = shardRecord
    return record
  }

  /// What the record of a part of the plan holds so that all parts can be put together.
  private var shardRecord: ShardRecord? {
    guard let shard = plan.shard else { return nil }
    let operations = plan.controls.map(\.operation)
    return ShardRecord(
      index: shard.index, count: shard.count, plan: plan.whole, operations: operations,
      accepted: operations.filter { state.control(of: $0)?.accepted ?? 0 > 0 }, held: state.held.sorted(),
      unexercised: plan.unexercised)
  }

  private static let unverifiedNote =
    "the server's certificate was not verified (\"verify\": false in the target file): anyone could have answered in its "
    + "place, so that there is no verdict that it conforms"

  /// Says that the control was not accepted, what came instead, and where to look.
  private static func controlNote(_ operation: Operation, _ record: CaseRecord?, _ contract: Contract) -> String {
    let came = record?.findings.first.map { "\($0.title): \($0.actual)" } ?? "it was not sent"
    let bindings = contract.bindings.filter(\.isRequired).map(\.name).joined(separator: ", ")
    return
      "the control of \(operation.id) was never accepted (\(came)), so no refusal proves anything; check the bindings \(bindings)"
  }
}
