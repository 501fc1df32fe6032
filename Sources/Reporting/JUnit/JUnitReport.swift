public import CaseModel

/// Writes a run as JUnit XML: one testcase per requirement, one testsuite per operation of a contract.
///
/// A broken requirement is a `failure`, an undecided one an `error`, one that was not exercised or cannot be observed
/// is `skipped` with its reason. A warned one passes, with its text in the suite's `system-out`; in a strict run it is
/// a `failure`. A waived one is `skipped` with who answers for it; a waiver that is expired or stale is a `failure` of
/// its own.
public struct JUnitReport: Sendable {
  /// What a file holds beyond what every reader of JUnit XML takes.
  public enum Dialect: String, Sendable, Hashable, CaseIterable {
    /// What the schemas of Jenkins and of Windy Road (Ant, Azure) both take.
    case `default`
    /// With `file` and `system-out` on each testcase.
    case gitlab
    /// With `file`, `line`, `properties` and `system-out` on each testcase, and totals on `testsuites`.
    case rich
  }

  public var dialect: Dialect
  /// Whether a MUST that was not exercised is an `error`.
  public var requiresExercised: Bool

  /// Makes a report of a dialect.
  public init(_ dialect: Dialect = .default, requiresExercised: Bool = false) {
    self.dialect = dialect
    self.requiresExercised = requiresExercised
  }

  /// Writes the file.
  ///
  /// - Returns: well-formed XML 1.0 in UTF-8, whatever the target sent.
  public func bytes(of run: RunRecord) -> [UInt8] {
    let suites = self.suites(of: run)
    var xml = XMLText()
    xml.open("testsuites", dialect == .rich ? totals(suites) : [])
    for (index, suite) in suites.enumerated() { write(suite, index, &xml) }
    xml.close("testsuites")
    return xml.bytes
  }

  private func totals(_ suites: [JUnitSuite]) -> [(String, String)] {
    let cases = suites.flatMap(\.cases)
    return [("name", "conformance")] + counts(of: cases) + [("time", time(of: cases))]
  }

  private func counts(of cases: [JUnitCase]) -> [(String, String)] {
    [
      ("tests", String(cases.count)), ("failures", String(cases.count { $0.result.element == "failure" })),
      ("errors", String(cases.count { $0.result.element == "error" })),
    ]
  }

  private func time(of cases: [JUnitCase]) -> String {
    TimeText.seconds(milliseconds: cases.reduce(0) { TimeText.sum($0, $1.milliseconds) })
  }

  /// Element order, and the attributes that one of the schemas wants, as both take them.
  private func write(_ suite: JUnitSuite, _ index: Int, _ xml: inout XMLText) {
    let attributes =
      [("name", suite.name), ("package", suite.package), ("id", String(index)), ("hostname", "localhost")]
      + counts(of: suite.cases)
      + [
        ("skipped", String(suite.cases.count { $0.result.element == "skipped" })),
        ("timestamp", suite.timestamp),
        ("time", time(of: suite.cases)),
      ]
    xml.open("testsuite", attributes)
    write(properties: suite.properties, &xml)
    for testcase in suite.cases { write(testcase, &xml) }
    xml.element("system-out", text: suite.output)
    xml.element("system-err", text: suite.errors)
    xml.close("testsuite")
  }

  private func write(properties: [(String, String)], _ xml: inout XMLText) {
    xml.open("properties")
    for (name, value) in properties { xml.element("property", [("name", name), ("value", value)]) }
    xml.close("properties")
  }

  private func write(_ testcase: JUnitCase, _ xml: inout XMLText) {
    var attributes = [
      ("name", testcase.name), ("classname", testcase.classname),
      ("time", TimeText.seconds(milliseconds: testcase.milliseconds)),
    ]
    if dialect != .default { attributes.append(("file", testcase.file)) }
    if dialect == .rich { attributes.append(("line", String(testcase.line))) }
    guard testcase.result != .passed || dialect != .default else { return xml.element("testcase", attributes) }
    xml.open("testcase", attributes)
    if dialect == .rich { write(properties: testcase.properties, &xml) }
    switch testcase.result {
    case .passed: break
    case .failure(let type, let message, let body), .error(let type, let message, let body):
      xml.element(testcase.result.element, [("message", message), ("type", type)], text: body)
    case .skipped(let message): xml.element("skipped", [("message", message)])
    }
    if dialect != .default { xml.element("system-out", text: testcase.output) }
    xml.close("testcase")
  }
}
