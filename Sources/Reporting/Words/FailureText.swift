public import CaseModel
public import ContractModel

/// What a run says of one requirement, in words: made once, shown by every report.
///
/// Every text in it is safe to show (no control or hidden character, one line); none is escaped for a format yet.
public struct FailureText: Sendable, Hashable {
  /// The requirement's id.
  public var requirement: String
  public var level: Level
  public var status: RequirementRecord.Status
  /// What was found, one short line in lower case; the reason when nothing was found.
  public var title: String
  /// What the requirement promises.
  public var statement: String
  /// Where the contract says so: `wibmo-prepaid.json:57:9`.
  public var source: String
  /// The documents that say so, one line each.
  public var citations: [String]
  /// Why it is undecided or not exercised; nil when it is neither.
  public var reason: String?
  /// What shows it broken, in the order of the cases; empty when nothing does.
  public var occurrences: [Occurrence]
  /// The ids of the cases made for it or with findings of it.
  public var cases: [String]

  /// Makes the words of one requirement.
  ///
  /// - Parameters:
  ///   - record: what the run says of it.
  ///   - contract: the record it stands in.
  ///   - occurrences: the findings that name it.
  init(_ record: RequirementRecord, in contract: ContractRecord, occurrences: [Occurrence]) {
    requirement = oneLine(record.requirement.id)
    level = record.requirement.level
    status = record.status
    reason = record.reason.map { oneLine($0) }
    title = occurrences.first?.title ?? reason ?? record.status.rawValue
    statement = oneLine(record.requirement.statement)
    source = Self.source(of: record.requirement, in: contract)
    citations = record.requirement.citations.map { oneLine($0.text) }
    self.occurrences = occurrences
    cases = record.cases.map { oneLine($0) }
  }

  /// The ids of the cases that show it broken, each once.
  public var failingCases: [String] {
    var seen: Set<String> = []
    return occurrences.map(\.caseID).filter { seen.insert($0).inserted }
  }

  /// Whether it makes the verdict "does not conform".
  public func isFailure(isStrict: Bool) -> Bool {
    status == .broken || (isStrict && status == .warned)
  }

  private static func source(of requirement: Requirement, in contract: ContractRecord) -> String {
    let file = oneLine(contract.source.file)
    let place = requirement.location
    guard place.line > 0 else { return file }
    return place.column > 0 ? "\(file):\(place.line):\(place.column)" : "\(file):\(place.line)"
  }
}
