import ConformanceKit

/// `conform compare`: two runs, or two targets, side by side.
enum CompareCommand: Command {
  static let name = "compare"
  static let summary = "hold two runs or two targets against each other; regressions leave with 1"
  static let operands = "OLD.json NEW.json [options]   each a run's record, or a target file, whose server is tested"
  static let mostOperands: Int? = 2
  static let options: [Option] =
    [.markdown, .html, ReportFiles.reports] + RunOptions.plan
    + [RunOptions.strict, RunOptions.connections, RunOptions.rate, RunOptions.timeout, .contracts]

  static func run(_ arguments: Arguments) throws(UsageFailure) -> ExitStatus {
    Interrupts.block()
    var complaints = arguments.complaints
    if arguments.operands.count < 2 {
      complaints.add("name two records of runs, or two target files: conform compare OLD.json NEW.json")
    }
    try complaints.stopIfAny()
    let settings = RunSettings(arguments, &complaints)
    let old = ComparedRun(at: arguments.operands.first, arguments, settings, &complaints)
    let new = ComparedRun(at: arguments.operands.last, arguments, settings, &complaints)
    var files: [(OutputFile, (Compared) -> [UInt8])] = []
    if let file = OutputFile(arguments, .markdown, &complaints) {
      files.append((file, { Array($0.comparison.markdown.utf8) }))
    }
    if let file = OutputFile(arguments, .html, &complaints) { files.append((file, { $0.comparison.html })) }
    if let directory = arguments[ReportFiles.reports] {
      let records: [(String, (Compared) -> [UInt8])] = [
        ("old.json", { JSONReport().bytes(of: $0.old) }), ("new.json", { JSONReport().bytes(of: $0.new) }),
      ]
      for (name, bytes) in records {
        if let file = OutputFile("\(directory)/\(name)", for: ReportFiles.reports, &complaints) {
          files.append((file, bytes))
        }
      }
    }
    guard let old, let new, complaints.isEmpty else {
      for (file, _) in files { file.discard() }
      throw UsageFailure(complaints)
    }
    return try finish(old, new, files, isStrict: settings.isStrict)
  }

  /// Both runs and what comes of them.
  private struct Compared {
    var old: RunRecord
    var new: RunRecord
    var comparison: RunComparison
  }

  private static func finish(
    _ old: ComparedRun, _ new: ComparedRun, _ files: [(OutputFile, (Compared) -> [UInt8])], isStrict: Bool
  ) throws(UsageFailure) -> ExitStatus {
    let sessions = [old, new].compactMap(\.session)
    Interrupts.watch {
      Terminal.say("conform: interrupted: no further request is sent")
      for session in sessions { session.interrupt() }
    }
    let (before, after) = (old.run(), new.run())
    let compared = Compared(
      old: before, new: after, comparison: RunComparison(before, after, isStrict: isStrict))
    let outputs = files.map { ($0.0, $0.1(compared)) }
    let text = Array(compared.comparison.text.utf8)
    for secrets in sessions.map(\.secretGuard) {
      guard let name = ([text] + outputs.map(\.1)).lazy.compactMap(secrets.secret).first else { continue }
      for (file, _) in files { file.discard() }
      throw UsageFailure(
        "the comparison is not shown: it would tell the secret \(quoted(name))", status: .noVerdict)
    }
    do throws(FileFailure) {
      for (file, bytes) in outputs { try file.write(bytes) }
    } catch {
      throw UsageFailure("a report could not be written: \(error.reason)", status: .noVerdict)
    }
    Terminal.out(compared.comparison.text)
    if compared.comparison.hasRegressions { return .doesNotConform }
    return compared.comparison.isDecided ? .done : .noVerdict
  }
}
