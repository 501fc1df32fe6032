import ContractModel

/// What a run says of a target.
public enum Verdict: String, Sendable, Hashable {
  case conforms
  case doesNotConform = "does not conform"
  case noVerdict = "no verdict"

  /// The status a command ends with.
  public var exitStatus: Int32 {
    switch self {
    case .conforms: 0
    case .doesNotConform: 1
    case .noVerdict: 3
    }
  }
}

extension ContractRecord {
  /// The verdict: one broken promise decides, and so does a waiver that is expired or stale; nothing
  /// proved, a MUST left undecided, or a server whose certificate was not verified is no verdict.
  public func verdict(isStrict: Bool, wasInterrupted: Bool = false) -> Verdict {
    let broken = requirements.contains { $0.status == .broken || (isStrict && $0.status == .warned) }
    let failing = waivers?.contains(where: \.state.isFailure) ?? false
    if broken || failing { return .doesNotConform }
    if target.verifiesCertificate == false { return .noVerdict }
    if unreachable != nil || stopped != nil || wasInterrupted { return .noVerdict }
    if requirements.contains(where: { $0.status == .undecided && $0.requirement.level == .must }) {
      return .noVerdict
    }
    return requirements.contains { $0.status == .proved } ? .conforms : .noVerdict
  }

  /// How many requirements have this status.
  public func count(_ status: RequirementRecord.Status) -> Int {
    requirements.count { $0.status == status }
  }

  /// How many cases have this outcome.
  public func count(_ outcome: CaseOutcome) -> Int {
    cases.count { $0.outcome == outcome }
  }
}

extension RunRecord {
  /// The verdict over all contracts: the worst one, where "does not conform" is worse than "no verdict".
  public var verdict: Verdict {
    let verdicts = contracts.map { $0.verdict(isStrict: isStrict, wasInterrupted: wasInterrupted) }
    if verdicts.contains(.doesNotConform) { return .doesNotConform }
    if verdicts.isEmpty || wasInterrupted || verdicts.contains(.noVerdict) { return .noVerdict }
    return .conforms
  }
}
