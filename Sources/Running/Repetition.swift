import CaseModel

/// Several sendings of one case in one record: the first is kept whole, a later one where it shows a breach not seen
/// before.
struct Repetition: Sendable {
  /// What makes two findings the same breach.
  private struct Breach: Sendable, Hashable {
    var requirement: String
    var title: String

    init(_ finding: Finding) {
      requirement = finding.requirement
      title = finding.title
    }
  }

  private var kept: CaseRecord
  /// The breaches of the kept findings, in their order.
  private var breaches: [Breach]
  /// The sendings that showed a breach, from 1.
  private var sights: [Breach: [Int]] = [:]
  private var sendings = 1

  init(_ first: CaseRecord) {
    kept = first
    breaches = first.findings.map(Breach.init)
    for breach in breaches { sights[breach] = [1] }
  }

  /// Adds one sending.
  ///
  /// - Parameter note: what is added to the words of a breach not seen before.
  mutating func add(_ new: CaseRecord, note: String = "") {
    sendings += 1
    kept.duration += new.duration
    let fresh = new.findings.filter { sights[Breach($0)] == nil }
    for breach in Set(new.findings.map(Breach.init)) { sights[breach, default: []].append(sendings) }
    guard !fresh.isEmpty else {
      if kept.outcome == .undecided, new.outcome == .passed {
        kept.outcome = .passed
        kept.reason = nil
      }
      return
    }
    let step = kept.exchanges.count
    breaches += fresh.map(Breach.init)
    kept.findings += fresh.map { finding in
      var finding = finding
      finding.actual += note
      finding.step += step
      return finding
    }
    kept.exchanges += new.exchanges.map { exchange in
      var exchange = exchange
      exchange.step += step
      return exchange
    }
    if new.outcome == .failed { kept.outcome = .failed }
    if new.outcome == .warned, kept.outcome == .passed { kept.outcome = .warned }
  }

  /// The record, each finding with how often it was seen.
  ///
  /// - Parameter countsFromFirstSight: whether only the sendings from the first one that showed a breach count: a
  ///   control is sent from before anything could have gone wrong.
  func record(countsFromFirstSight: Bool = false) -> CaseRecord {
    var record = kept
    guard sendings > 1 else { return record }
    for (index, breach) in breaches.enumerated() {
      guard let seen = sights[breach], let first = seen.first else { continue }
      let sent = countsFromFirstSight ? sendings - first + 1 : sendings
      record.findings[index].stability = sent > 1 ? Stability(seen: seen.count, sent: sent) : nil
    }
    return record
  }
}
