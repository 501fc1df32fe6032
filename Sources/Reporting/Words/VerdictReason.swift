public import CaseModel
import ContractModel

extension ContractRecord {
  /// Why the contract's verdict is what it is, in lower case; that a certificate was not verified is always said.
  public func verdictReason(isStrict: Bool, wasInterrupted: Bool = false) -> String {
    let reason = reason(isStrict: isStrict, wasInterrupted: wasInterrupted)
    return isUnverified && reason != Self.unverified ? "\(reason); \(Self.unverified)" : reason
  }

  /// Whether anyone could have answered in the server's place.
  var isUnverified: Bool { target.verifiesCertificate == false }

  static let unverified = "the server's certificate was not verified"

  private func reason(isStrict: Bool, wasInterrupted: Bool) -> String {
    let broken = count(.broken)
    let warned = isStrict ? count(RequirementRecord.Status.warned) : 0
    if broken > 0 {
      return counted(broken, "requirement") + (broken == 1 ? " is broken" : " are broken")
    }
    let failing = (waivers ?? []).filter(\.state.isFailure)
    if let first = failing.first, warned == 0 {
      return counted(failing.count, "waiver") + " \(failing.count == 1 ? "is" : "are") "
        + (failing.allSatisfy { $0.state == first.state } ? first.state.rawValue : "expired or stale")
    }
    if warned > 0 { return counted(warned, "warning") + " in strict mode" }
    if let unreachable { return "the target was never reached: \(oneLine(unreachable))" }
    if wasInterrupted { return "the run was interrupted" }
    if let stopped { return "sending stopped: \(oneLine(stopped))" }
    if isUnverified { return Self.unverified }
    let undecided = requirements.count { $0.status == .undecided && $0.requirement.level == .must }
    if undecided > 0 {
      return "\(undecided) MUST " + (undecided == 1 ? "requirement is" : "requirements are") + " undecided"
    }
    let proved = count(.proved)
    return proved == 0 ? "no requirement was proved" : "nothing is broken, \(proved) proved"
  }
}

extension ContractRecord {
  /// What the reader should know before the results: a target that was never reached, an early stop, notes.
  var sentencesOnTop: [String] {
    var sentences: [String] = []
    if let unreachable {
      sentences.append("no request to \(cut(target.url, to: TextLimit.value)) was answered: \(unreachable)")
    }
    if let stopped { sentences.append("sending stopped early: \(stopped)") }
    return sentences + notes + (waivers ?? []).filter(\.state.isFailure).map(\.sentence)
  }
}

extension RunRecord {
  /// Why the run's verdict is what it is, one clause in lower case.
  public var verdictReason: String {
    guard let decisive = contracts.first(where: { verdict(of: $0) == verdict }) ?? contracts.first else {
      return wasInterrupted ? "the run was interrupted" : "nothing was run"
    }
    let like = contracts.count { verdict(of: $0) == verdict }
    if verdict == .conforms { return counted(like, "contract") + (like == 1 ? " conforms" : " conform") }
    let reason = decisive.verdictReason(isStrict: isStrict, wasInterrupted: wasInterrupted)
    let others = like > 1 ? " (and \(counted(like - 1, "more contract")))" : ""
    let unverified = contracts.filter { $0.isUnverified && $0.id != decisive.id }
    return (contracts.count > 1 ? "\(oneLine(decisive.id)): " : "") + reason + others
      + unverified.map { "; \(oneLine($0.id)): \(ContractRecord.unverified)" }.joined()
  }

  /// The verdict of one of the run's contracts.
  public func verdict(of contract: ContractRecord) -> Verdict {
    contract.verdict(isStrict: isStrict, wasInterrupted: wasInterrupted)
  }
}
