public import CaseModel
import ContractModel

extension Judge {
  /// The name of the count of acceptances among the checks.
  static let exclusion = "Exclusion"

  /// Judges the answers to requests that exclude each other, sent at the same moment.
  ///
  /// - Parameters:
  ///   - most: how many of them may be accepted.
  ///   - outcomes: the outcome of each answer.
  /// - Returns: nil where none was accepted, which tells nothing.
  public func judgeAtOnce(_ value: Case, most: Int, outcomes: [String?]) -> Judgement? {
    let accepted = outcomes.count { $0 == Outcome.accepted }
    guard accepted > 0 else { return nil }
    guard accepted > most, let id = value.requirements.first else { return Judgement() }
    var finding = Finding(
      requirement: id, title: "requests that exclude each other were accepted at the same moment",
      expected: "at most \(most) of \(outcomes.count) accepted", actual: "\(accepted) accepted", place: "answers")
    finding.check = Self.exclusion
    return Judgement(outcome: nil, findings: [finding])
  }
}
