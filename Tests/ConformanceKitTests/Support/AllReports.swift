import ConformanceKit

/// The reports of a run, by name: each says what the run came to.
func allReports(of run: RunRecord) -> [String: [UInt8]] {
  var outputs: [String: [UInt8]] = [:]
  for dialect in JUnitReport.Dialect.allCases {
    outputs["JUnit, \(dialect.rawValue)"] = JUnitReport(dialect, requiresExercised: true).bytes(of: run)
  }
  outputs["run.json"] = JSONReport().bytes(of: run)
  outputs["HTML"] = HTMLReport().bytes(of: run)
  outputs["Markdown"] = MarkdownReport().bytes(of: run)
  outputs["SARIF"] = SARIFReport().bytes(of: run)
  for (name, verbosity) in [("quiet", ConsoleStyle.Verbosity.quiet), ("normal", .normal), ("verbose", .verbose)] {
    let console = ConsoleReport(ConsoleStyle(color: name == "normal", verbosity: verbosity))
    let lines = run.contracts.map { console.heading(of: $0) + console.progressLines(of: $0) }
    outputs["console, \(name)"] = Array((lines.joined() + console.text(of: run)).utf8)
  }
  return outputs
}

/// Everything the kit writes of a run, by name: its reports, and what lists findings alone.
func allOutputs(of run: RunRecord) -> [String: [UInt8]] {
  var outputs = allReports(of: run)
  outputs["GitLab annotations"] = GitLabAnnotations().bytes(of: run)
  outputs["GitHub annotations"] = Array(GitHubAnnotations().lines(of: run).joined(separator: "\n").utf8)
  outputs["waivers"] = WaiverFile(drafting: run).bytes()
  let comparison = RunComparison(run, run)
  outputs["comparison, HTML"] = comparison.html
  outputs["comparison, text"] = Array((comparison.text + comparison.markdown).utf8)
  return outputs
}
