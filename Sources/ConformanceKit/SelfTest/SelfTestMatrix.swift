import Mocking
import Synchronization
import Wire

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
    let pool = WorkPool(threads: parallel)
    @Sendable func run(_ jobs: [Job]) -> [(test: Int, result: SelfTestRecord.Result)] {
      return pool.map(jobs, mostlyWaiting: \.subject.mostlyWaits) { job in
        defer { finished(job.subject.name) }
        return (job.test, job.subject.result(in: tests[job.test], job.concerned))
      }
    }
    // Faulty servers, and then what alone catches one, beside the harmless servers: neither waits for the other.
    let faulty = Mutex(SelfTestMatrix(records: tests.map(SelfTestRecord.init)))
    let work: @Sendable () -> Void = {
      var records = tests.map(SelfTestRecord.init)
      let jobs = order.flatMap { test in Subject.faulty(of: tests[test]).map { Job(test: test, subject: $0) } }
      for (test, result) in run(jobs) { records[test].add(result) }
      let found = SoleKillSearch(tests: tests, records: records, pool: pool).run()
      faulty.withLock { [records] in
        $0 = SelfTestMatrix(records: records, generators: found.generators, checks: found.checks)
      }
    }
    let thread = try? WorkerThread.start(work)
    // One harmless server of each contract tells which cases others of them are to meet.
    let leading = pool.map(order) { test in
      let led = tests[test].leadingResult()
      if let led { finished(led.result.name) }
      return (test: test, result: led?.result, concerned: led?.concerned ?? [:])
    }
    let harmless = run(
      leading.flatMap { led in
        tests[led.test].variants.filter { $0.name != led.result?.name }
          .map { Job(test: led.test, subject: .variant($0), concerned: led.concerned) }
      })
    if let thread { thread.join() } else { work() }
    var matrix = faulty.withLock(\.self)
    for led in leading { if let result = led.result { matrix.records[led.test].add(.variant(result)) } }
    for (test, result) in harmless { matrix.records[test].add(result) }
    return matrix
  }

  private struct Job: Sendable {
    var test: Int
    var subject: Subject
    /// By name of a variant, the cases that it is to meet.
    var concerned: [String: Set<String>] = [:]
  }

  /// A server to run.
  private enum Subject: Sendable {
    case fault(Fault)
    case variant(Variant)
    case degenerate(DegenerateServer.Kind)

    static func faulty(of test: SelfTest) -> [Subject] {
      test.faults.map { .fault($0) } + DegenerateServer.Kind.allCases.map { .degenerate($0) }
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
      case .fault(let fault): fault.leavesUnanswered
      case .variant(let variant): variant.takesItsTime
      case .degenerate(let kind): kind.leavesUnanswered
      }
    }

    func result(in test: SelfTest, _ concerned: [String: Set<String>]) -> SelfTestRecord.Result {
      switch self {
      case .fault(let fault): .fault(test.result(of: fault))
      case .variant(let variant): .variant(test.result(of: variant, concerned: concerned))
      case .degenerate(let kind): .degenerate(test.result(of: kind))
      }
    }
  }
}
