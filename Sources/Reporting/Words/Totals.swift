public import CaseModel

/// Counts of cases by outcome and of requirements by status.
public struct Totals: Sendable, Hashable {
  public var cases: [CaseOutcome: Int] = [:]
  public var requirements: [RequirementRecord.Status: Int] = [:]

  /// Counts nothing.
  public init() {}

  /// Counts one contract's run.
  public init(_ contract: ContractRecord) {
    for record in contract.cases { cases[record.outcome, default: 0] += 1 }
    for record in contract.requirements { requirements[record.status, default: 0] += 1 }
  }

  /// Counts all contracts of a run.
  public init(_ run: RunRecord) {
    for contract in run.contracts {
      let totals = Totals(contract)
      cases.merge(totals.cases, uniquingKeysWith: +)
      requirements.merge(totals.requirements, uniquingKeysWith: +)
    }
  }

  /// How many cases have this outcome.
  public subscript(_ outcome: CaseOutcome) -> Int { cases[outcome] ?? 0 }

  /// How many requirements have this status.
  public subscript(_ status: RequirementRecord.Status) -> Int { requirements[status] ?? 0 }

  public var caseCount: Int { cases.values.reduce(0, +) }
  public var requirementCount: Int { requirements.values.reduce(0, +) }

  /// The cases in one line: `18 passed, 2 failed`; outcomes that none has are left out, `passed` never.
  public var caseText: String {
    CaseOutcome.allCases.filter { self[$0] > 0 || $0 == .passed }
      .map { "\(self[$0]) \($0.rawValue)" }.joined(separator: ", ")
  }

  /// The requirements in one line: `30 proved, 0 broken, 1 not exercised`; `proved` and `broken` always stand there.
  public var requirementText: String {
    RequirementRecord.Status.allCases.filter { self[$0] > 0 || $0 == .proved || $0 == .broken }
      .map { "\(self[$0]) \($0.rawValue)" }.joined(separator: ", ")
  }
}
