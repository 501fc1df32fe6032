import ConformanceKit
import Synchronization

/// Shows a run: group by group on a terminal, all in the order of the plan elsewhere.
final class Progress: Sendable {
  private let report: ConsoleReport
  private let isLive: Bool
  private let expected = Mutex<[String: ContractRecord]>([:])
  /// What no line may tell; nil before the targets are known.
  private let secrets = Mutex<SecretGuard?>(nil)

  init(_ report: ConsoleReport) {
    self.report = report
    isLive = Terminal.isTerminal && report.style.verbosity != .quiet
  }

  /// Remembers what a contract's heading says.
  ///
  /// - Parameter url: the target; nil for the built-in mock.
  func expect(_ contract: Contract, at url: String?) {
    let record = ContractRecord(
      id: contract.id, version: contract.version, title: contract.title, source: contract.source,
      target: TargetRecord(url: url ?? "loopback", isMock: url == nil))
    expected.withLock { $0[contract.id] = record }
  }

  /// Keeps back lines that would tell a secret.
  func keepBack(_ secrets: SecretGuard) { self.secrets.withLock { $0 = secrets } }

  private func out(_ line: String) {
    if secrets.withLock({ $0 })?.secret(in: Array(line.utf8)) == nil {
      Terminal.out(line, style: report.style)
    }
  }

  /// Shows an event of the run as it comes.
  func note(_ event: RunEvent) {
    guard isLive else { return }
    switch event {
    case .started(let contract, _):
      if let record = expected.withLock({ $0[contract] }) { out(report.heading(of: record)) }
    case .groupFinished(let contract, let operation, let group, let outcomes):
      // The controls' own group: its cases are counted where they are sent.
      if outcomes.isEmpty { return }
      var totals = Totals()
      totals.cases = outcomes
      let prefix = "\(contract)/\(operation)/"
      let name = group.hasPrefix(prefix) ? String(group.dropFirst(prefix.count)) : group
      out(report.progressLine(operation: operation, group: name, totals))
    }
  }

  /// Shows the finished run: what was not shown while it ran, the failures, the numbers.
  ///
  /// - Returns: false when a secret stood in the text, which is then not shown.
  func show(_ run: RunRecord, unless secrets: SecretGuard) -> Bool {
    let text = text(of: run)
    if let name = secrets.secret(in: Array(text.utf8)) {
      Terminal.say("conform: the result is not shown: it would tell the secret \(quoted(name))")
      return false
    }
    Terminal.out(text, style: report.style)
    return true
  }

  private func text(of run: RunRecord) -> String {
    if report.style.verbosity == .quiet { return report.text(of: run) }
    let parts = run.contracts.flatMap { contract in
      let failures = report.failures(of: contract)
      if isLive { return failures.isEmpty ? [] : [report.heading(of: contract), failures] }
      let lines = [report.heading(of: contract), report.progressLines(of: contract)]
      return [lines.filter { !$0.isEmpty }.joined(separator: "\n"), failures]
    }
    let text = (parts + [report.summary(of: run)]).filter { !$0.isEmpty }.joined(separator: "\n\n")
    return isLive ? "\n" + text : text
  }
}
