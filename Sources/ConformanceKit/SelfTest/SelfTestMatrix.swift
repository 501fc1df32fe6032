import Mocking

/// The self-tests of several contracts: a record each, and what each generator and check alone catches.
public struct SelfTestMatrix: Sendable, Hashable {
  public var records: [SelfTestRecord]
  /// From the name of a generator of cases, or of a check, to a fault that nothing else catches.
  public var generators: [String: String]
  public var checks: [String: String]

  public init(records: [SelfTestRecord], generators: [String: String] = [:], checks: [String: String] = [:]) {
    self.records = records
    self.generators = generators
    self.checks = checks
  }

  /// Whether every record passed; one of nothing does not.
  public var passed: Bool { !records.isEmpty && records.allSatisfy(\.passed) }

  /// Runs self-tests, all servers of all contracts out of one pool. Blocks: call it outside Swift's cooperative pool.
  ///
  /// - Parameters:
  ///   - tests: a self-test of each contract.
  ///   - parallel: servers under test at the same time.
  ///   - finished: told after each server, on the pool's threads.
  public static func run(
    _ tests: [SelfTest], parallel: Int = 6, finished: @escaping @Sendable (String) -> Void = { _ in }
  ) -> SelfTestMatrix {
    // Large contracts first, so that none of their long runs is left alone at the end.
    let order = tests.indices.sorted { (tests[$1].plan.cases.count, $0) < (tests[$0].plan.cases.count, $1) }
    let jobs = order.flatMap { test in Subject.all(of: tests[test]).map { Job(test: test, subject: $0) } }
    let results = WorkPool(threads: parallel).map(jobs, mostlyWaiting: \.subject.mostlyWaits) { job in
      defer { finished(job.subject.name) }
      return job.subject.result(in: tests[job.test])
    }
    var records = tests.map(SelfTestRecord.init)
    for (job, result) in zip(jobs, results) { records[job.test].add(result) }
    let search = SoleKillSearch(tests: tests, records: records, pool: WorkPool(threads: parallel))
    let found = search.run()
    return SelfTestMatrix(records: records, generators: found.generators, checks: found.checks)
  }

  private struct Job: Sendable {
    var test: Int
    var subject: Subject
  }

  /// A server to run.
  private enum Subject: Sendable {
    case fault(Fault)
    case variant(Variant)
    case degenerate(DegenerateServer.Kind)

    /// Those first that take longest: a variant meets all cases.
    static func all(of test: SelfTest) -> [Subject] {
      test.variants.map { .variant($0) } + test.faults.map { .fault($0) }
        + DegenerateServer.Kind.allCases.map { .degenerate($0) }
    }

    var name: String {
      switch self {
      case .fault(let fault): fault.name
      case .variant(let variant): variant.name
      case .degenerate(let kind): kind.rawValue
      }
    }

    /// Whether a run of it costs time and hardly any work.
    var mostlyWaits: Bool {
      switch self {
      case .fault(let fault): fault.leavesUnanswered || fault.takesItsTime
      case .variant(let variant): variant.takesItsTime
      case .degenerate(let kind): kind.leavesUnanswered
      }
    }

    func result(in test: SelfTest) -> SelfTestRecord.Result {
      switch self {
      case .fault(let fault): .fault(test.result(of: fault))
      case .variant(let variant): .variant(test.result(of: variant))
      case .degenerate(let kind): .degenerate(test.result(of: kind))
      }
    }
  }
}
