import ConformanceKit

/// `conform merge`: puts the records of all shards of a run together.
enum MergeCommand: Command {
  static let name = "merge"
  static let summary = "put the records of all shards of a run together; the status is the whole run's"
  static let operands = "RUN.json… [options]"
  static let mostOperands: Int? = nil
  static let bundle = Option(
    name: "--bundle", value: "DIR", help: "is for each shard: conform run --shard I/N --bundle DIR")
  static let options: [Option] =
    ReportFiles.options
    + [WaiverInput.option, .contracts, ThresholdInput.minProved, bundle, .quiet, .verbose, .noColor]

  static func run(_ arguments: Arguments) throws(UsageFailure) -> ExitStatus {
    var complaints = arguments.complaints
    let thresholds = ThresholdInput(arguments, &complaints)
    if arguments.has(bundle) { complaints.add("\(bundle.name): \(EvidenceFailure.merged.message)") }
    let parts = arguments.operands.compactMap { path in
      RunRecord(at: path, &complaints).map { RunMerge.Part(name: shown(path), run: $0) }
    }
    let library = arguments.has(WaiverInput.option) ? ContractInput(arguments, &complaints)?.library : nil
    let waivers = WaiverInput(arguments, library, &complaints)
    let reports = ReportFiles(arguments, usesDefaults: false, &complaints)
    var merged: RunRecord?
    if complaints.isEmpty {
      do throws(MergeFailure) {
        merged = try RunMerge.merge(parts)
        if let waivers { merged = merged?.waiving(waivers.waivers, from: waivers.source) }
      } catch {
        complaints.add(error.message)
      }
    }
    guard let merged, complaints.isEmpty else {
      reports.discard()
      throw UsageFailure(complaints)
    }
    let style = Terminal.style(for: arguments)
    Terminal.out(ConsoleReport(style).text(of: merged), style: style)
    reports.annotations.print(merged)
    return thresholds.status(of: merged, isWritten: reports.write(merged) == .all)
  }
}
