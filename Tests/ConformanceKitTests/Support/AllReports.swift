import ConformanceKit

/// Everything the kit writes of a run, by name.
func allReports(of run: RunRecord) -> [String: [UInt8]] {
  var outputs: [String: [UInt8]] = [:]
  for dialect in JUnitReport.Dialect.allCases {
    outputs["JUnit, \(dialect.rawValue)"] = JUnitReport(dialect, requiresExercised: true).bytes(of: run)
  }
  outputs["run.json"] = JSONReport().bytes(of: run)
  outputs["HTML"] = HTMLReport().bytes(of: run)
  for (name, verbosity) in [("quiet", ConsoleStyle.Verbosity.quiet), ("normal", .normal), ("verbose", .verbose)] {
    let console = ConsoleReport(ConsoleStyle(color: name == "normal", verbosity: verbosity))
    let lines = run.contracts.map { console.heading(of: $0) + console.progressLines(of: $0) }
    outputs["console, \(name)"] = Array((lines.joined() + console.text(of: run)).utf8)
  }
  return outputs
}
