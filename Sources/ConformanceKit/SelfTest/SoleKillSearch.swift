import Judging
import Mocking
import Planning

/// Finds, for every generator of cases and every check, a fault that nothing else catches: its server is run against
/// the whole plan, and every breach found comes from that one generator, or check.
struct SoleKillSearch {
  var tests: [SelfTest]
  var records: [SelfTestRecord]
  var pool: WorkPool
  /// The whole runs so far, by test and fault.
  private var whole: [Candidate: SelfTestRecord.FaultResult] = [:]

  /// How many faults are tried for a name before it counts as one that alone catches nothing.
  private static let mostTries = 16

  init(tests: [SelfTest], records: [SelfTestRecord], pool: WorkPool) {
    (self.tests, self.records, self.pool) = (tests, records, pool)
  }

  /// A fault by its place among the tests and their faults.
  private struct Candidate: Hashable, Sendable {
    var test: Int
    var fault: Int
  }

  /// Returns by name of a generator, and by name of a check, the fault that only it catches.
  mutating func run() -> (generators: [String: String], checks: [String: String]) {
    let generators = search(Planner.generators.map(\.name)) { Set($0.kills.map(\.generator)) }
    let checks = search(Judge.checkNames) { Set($0.kills.map(\.check)) }
    return (generators, checks)
  }

  private mutating func search(
    _ names: [String], _ finders: (SelfTestRecord.FaultResult) -> Set<String>
  ) -> [String: String] {
    var open = Dictionary(uniqueKeysWithValues: names.map { ($0, candidates(for: $0, finders)) })
    var found: [String: String] = [:]
    while !open.isEmpty {
      // The next candidates of all names are run side by side.
      let next = Set(open.values.compactMap(\.first))
      runWhole(next.subtracting(whole.keys))
      for (name, rest) in open {
        guard let candidate = rest.first, let result = whole[candidate] else {
          open[name] = nil
          continue
        }
        if finders(result) == [name] {
          found[name] = result.name
          open[name] = nil
        } else {
          open[name] = Array(rest.dropFirst())
        }
      }
    }
    return found
  }

  /// The faults that their first run saw caught by this name alone, those of small plans first.
  private func candidates(
    for name: String, _ finders: (SelfTestRecord.FaultResult) -> Set<String>
  ) -> [Candidate] {
    let order = tests.indices.sorted { (tests[$0].plan.cases.count, $0) < (tests[$1].plan.cases.count, $1) }
    var candidates: [Candidate] = []
    for test in order {
      for (fault, result) in records[test].faults.enumerated() where finders(result) == [name] {
        if tests[test].faults[fault].leavesUnanswered { continue }
        candidates.append(Candidate(test: test, fault: fault))
        if candidates.count == Self.mostTries { return candidates }
      }
    }
    return candidates
  }

  private mutating func runWhole(_ candidates: Set<Candidate>) {
    let known = candidates.filter { records[$0.test].faults[$0.fault].isWhole }
    for candidate in known { whole[candidate] = records[candidate.test].faults[candidate.fault] }
    let new = Array(candidates.subtracting(known))
    let results = pool.map(new) { [tests] candidate in
      tests[candidate.test].wholeResult(of: tests[candidate.test].faults[candidate.fault])
    }
    for (candidate, result) in zip(new, results) { whole[candidate] = result }
  }
}
