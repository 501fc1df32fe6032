/// One observed breach, with expected, actual and where.
public struct Finding: Sendable, Hashable {
  /// The id of the requirement that is broken.
  public var requirement: String
  /// What was found, one short line in lower case.
  public var title: String
  public var expected: String
  /// What came instead; cut when long, never with a secret in it.
  public var actual: String
  /// Where in the exchange: `status`, `response.urn`, `header Content-Type`, `body at byte 12`.
  public var place: String
  /// The step of the case, from 0.
  public var step: Int
  /// Whether chance may have made it, so that it counts only when a second try shows it again.
  public var needsConfirmation: Bool
  /// Whether it was seen again when the case was sent again; nil when it was not sent again.
  public var stability: Stability?
  /// The same in every run in which the same breach shows; nil before a run is over, and in records of older kits.
  public var fingerprint: String?
  /// The ticket under which somebody answers for the breach; nil when nobody does.
  public var waiver: String?
  /// The check that made it: `OutcomeCheck`; empty where none is named, as in a record that was read.
  public var check = ""

  public init(
    requirement: String, title: String, expected: String, actual: String, place: String, step: Int = 0,
    needsConfirmation: Bool = false, stability: Stability? = nil
  ) {
    self.requirement = requirement
    self.title = title
    self.expected = expected
    self.actual = actual
    self.place = place
    self.step = step
    self.needsConfirmation = needsConfirmation
    self.stability = stability
  }
}

extension Finding {
  /// The title where a request that must be refused brought a success.
  public static let accepted = "a request that must be refused was accepted"
}

/// What one step's answer showed.
public struct Judgement: Sendable, Hashable {
  /// The outcome the answer was read as; nil when it fits none.
  public var outcome: String?
  public var findings: [Finding]
  /// Why the kit could not judge; nil when it could.
  public var undecided: String?
  /// Ids of the requirements whose promise this answer was seen to keep.
  public var held: [String]
  /// By requirement id: a value that no other answer of the run may carry.
  public var distinct: [String: String]
  /// Whether this answer settles its case, so that the steps behind it need not be sent.
  public var isSettled = false

  public init(
    outcome: String? = nil, findings: [Finding] = [], undecided: String? = nil, held: [String] = [],
    distinct: [String: String] = [:]
  ) {
    self.outcome = outcome
    self.findings = findings
    self.undecided = undecided
    self.held = held
    self.distinct = distinct
  }
}
