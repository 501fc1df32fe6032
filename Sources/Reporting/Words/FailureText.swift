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
  public var suite: Suite
  public var layer: Layer
  /// The contract's file.
  public var file: String
  /// Where in the file the contract says so.
  public var location: SourceLocation
  /// The documents that say so, one line each.
  public var citations: [String]
  /// Why it is undecided, not exercised or not observable; nil when it is none of these.
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
    reason = (record.reason ?? record.requirement.notObservable).map(oneLine)
    title = occurrences.first?.title ?? reason ?? record.status.rawValue
    statement = oneLine(record.requirement.statement)
    suite = record.requirement.suite
    layer = record.requirement.layer
    file = oneLine(contract.source.file)
    location = record.requirement.location
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

  /// File, line and column as editors read them: `wibmo-prepaid.json:57:9`.
  public var source: String {
    guard location.line > 0 else { return file }
    return location.column > 0 ? "\(file):\(location.line):\(location.column)" : "\(file):\(location.line)"
  }
}
