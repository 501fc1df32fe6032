import Judging
import Mocking
import Planning

/// Finds, for every generator of cases and every check, a fault that nothing else catches: its server is run against
/// the whole plan, and every breach found comes from that one generator, or check.
struct SoleKillSearch {
  var tests: [SelfTest]
  var records: [SelfTestRecord]
  var pool: WorkPool

  /// How often faults are tried for a name before it counts as one that alone catches nothing.
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
    var open = Dictionary(uniqueKeysWithValues: names.map { ($0, candidates(for: $0)) })
    var found = Found()
    for _ in 0..<Self.mostTries {
      // The next candidates of all names are run side by side, those of large plans first.
      let tries = tries(for: names, among: open).sorted { size($0.key) > size($1.key) }
      if tries.isEmpty { break }
      let results = pool.map(tries) { sole(among: $0.value, $0.key) }
      for ((candidate, tried), sole) in zip(tries, results) {
        for name in tried { open[name]?.removeAll { $0 == candidate } }
        for name in sole {
          let fault = fault(candidate).name
          if name.isCheck { found.checks[name.text] = fault } else { found.generators[name.text] = fault }
          open[name] = nil
        }
      }
    }
    return found
  }

  /// A candidate for every name that has one, each with the names that its one run may do for: the more of them and the
  /// smaller its plan, the better.
  private func tries(for names: [Name], among open: [Name: [Candidate]]) -> [Candidate: [Name]] {
    var wanting: [Candidate: Set<Name>] = [:]
    for (name, candidates) in open { for candidate in candidates { wanting[candidate, default: []].insert(name) } }
    var tries: [Candidate: [Name]] = [:]
    var served: Set<Name> = []
    for name in names where !served.contains(name) {
      let costs = open[name, default: []].map { candidate in
        (candidate, size(candidate) / wanting[candidate, default: []].subtracting(served).count)
      }
      guard let best = costs.min(by: { $0.1 < $1.1 })?.0 else { continue }
      let together = wanting[best, default: []].subtracting(served)
      tries[best] = names.filter(together.contains)
      served.formUnion(together)
    }
    return tries
  }

  private func size(_ candidate: Candidate) -> Int { tests[candidate.test].wholePlan.cases.count }

  private func fault(_ candidate: Candidate) -> Fault { tests[candidate.test].faults[candidate.fault] }

  /// Those of the names that every breach which the whole plan finds in a faulty server comes from.
  private func sole(among names: [Name], _ candidate: Candidate) -> [Name] {
    let known = records[candidate.test].faults[candidate.fault]
    let test = tests[candidate.test]
    let isWhole = known.isWhole && test.plan.cases.count == test.wholePlan.cases.count
    let kills =
      isWhole
      ? known.kills : test.kills(of: fault(candidate)) { kill in names.contains { $0.found(kill) } }
    return kills.isEmpty ? [] : names.filter { kills.allSatisfy($0.found) }
  }

  /// The faults that their first run saw caught by this name alone.
  private func candidates(for name: Name) -> [Candidate] {
    tests.indices.flatMap { test in
      records[test].faults.enumerated().filter { fault, result in
        !result.kills.isEmpty && result.kills.allSatisfy(name.found) && !tests[test].faults[fault].leavesUnanswered
      }
      .map { Candidate(test: test, fault: $0.offset) }
    }
  }
}
