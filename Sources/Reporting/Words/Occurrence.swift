import CaseModel

extension FailureText {
  /// One finding of one case, in words.
  public struct Occurrence: Sendable, Hashable {
    public var caseID: String
    /// What was found, one short line in lower case.
    public var title: String
    public var expected: String
    public var actual: String
    /// Where in the exchange; with the step's number when the case has several.
    public var place: String
    /// The name of the breach, the same in every run that shows it: waivers name it.
    public var fingerprint: String
    /// `stable` or `unstable (2 of 4)`; empty when the case was not sent again.
    public var stability: String
    /// What to do or to know about the case, one line each.
    public var hints: [String]
    /// The exchange that shows it; nil when nothing was sent.
    public var exchange: ExchangeText?

    /// Makes the words of one finding of one case.
    init(_ finding: Finding, of record: CaseRecord) {
      caseID = oneLine(record.id)
      title = oneLine(finding.title)
      expected = oneLine(finding.expected)
      actual = oneLine(finding.actual)
      let place = oneLine(finding.place)
      let isOneOfMany = record.exchanges.count > 1
      self.place = isOneOfMany ? "\(place), step \(finding.step + 1) of \(record.exchanges.count)" : place
      fingerprint = finding.fingerprint ?? Fingerprint.of(finding, in: record, isConcurrent: false)
      stability = finding.stability?.words ?? ""
      hints = Remedy.lines(for: record)
      exchange = record.exchanges.first { $0.step == finding.step }.map(ExchangeText.init)
    }

    /// Makes the words of a case that failed without a finding.
    init(failed record: CaseRecord) {
      caseID = oneLine(record.id)
      let what = record.reason ?? "the case failed"
      let finding = Finding(
        requirement: record.requirements.first ?? record.id, title: what, expected: "", actual: "", place: "")
      title = oneLine(what)
      expected = ""
      actual = ""
      place = ""
      fingerprint = Fingerprint.of(finding, in: record, isConcurrent: false)
      stability = ""
      hints = Remedy.lines(for: record)
      exchange = record.exchanges.last.map(ExchangeText.init)
    }
  }
}
