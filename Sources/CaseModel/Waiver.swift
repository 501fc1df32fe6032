/// A breach that somebody answers for until a day: it is shown, and does not fail the run.
public struct Waiver: Sendable, Hashable {
  /// The id of the requirement that is broken.
  public var requirement: String
  /// The finding's fingerprint.
  public var fingerprint: String
  /// The id of the case that shows it; nil when the file does not say.
  public var caseID: String?
  /// What was found, for those who review the file.
  public var finding: String?
  /// Why the breach may stand.
  public var reason: String
  /// Who answers for it.
  public var owner: String
  /// Where the work on it is tracked.
  public var ticket: String
  /// The last day on which it holds, UTC: `2027-01-31`.
  public var expires: String

  public init(
    requirement: String, fingerprint: String, caseID: String? = nil, finding: String? = nil, reason: String,
    owner: String, ticket: String, expires: String
  ) {
    self.requirement = requirement
    self.fingerprint = fingerprint
    self.caseID = caseID
    self.finding = finding
    self.reason = reason
    self.owner = owner
    self.ticket = ticket
    self.expires = expires
  }
}

/// What became of a waiver in a run.
public struct WaiverRecord: Sendable, Hashable {
  public enum State: String, Sendable, Hashable, CaseIterable {
    /// The breach was found, and did not fail the run.
    case used
    /// Its last day is over: the run fails.
    case expired
    /// The breach is no longer found: the run fails until the waiver is taken out.
    case stale
    /// Its case was not judged in this run, so nothing can be said of it.
    case notJudged = "not judged"

    /// Whether it makes the verdict "does not conform".
    public var isFailure: Bool { self == .expired || self == .stale }
  }

  public var waiver: Waiver
  public var state: State

  public init(_ waiver: Waiver, state: State) {
    self.waiver = waiver
    self.state = state
  }
}
