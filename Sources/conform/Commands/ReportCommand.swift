import ConformanceKit

/// `conform report`: makes reports again from a run's record.
enum ReportCommand: Command {
  static let name = "report"
  static let summary = "make reports again from the record of a run; without options print it"
  static let operands = "RUN.json [options]"
  static let mostOperands: Int? = 1
  static let options: [Option] = ReportFiles.options + [ThresholdInput.minProved, .quiet, .verbose, .noColor]

  static func run(_ arguments: Arguments) throws(UsageFailure) -> ExitStatus {
    var complaints = arguments.complaints
    let record = RunRecord(at: arguments.operands.first, &complaints)
    let thresholds = ThresholdInput(arguments, &complaints)
    let reports = ReportFiles(arguments, usesDefaults: false, &complaints)
    guard let record, complaints.isEmpty else {
      reports.discard()
      throw UsageFailure(complaints)
    }
    if !(ReportFiles.named + [AnnotationOutput.option]).contains(where: arguments.has) {
      let style = Terminal.style(for: arguments)
      Terminal.out(ConsoleReport(style).text(of: record), style: style)
    }
    reports.annotations.print(record)
    guard reports.write(record) == .all else { return .noVerdict }
    let missing = thresholds.shortfalls(of: record)
    for sentence in missing { Terminal.say("conform: \(sentence)") }
    return missing.isEmpty ? .done : .doesNotConform
  }
}
