import CaseModel
import ContractModel
import Wire

/// Runs the groups of one worker: control, cases, control.
struct GroupRunner {
  let cases: CaseRunner
  let state: RunState
  let connection: HTTPClientConnection
  /// The operation whose control was accepted last, with nothing sent since: it serves the next group too.
  private var standing: String?
  /// Which credentials the group began with.
  private var generations: [String: Int] = [:]

  init(cases: CaseRunner, state: RunState, connection: HTTPClientConnection) {
    self.cases = cases
    self.state = state
    self.connection = connection
  }

  /// Runs a group and returns its records; cases that were not sent are undecided, with the reason.
  ///
  /// Where a credential was renewed between the controls, what was refused may have been refused for that, and is sent
  /// again.
  mutating func run(_ group: CaseGroup) -> [CaseRecord] {
    let records = runOnce(group)
    guard wasRenewed, !state.isStopped else { return records }
    let again = sentAgain(group.cases.filter { $0.kind == .negative }, of: group)
    let byID = Dictionary(again.map { ($0.id, $0) }, uniquingKeysWith: { $1 })
    return records.map { byID[$0.id] ?? $0 }
  }

  /// Sends cases of a group between controls of their own: in halves where a credential was renewed again meanwhile.
  private mutating func sentAgain(_ cases: [Case], of group: CaseGroup) -> [CaseRecord] {
    guard !cases.isEmpty else { return [] }
    standing = nil
    var part = group
    part.cases = cases
    let records = runOnce(part)
    guard wasRenewed, !state.isStopped else { return records }
    if cases.count == 1 {
      return records.map { withdrawn($0, "the credential was over before the control after it was sent") }
    }
    let half = cases.count / 2
    return sentAgain(Array(cases.prefix(half)), of: group) + sentAgain(Array(cases.dropFirst(half)), of: group)
  }

  /// Whether a credential was renewed since the control before the last group.
  private var wasRenewed: Bool { cases.sender.credentials.generations != generations }

  private mutating func runOnce(_ group: CaseGroup) -> [CaseRecord] {
    generations = cases.sender.credentials.generations
    guard let control = group.control else {
      return group.cases.map { $0.undecided(group, "the contract has no control") }
    }
    let skipped = group.cases.filter { $0.kind != .control }.map { cases.skipped($0, group: group.id) }
    let isControlAlone = skipped.isEmpty && !group.cases.isEmpty
    if !skipped.contains(nil), !isControlAlone { return skipped.compactMap { $0 } }
    if standing != group.operation {
      guard let isAccepted = sendControl(control, group) else { return unsent(group, from: 0, []) }
      guard isAccepted else {
        return group.cases.filter { $0.kind != .control }.map {
          $0.undecided(group, "the control was not accepted, so this would prove nothing")
        }
      }
    }
    standing = nil
    generations = cases.sender.credentials.generations
    var runs: [(Case, CaseRun)] = []
    for (index, value) in group.cases.enumerated() where value.kind != .control {
      if cases.budget.wantsControl(before: value), cases.skipped(value, group: group.id) == nil {
        guard sendControl(control, group) == true else { return unsent(group, from: index, runs.map(\.1.record)) }
      }
      guard !state.isStopped, let run = cases.run(value, group: group.id, over: connection) else {
        return unsent(group, from: index, runs.map(\.1.record))
      }
      state.finished(value.id, operation: group.operation)
      runs.append((value, run))
    }
    guard !runs.isEmpty else {
      standing = group.operation
      return []
    }
    guard let isAccepted = sendControl(control, group) else {
      return runs.map { withdrawn($0.1.record, "the run stopped before the control after it was sent") }
    }
    guard isAccepted else {
      return runs.map { withdrawn($0.1.record, "the control sent after the group was not accepted") }
    }
    standing = group.operation
    for (_, run) in runs
    where run.record.outcome == .passed || run.record.outcome == .warned || run.record.kind != .negative {
      state.hold(Array(run.held))
    }
    let again = resent(runs, group, control)
    return runs.map { again[$0.0.id] ?? $0.1.record }
  }

  /// Sends the cases that showed a breach again, and the control after them: where it is not accepted any more, what
  /// was not seen again tells nothing.
  private mutating func resent(_ runs: [(Case, CaseRun)], _ group: CaseGroup, _ control: Case) -> [String: CaseRecord] {
    let resender = Resender(
      cases: cases, state: state, connection: connection, times: cases.sender.limits.resends)
    let known = Set(state.control(of: group.operation)?.record?.findings.map(\.requirement) ?? [])
    let smallest = Shrinker(cases: cases, state: state, connection: connection).shrink(runs, group: group.id)
    let shrunk = smallest.map(\.1.record).filter { $0.shrunkFrom != nil }
    let again = Dictionary(shrunk.map { ($0.id, $0) }, uniquingKeysWith: { $1 })
      .merging(resender.resend(smallest, known: known, group: group.id), uniquingKeysWith: { $1 })
    guard !again.isEmpty else { return again }
    standing = nil
    guard sendControl(control, group) == true else { return [:] }
    standing = group.operation
    return again
  }

  /// Sends the control and logs it; nil when the run has stopped.
  func sendControl(_ control: Case, _ group: CaseGroup) -> Bool? {
    guard !state.isStopped, let run = cases.run(control, group: control.id, over: connection) else {
      return nil
    }
    state.log(run.record, operation: group.operation, isAccepted: run.isAccepted, group: group.id)
    if run.isAccepted { state.hold(Array(run.held)) }
    return run.isAccepted
  }

  /// What proves nothing without its control keeps its breaches and loses its proofs.
  private func withdrawn(_ record: CaseRecord, _ reason: String) -> CaseRecord {
    guard record.outcome == .passed || record.outcome == .warned else { return record }
    var record = record
    record.outcome = .undecided
    record.reason = reason
    return record
  }

  private func unsent(_ group: CaseGroup, from index: Int, _ records: [CaseRecord]) -> [CaseRecord] {
    let reason = state.stopReason ?? "the run stopped"
    let rest = group.cases.dropFirst(index).filter { $0.kind != .control }.map { $0.undecided(group, reason) }
    return records.map { withdrawn($0, reason) } + rest
  }
}

extension Case {
  /// The record of a case that was not sent.
  func undecided(_ group: CaseGroup, _ reason: String) -> CaseRecord {
    CaseRecord(
      id: id, title: title, kind: kind, operation: operation, group: group.id, requirements: requirements,
      changed: changed, outcome: .undecided, reason: reason)
  }
}
