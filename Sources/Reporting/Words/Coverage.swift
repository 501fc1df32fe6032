public import CaseModel
public import ContractModel

/// The requirements of a contract counted by suite and level: together they are all of them, what could not run
/// included.
public struct Coverage: Sendable, Hashable {
  /// The requirements of one suite and level.
  public struct Row: Sendable, Hashable {
    public var suite: Suite
    public var level: Level
    public var counts: [RequirementRecord.Status: Int]

    /// All requirements of the row.
    public var total: Int { counts.values.reduce(0, +) }

    /// How many have this status.
    public subscript(_ status: RequirementRecord.Status) -> Int { counts[status] ?? 0 }

    /// The row in words: `30 of 40 proved, 2 broken, 8 not exercised`.
    public var text: String {
      let others = RequirementRecord.Status.allCases.filter { $0 != .proved && self[$0] > 0 }
      return (["\(self[.proved]) of \(total) proved"] + others.map { "\(self[$0]) \($0.rawValue)" })
        .joined(separator: ", ")
    }
  }

  /// The rows that have a requirement, by suite, then by level.
  public var rows: [Row]

  /// Counts the requirements of one contract.
  public init(_ contract: ContractRecord) {
    var counts: [Suite: [Level: [RequirementRecord.Status: Int]]] = [:]
    for record in contract.requirements {
      counts[record.requirement.suite, default: [:]][record.requirement.level, default: [:]][
        record.status, default: 0] += 1
    }
    rows = Suite.allCases.flatMap { suite in
      Level.allCases.compactMap { level in
        counts[suite]?[level].map { Row(suite: suite, level: level, counts: $0) }
      }
    }
  }

  /// The statuses that some requirement has; proved and broken are always among them.
  public var statuses: [RequirementRecord.Status] {
    RequirementRecord.Status.allCases.filter { status in
      status == .proved || status == .broken || rows.contains { $0[status] > 0 }
    }
  }
}
