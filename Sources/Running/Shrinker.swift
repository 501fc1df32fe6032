import CaseModel
import Composing
import ContractModel
import HTTPCore
import Judging
import Wire

/// Finds the fewest of a case's changes that show its breach, by sending the case with fewer of them.
struct Shrinker {
  /// How many cases of a group are shrunk: a server that gets one change wrong fails every set with it.
  static let mostCases = 20

  let cases: CaseRunner
  let state: RunState
  let connection: HTTPClientConnection

  /// Shrinks the cases of a group that show a breach and make several changes.
  func shrink(_ runs: [(Case, CaseRun)], group: String) -> [(Case, CaseRun)] {
    guard cases.sender.limits.resends > 0, !cases.sender.composer.usesLists else { return runs }
    var left = Self.mostCases
    return runs.map { value, run in
      let isBreach = run.record.outcome == .failed || run.record.outcome == .warned
      guard isBreach, value.parts.count > 1, left > 0, !run.wasUnanswered, cases.budget.isFree(value) else {
        return (value, run)
      }
      left -= 1
      return smallest(of: value, run, group)
    }
  }

  /// Tries sets of one change, of two, and so on; the first that shows the breach is the smallest.
  private func smallest(of value: Case, _ run: CaseRun, _ group: String) -> (Case, CaseRun) {
    let titles = Self.breach(in: run.record, of: cases.sender.judge.contract)
    for parts in Self.subsets(of: value.parts) {
      let smaller = value.with(parts)
      guard !state.isStopped, var again = cases.attempt(smaller, group, connection) else { return (value, run) }
      if again.wasUnanswered { return (value, run) }
      guard titles.isSubset(of: again.record.findings.map(\.title)) else { continue }
      again.record.shrunkFrom = value.changed
      again.record.requirements = value.requirements
      return (smaller, again)
    }
    var whole = run
    whole.record.shrunkFrom = value.changed
    return (value, whole)
  }

  /// What a smaller set must show too: what makes the case fail, or warn where it only warns. A set that shows no more
  /// than a warning beside it is no smaller form of the breach.
  static func breach(in record: CaseRecord, of contract: Contract) -> Set<String> {
    let level: Level = record.outcome == .failed ? .must : .should
    return Set(record.findings.filter { contract.requirement($0.requirement)?.level == level }.map(\.title))
  }

  /// Every proper part of a list, the smallest first.
  static func subsets(of parts: [CasePart]) -> [[CasePart]] {
    guard parts.count < 16 else { return parts.map { [$0] } }
    let all = (1..<(1 << parts.count) - 1).map { mask in
      parts.indices.filter { mask & (1 << $0) != 0 }.map { parts[$0] }
    }
    return all.enumerated().sorted { ($0.element.count, $0.offset) < ($1.element.count, $1.offset) }.map(\.element)
  }
}
