import CaseModel

/// What became of one operation's control over the run.
struct ControlLog: Sendable {
  /// A time in which the target did not accept the control any more.
  struct Lapse: Sendable, Hashable {
    /// The case done last when the control was accepted for the last time; nil when it was before all cases.
    var acceptedAfter: String?
    /// The case done last when it was refused.
    var refusedAfter: String?
    /// Whether it was accepted again later.
    var isOver = false
  }

  private var repetition: Repetition?
  private(set) var accepted = 0
  /// The case of the operation that was done last.
  var lastCase: String?
  private var acceptedAfter: String?
  private(set) var lapse: Lapse?

  /// All sendings as one record: the first is kept whole, a later one only where it shows a breach not seen before.
  var record: CaseRecord? { repetition?.record(countsFromFirstSight: true) }

  /// Adds one sending.
  ///
  /// - Parameter group: the group it was sent around, for the words of a later refusal.
  mutating func add(_ new: CaseRecord, isAccepted: Bool, group: String?) {
    let wasAccepted = accepted > 0
    if isAccepted {
      accepted += 1
      acceptedAfter = lastCase
      lapse?.isOver = true
    } else if wasAccepted, lapse == nil, new.outcome == .failed {
      lapse = Lapse(acceptedAfter: acceptedAfter, refusedAfter: lastCase)
    }
    guard repetition != nil else {
      repetition = Repetition(new)
      return
    }
    let isLate = wasAccepted && !isAccepted && new.outcome == .failed
    let place = group.map { "around the group \($0)" } ?? "after the last case"
    repetition?.add(new, note: isLate ? ", though it was accepted before (\(place))" : "")
  }
}

extension ControlLog.Lapse {
  /// The lapse in a sentence.
  func words(operation: String) -> String {
    let start = "the target stopped accepting the control of \(operation)"
    let after = refusedAfter.map { " after the case \($0)" } ?? " before any other case"
    let range =
      acceptedAfter == refusedAfter ? "" : acceptedAfter.map { " (accepted last after \($0))" } ?? ""
    let end = isOver ? "; it was accepted again later" : "; what followed is undecided"
    return start + after + range + end
  }
}
