import Composing
import ConformanceKit
import Testing

/// A run of one contract against any address, below the session.
struct Trial: Sendable {
  var contract: Contract
  var authentication: String
  var fixture: MockFixture
  var plan: Plan
  var limits = RunLimits(connections: 2, timeout: 5_000_000)
  /// Values that stand in the target instead of the fixture's.
  var values: [String: Bindings.Value] = [:]

  init(_ name: String, authentication: String = "none", only: String? = nil, suite: SuiteSelection = .standard) throws {
    self.init(try Shipped.contract(name), authentication: authentication, only: only, suite: suite)
  }

  init(_ contract: Contract, authentication: String = "none", only: String? = nil, suite: SuiteSelection = .standard) {
    self.contract = contract
    self.authentication = authentication
    fixture = MockFixture(contract: contract, authentication: authentication)
    plan = Planner.plan(contract, options: PlanOptions(suite: suite, only: only, authentication: authentication))
  }

  /// The same trial with the plan of another suite.
  init(_ other: Trial, suite: SuiteSelection) {
    self = other
    plan = Planner.plan(contract, options: PlanOptions(suite: suite, authentication: authentication))
  }

  func runner(at url: String, observer: @escaping @Sendable (RunEvent) -> Void = { _ in }) throws -> Runner {
    let bindings = Bindings(
      fixture.bindings.mapValues { .one($0) }.merging(values) { $1 }, authentication: authentication)
    let target = RunTarget(url: try TargetURL(url), bindings: bindings, record: TargetRecord(url: url))
    return try Runner(plan: plan, target: target, limits: limits, observer: observer)
  }

  func run(at url: String) async throws -> ContractRecord {
    try await runner(at: url).run()
  }
}

extension ContractRecord {
  var verdict: Verdict { verdict(isStrict: false) }

  var controls: [CaseRecord] { cases.filter { $0.kind == .control } }

  /// Everything that was found, with the case it was found in.
  var complaints: [String] {
    cases.filter { $0.outcome == .failed }.flatMap { item in
      item.findings.map { "\($0.requirement): \($0.title): \($0.actual) [\(item.id)]" }
    }
  }

  func status(_ requirement: String) -> RequirementRecord.Status? {
    requirements.first { $0.requirement.id == requirement }?.status
  }

  /// The record as one of a run.
  func asRun(wasInterrupted: Bool = false) -> RunRecord {
    RunRecord(
      kit: KitVersion.current, startedAt: startedAt, duration: duration, seed: 1, suite: "standard",
      wasInterrupted: wasInterrupted, contracts: [self])
  }
}
