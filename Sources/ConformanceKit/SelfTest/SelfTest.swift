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
public struct SelfTest: Sendable {
  public let contract: Contract
  public let authentication: String
  /// Servers under test at the same time.
  public let parallel: Int
  /// Microseconds for one exchange; short, because some faults never answer.
  public let timeout: Int64

  private let plan: Plan

  public init(contract: Contract, authentication: String? = nil, parallel: Int = 4, timeout: Int64 = 1_000_000) {
    self.contract = contract
    let scheme = authentication ?? contract.authentication.first?.name ?? "none"
    self.authentication = scheme
    self.parallel = parallel
    self.timeout = timeout
    self.plan = Planner.plan(contract, options: PlanOptions(authentication: scheme))
  }

  /// Runs everything. Blocks: call it outside Swift's cooperative pool.
  ///
  /// - Parameter finished: told after each server, on the self-test's threads.
  public func runBlocking(finished: @escaping @Sendable (String) -> Void = { _ in }) -> SelfTestRecord {
    let faults = FaultCatalogue.faults(for: contract, authentication: authentication)
    let variants = VariantCatalogue.variants(for: contract)
    let kinds = DegenerateServer.Kind.allCases
    let fixture = MockFixture(contract: contract, authentication: authentication)
    let results = inParallel(faults) { fault in
      defer { finished(fault.name) }
      return result(of: fault, fixture)
    }
    let others = inParallel(variants) { variant in
      defer { finished(variant.name) }
      return result(of: variant, fixture)
    }
    let degenerates = inParallel(kinds) { kind in
      defer { finished(kind.rawValue) }
      return result(of: kind, fixture)
    }
    let targeted = Set(faults.map(\.requirement))
    let exercised = contract.requirements.filter { $0.notObservable == nil && isExercised($0) }
    let used = Set(results.flatMap(\.cases))
    return SelfTestRecord(
      contract: contract.id, version: contract.version, sha256: contract.source.sha256, authentication: authentication,
      faults: results, variants: others, degenerates: degenerates,
      withoutFault: exercised.map(\.id).filter { !targeted.contains($0) },
      notObservable: Dictionary(
        contract.requirements.compactMap { item in item.notObservable.map { (item.id, $0) } }, uniquingKeysWith: { $1 }),
      idleCases: plan.cases.map(\.id).filter { !used.contains($0) })
  }

  /// Whether the run could say something of a requirement under this authentication.
  private func isExercised(_ requirement: Requirement) -> Bool {
    guard requirement.aspect.hasPrefix("authentication.") else { return requirement.level != .may }
    return requirement.aspect.hasPrefix("authentication.\(authentication).")
  }

  // MARK: One server

  /// Runs one faulty server.
  func result(of fault: Fault) -> SelfTestRecord.FaultResult {
    result(of: fault, MockFixture(contract: contract, authentication: authentication))
  }

  /// Runs one server that honours nothing.
  func result(of kind: DegenerateServer.Kind) -> SelfTestRecord.DegenerateResult {
    result(of: kind, MockFixture(contract: contract, authentication: authentication))
  }

  /// Runs the cases made for the fault's requirement, and all others only when those do not catch it.
  private func result(of fault: Fault, _ fixture: MockFixture) -> SelfTestRecord.FaultResult {
    let own = run(plan.cases(for: [fault.requirement]), fixture) {
      MockServer(
        contract: contract, bindings: fixture.mockBindings, fault: fault, authentication: authentication)
    }
    var judged = judge(fault, own)
    if judged.outcome != .killed {
      let whole = run(plan, fixture) {
        MockServer(
          contract: contract, bindings: fixture.mockBindings, fault: fault, authentication: authentication)
      }
      judged = judge(fault, whole)
    }
    return judged
  }

  private func judge(_ fault: Fault, _ record: ContractRecord) -> SelfTestRecord.FaultResult {
    let broken = record.requirements.filter { $0.status == .broken || $0.status == .warned }.map(\.requirement.id)
    let cases = record.cases.filter { $0.outcome == .failed || $0.outcome == .warned }.map(\.id)
    return SelfTestRecord.FaultResult(
      name: fault.name, requirement: fault.requirement,
      outcome: broken.contains(fault.requirement) ? .killed : broken.isEmpty ? .survived : .killedAsideEffect,
      broken: broken, cases: cases, verdict: record.verdict(isStrict: true).rawValue)
  }

  private func result(of variant: Variant, _ fixture: MockFixture) -> SelfTestRecord.VariantResult {
    let record = run(plan, fixture) {
      MockServer(
        contract: contract, bindings: fixture.mockBindings, variant: variant, authentication: authentication)
    }
    let verdict = record.verdict(isStrict: false)
    let complaints = record.cases.filter { $0.outcome == .failed }.flatMap { item in
      item.findings.map { "\($0.requirement): \($0.title): \($0.actual) [\(item.id)]" }
    }
    return SelfTestRecord.VariantResult(
      name: variant.name, summary: variant.summary, passed: verdict == .conforms,
      complaints: Array(complaints.prefix(5)), verdict: verdict.rawValue)
  }

  private func result(of kind: DegenerateServer.Kind, _ fixture: MockFixture) -> SelfTestRecord.DegenerateResult {
    let server = DegenerateServer(kind, contract: contract, bindings: fixture.mockBindings)
    var record: ContractRecord?
    if (try? server.start()) != nil, let url = server.url {
      record = run(plan, fixture, at: url)
      server.stop()
    }
    let proved = record?.requirements.filter { $0.status == .proved && $0.requirement.suite == .documented } ?? []
    return SelfTestRecord.DegenerateResult(
      name: kind.rawValue, summary: kind.summary,
      verdict: record?.verdict(isStrict: false).rawValue ?? "did not start", proved: proved.map(\.requirement.id),
      sentence: record.map { $0.unreachable ?? $0.notes.first ?? $0.stopped ?? "" } ?? "",
      keepsSome: record?.requirements.contains { $0.status == .proved && $0.requirement.aspect == "outcome.accepted" }
        == true)
  }

  // MARK: Running

  private func run(_ plan: Plan, _ fixture: MockFixture, against make: () -> MockServer) -> ContractRecord {
    let server = make()
    guard (try? server.start()) != nil, let url = server.url else { return failed("the mock server did not start") }
    defer { server.stop() }
    return run(plan, fixture, at: url)
  }

  private func run(_ plan: Plan, _ fixture: MockFixture, at url: String) -> ContractRecord {
    guard let address = try? TargetURL(url) else { return failed("the mock server has no usable address") }
    let bindings = Bindings(fixture.bindings.mapValues { .one($0) }, authentication: authentication)
    let target = RunTarget(url: address, bindings: bindings, record: TargetRecord(url: url, isMock: true))
    do throws(BindingProblems) {
      let limits = RunLimits(connections: 2, timeout: timeout, resends: 0)
      return try Runner(plan: plan, target: target, limits: limits).runBlocking()
    } catch {
      return failed(error.problems.map(\.message).joined(separator: "; "))
    }
  }

  private func failed(_ reason: String) -> ContractRecord {
    ContractRecord(
      id: contract.id, version: contract.version, title: contract.title, source: contract.source,
      target: TargetRecord(url: "", isMock: true), unreachable: reason)
  }

  /// Applies a function to every element on threads of its own and keeps the order.
  private func inParallel<Element: Sendable, Result: Sendable>(
    _ elements: [Element], _ body: @escaping @Sendable (Element) -> Result
  ) -> [Result] {
    let next = Mutex(0)
    let results = Mutex<[Int: Result]>([:])
    let work: @Sendable () -> Void = {
      while true {
        let index = next.withLock { next in
          defer { next += 1 }
          return next
        }
        guard index < elements.count else { return }
        let result = body(elements[index])
        results.withLock { $0[index] = result }
      }
    }
    let threads = (0..<max(1, min(parallel, elements.count))).compactMap { _ in try? WorkerThread.start(work) }
    if threads.isEmpty { work() }
    for thread in threads { thread.join() }
    return results.withLock { all in elements.indices.compactMap { all[$0] } }
  }
}

extension Plan {
  /// The plan with its controls and only the cases made for these requirements.
  func cases(for requirements: Set<String>) -> Plan {
    var plan = self
    plan.groups = groups.compactMap { group in
      var group = group
      group.cases.removeAll { $0.kind != .control && requirements.isDisjoint(with: $0.requirements) }
      return group.cases.isEmpty ? nil : group
    }
    return plan
  }
}
