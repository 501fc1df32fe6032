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

  /// The name of a generator or of a check.
  private struct Name: Hashable, Sendable {
    var text: String
    var isCheck: Bool

    func found(_ kill: SelfTestRecord.Kill) -> Bool { (isCheck ? kill.check : kill.generator) == text }
  }

  /// Whether a fault was run for a name.
  private struct Try: Sendable {
    var name: Name
    var candidate: Candidate
  }

  /// By name of a generator, and by name of a check: the fault that only it catches.
  struct Found: Sendable {
    var generators: [String: String] = [:]
    var checks: [String: String] = [:]
  }

  /// Returns what was found for every name that anything was found for.
  func run() -> Found {
    let names =
      Planner.generators.map { Name(text: $0.name, isCheck: false) }
      + Judge.checkNames.map { Name(text: $0, isCheck: true) }
    var open = Dictionary(uniqueKeysWithValues: names.map { ($0, candidates(for: $0)[...]) })
    var found = Found()
    while true {
      // The next candidates of all names are run side by side, those of large plans first.
      let tries = names.compactMap { name in open[name]?.popFirst().map { Try(name: name, candidate: $0) } }
        .sorted { size($0.candidate) > size($1.candidate) }
      if tries.isEmpty { return found }
      let results = pool.map(tries) { isSole($0.candidate, $0.name.found) }
      for (next, isSole) in zip(tries, results) where isSole {
        let fault = fault(next.candidate).name
        if next.name.isCheck { found.checks[next.name.text] = fault } else { found.generators[next.name.text] = fault }
        open[next.name] = nil
      }
    }
  }

  private func size(_ candidate: Candidate) -> Int { tests[candidate.test].wholePlan.cases.count }

  private func fault(_ candidate: Candidate) -> Fault { tests[candidate.test].faults[candidate.fault] }

  /// Whether every breach that the whole plan finds in a faulty server is of one kind, and one is found.
  private func isSole(_ candidate: Candidate, _ isOfKind: @escaping @Sendable (SelfTestRecord.Kill) -> Bool) -> Bool {
    let known = records[candidate.test].faults[candidate.fault]
    let test = tests[candidate.test]
    if known.isWhole, test.plan.cases.count == test.wholePlan.cases.count { return known.kills.allSatisfy(isOfKind) }
    return test.isCaught(fault(candidate), only: isOfKind)
  }

  /// The faults that their first run saw caught by this name alone, those of small plans first.
  private func candidates(for name: Name) -> [Candidate] {
    let order = tests.indices.sorted { (tests[$0].wholePlan.cases.count, $0) < (tests[$1].wholePlan.cases.count, $1) }
    var candidates: [Candidate] = []
    for test in order {
      for (fault, result) in records[test].faults.enumerated()
      where !result.kills.isEmpty && result.kills.allSatisfy(name.found) && !tests[test].faults[fault].leavesUnanswered
      {
        candidates.append(Candidate(test: test, fault: fault))
        if candidates.count == Self.mostTries { return candidates }
      }
    }
    return candidates
  }
}
