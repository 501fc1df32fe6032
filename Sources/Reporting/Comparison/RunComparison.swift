public import CaseModel
import ContractModel

/// Two runs side by side, requirement by requirement: of one target before and after, or of two targets.
public struct RunComparison: Sendable, Hashable {
  /// What became of a requirement.
  public enum Change: String, Sendable, Hashable, CaseIterable {
    /// Broken now, and not before; or warned now, where warnings count.
    case newlyBroken = "newly broken"
    /// Broken before and now, and now by a breach that was not there before.
    case brokenOtherwise = "broken in another way"
    /// Proved now, and not before.
    case newlyProved = "newly proved"
    /// Proved before, and neither proved nor broken now.
    case noLongerProved = "no longer proved"
    /// Of the same status, with fewer breaches or another reason; or of another status that says nothing better or
    /// worse.
    case changedEvidence = "changed evidence"
    case unchanged

    /// Whether the new run is worse.
    public var isRegression: Bool { self == .newlyBroken || self == .brokenOtherwise }
  }

  /// One requirement in both runs.
  public struct Row: Sendable, Hashable {
    public var requirement: String
    public var change: Change
    /// Nil where the run does not know the requirement.
    public var old: RequirementRecord.Status?
    public var new: RequirementRecord.Status?
    /// What was found then and now, or why nothing was, one line.
    public var oldEvidence: String
    public var newEvidence: String
  }

  public let rows: [Row]
  /// The two runs in words: contracts, targets, time.
  public let oldName: String
  public let newName: String
  /// Whether both targets were reached, and the new run leaves nothing open that the old one had decided.
  public let isDecided: Bool

  /// Compares two runs.
  ///
  /// - Parameter isStrict: whether a warning counts as broken.
  public init(_ old: RunRecord, _ new: RunRecord, isStrict: Bool = false) {
    let before = Self.requirements(of: old)
    let after = Self.requirements(of: new)
    let ids = after.order + before.order.filter { after.found[$0] == nil }
    rows = ids.map { Self.row($0, before.found[$0], after.found[$0], isStrict: isStrict) }
    oldName = Self.name(old)
    newName = Self.name(new)
    isDecided =
      new.verdict != .noVerdict && !old.wasInterrupted && old.contracts.allSatisfy { $0.unreachable == nil }
      && Set(old.contracts.map(\.id)).isSubset(of: new.contracts.map(\.id))
  }

  /// How many requirements changed like this.
  public func count(_ change: Change) -> Int { rows.count { $0.change == change } }

  /// Whether the new run is worse.
  public var hasRegressions: Bool { rows.contains { $0.change.isRegression } }

  // MARK: Making

  private struct Seen {
    var record: RequirementRecord
    var findings: [Finding]

    /// The breaches by name; by their words where the record is of an older kit.
    var breaches: Set<String> {
      Set(findings.map { $0.fingerprint ?? "\($0.title) at \($0.place)" })
    }

    var evidence: String {
      guard let first = findings.first else { return record.reason.map(oneLine) ?? "" }
      let more = findings.count > 1 ? " (and \(counted(findings.count - 1, "more finding")))" : ""
      return oneLine("\(first.title): \(first.actual)") + more
    }
  }

  private static func requirements(of run: RunRecord) -> (order: [String], found: [String: Seen]) {
    var order: [String] = []
    var found: [String: Seen] = [:]
    for contract in run.contracts {
      var findings: [String: [Finding]] = [:]
      for finding in contract.cases.flatMap(\.findings) {
        findings[finding.requirement, default: []].append(finding)
      }
      for record in contract.requirements where found[record.requirement.id] == nil {
        order.append(record.requirement.id)
        found[record.requirement.id] = Seen(
          record: record, findings: findings[record.requirement.id] ?? [])
      }
    }
    return (order, found)
  }

  private static func row(_ id: String, _ old: Seen?, _ new: Seen?, isStrict: Bool) -> Row {
    Row(
      requirement: oneLine(id), change: change(old, new, isStrict: isStrict),
      old: old?.record.status,
      new: new?.record.status, oldEvidence: old?.evidence ?? "", newEvidence: new?.evidence ?? "")
  }

  private static func change(_ old: Seen?, _ new: Seen?, isStrict: Bool) -> Change {
    func isBroken(_ status: RequirementRecord.Status?) -> Bool {
      status == .broken || (isStrict && status == .warned)
    }
    let (before, after) = (old?.record.status, new?.record.status)
    if isBroken(after) {
      guard isBroken(before), let old, let new else { return .newlyBroken }
      if !new.breaches.isSubset(of: old.breaches) { return .brokenOtherwise }
      return new.breaches == old.breaches ? .unchanged : .changedEvidence
    }
    if after == .proved { return before == .proved ? .unchanged : .newlyProved }
    if before == .proved { return .noLongerProved }
    let isSame =
      before == after && old?.breaches == new?.breaches && old?.record.reason == new?.record.reason
    return isSame ? .unchanged : .changedEvidence
  }

  private static func name(_ run: RunRecord) -> String {
    let targets = run.contracts.map {
      "\($0.id) \($0.version) at \(cut($0.target.url, to: TextLimit.aside))"
    }
    return oneLine(
      "\(targets.joined(separator: ", ")), \(TimeText.timestamp(run.startedAt)) UTC, \(run.verdict.rawValue)"
    )
  }
}
