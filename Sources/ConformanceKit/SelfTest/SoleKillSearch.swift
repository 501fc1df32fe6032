import Judging
import Mocking
import Planning

/// Finds, for every generator of cases and every check, a fault that nothing else catches: its server is run against
/// the whole plan, and every breach found comes from that one generator, or check.
struct SoleKillSearch {
  var tests: [SelfTest]
  var records: [SelfTestRecord]
  var pool: WorkPool

  /// How many faults are tried for a name before it counts as one that alone catches nothing.
  private static let mostTries = 16

  /// A fault by its place among the tests and their faults.
  private struct Candidate: Hashable, Sendable {
    var test: Int
    var fault: Int
  }

  /// Whether a fault was run for a name.
  private struct Try: Sendable {
    var name: String
    var candidate: Candidate
  }

  /// Returns by name of a generator, and by name of a check, the fault that only it catches.
  func run() -> (generators: [String: String], checks: [String: String]) {
    let generators = search(Planner.generators.map(\.name), \.generator)
    let checks = search(Judge.checkNames, \.check)
    return (generators, checks)
  }

  private func search(
    _ names: [String], _ finder: @escaping @Sendable (SelfTestRecord.Kill) -> String
  ) -> [String: String] {
    var open = Dictionary(uniqueKeysWithValues: names.map { ($0, candidates(for: $0, finder)[...]) })
    var found: [String: String] = [:]
    let work: @Sendable (Try) -> Bool = { next in isSole(next.candidate) { finder($0) == next.name } }
    while true {
      // The next candidates of all names are run side by side.
      let tries = names.compactMap { name in open[name]?.popFirst().map { Try(name: name, candidate: $0) } }
      if tries.isEmpty { return found }
      let results = pool.map(tries, mostlyWaiting: { fault($0.candidate).takesItsTime }, work)
      for (next, isSole) in zip(tries, results) where isSole {
        found[next.name] = fault(next.candidate).name
        open[next.name] = nil
      }
    }
  }

  private func fault(_ candidate: Candidate) -> Fault { tests[candidate.test].faults[candidate.fault] }

  /// Whether every breach that the whole plan finds in a faulty server is of one kind, and one is found.
  private func isSole(_ candidate: Candidate, _ isOfKind: @escaping @Sendable (SelfTestRecord.Kill) -> Bool) -> Bool {
    let known = records[candidate.test].faults[candidate.fault]
    let test = tests[candidate.test]
    if known.isWhole, test.plan.cases.count == test.wholePlan.cases.count { return known.kills.allSatisfy(isOfKind) }
    return test.isCaught(fault(candidate), only: isOfKind)
  }

  /// The faults that their first run saw caught by this name alone, those of small plans first.
  private func candidates(
    for name: String, _ finder: (SelfTestRecord.Kill) -> String
  ) -> [Candidate] {
    let order = tests.indices.sorted { (tests[$0].wholePlan.cases.count, $0) < (tests[$1].wholePlan.cases.count, $1) }
    var candidates: [Candidate] = []
    for test in order {
      for (fault, result) in records[test].faults.enumerated() where Set(result.kills.map(finder)) == [name] {
        if tests[test].faults[fault].leavesUnanswered { continue }
        candidates.append(Candidate(test: test, fault: fault))
        if candidates.count == Self.mostTries { return candidates }
      }
    }
    return candidates
  }
}
