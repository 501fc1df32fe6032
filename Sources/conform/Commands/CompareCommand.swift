import ConformanceKit

/// `conform compare`: two runs side by side.
enum CompareCommand: Command {
  static let name = "compare"
  static let summary =
    "hold two runs against each other, of one target or of two; regressions leave with 1"
  static let operands = "OLD.json NEW.json [--markdown FILE] [--html FILE]"
  static let mostOperands: Int? = 2
  static let strict = Option(name: "--strict", help: "let a warning count as broken")
  static let options: [Option] = [strict, .markdown, .html]

  static func run(_ arguments: Arguments) throws(UsageFailure) -> ExitStatus {
    var complaints = arguments.complaints
    if arguments.operands.count < 2 {
      complaints.add("name two records of runs: conform compare OLD.json NEW.json")
    }
    try complaints.stopIfAny()
    let old = RunRecord(at: arguments.operands.first, &complaints)
    let new = RunRecord(at: arguments.operands.last, &complaints)
    let markdown = OutputFile(arguments, .markdown, &complaints)
    let html = OutputFile(arguments, .html, &complaints)
    guard let old, let new, complaints.isEmpty else {
      markdown?.discard()
      html?.discard()
      throw UsageFailure(complaints)
    }
    let comparison = RunComparison(old, new, isStrict: arguments.has(strict))
    do throws(FileFailure) {
      try markdown?.write(Array(comparison.markdown.utf8))
      try html?.write(comparison.html)
    } catch {
      throw UsageFailure("a report could not be written: \(error.reason)", status: .noVerdict)
    }
    Terminal.out(comparison.text)
    if comparison.hasRegressions { return .doesNotConform }
    return comparison.isDecided ? .done : .noVerdict
  }
}
