import CaseModel
import Composing
import HTTPCore
import Wire

/// Sends cases that showed a breach again, to say whether the breach is stable.
///
/// Of each group the first case that breaks a requirement is sent again, and none for a requirement that the control
/// breaks too, for the control is sent again and again anyway: a badly broken server costs few requests more. A scenario
/// is not sent again: what it finds at the target is what its first sending left there.
struct Resender {
  let cases: CaseRunner
  let state: RunState
  let connection: HTTPClientConnection
  /// How often a case is sent again.
  let times: Int

  /// Sends the cases of a group again.
  ///
  /// - Parameters:
  ///   - runs: the group's cases as they ran.
  ///   - known: requirements of which other sendings tell.
  /// - Returns: by case id, the record of all sendings.
  func resend(_ runs: [(Case, CaseRun)], known: Set<String>, group: String) -> [String: CaseRecord] {
    guard times > 0, !cases.sender.composer.usesLists else { return [:] }
    var told = known
    var result: [String: CaseRecord] = [:]
    for (value, run) in runs where run.record.outcome == .failed || run.record.outcome == .warned {
      if value.kind == .scenario { continue }
      let broken = Set(run.record.findings.map(\.requirement))
      guard !broken.isSubset(of: told), !run.wasUnanswered, cases.budget.isFree(value) else { continue }
      told.formUnion(broken)
      var repetition = Repetition(run.record)
      for _ in 0..<times {
        guard !state.isStopped, let again = cases.attempt(value, group, connection) else { return result }
        var record = again.record
        // A short number may stand in an answer by chance: only where the first sending's was confirmed does it count.
        record.findings.removeAll { $0.needsConfirmation && !broken.contains($0.requirement) }
        repetition.add(record)
        // What takes the time limit once may take it every time.
        if again.wasUnanswered { break }
      }
      result[value.id] = repetition.record()
    }
    return result
  }
}
