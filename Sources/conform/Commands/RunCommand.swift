import ConformanceKit

/// `conform run`: certifies servers, or the built-in mocks.
enum RunCommand: Command {
  static let name = "run"
  static let summary = "put servers to the test of their contracts; without --target the built-in mock servers"
  static let operands = "[CONTRACT…] [--target FILE]… [options]"
  static let mostOperands: Int? = nil
  static let target = Option(
    name: "--target", value: "FILE", help: "where the server of a contract is (conform init writes one)",
    mayRepeat: true)
  static let options: [Option] =
    [target, .fault, .authentication, WaiverInput.option, ThresholdInput.minProved] + BundleInput.options
    + RunOptions.all + ReportFiles.options
    + [.contracts, .quiet, .verbose, .noColor]

  static func run(_ arguments: Arguments) throws(UsageFailure) -> ExitStatus {
    Interrupts.block()
    var complaints = arguments.complaints
    let settings = RunSettings(arguments, &complaints)
    let thresholds = ThresholdInput(arguments, &complaints)
    if settings.shard != nil {
      for option in [ThresholdInput.minProved, .requireExercised, WaiverInput.option] where arguments.has(option) {
        complaints.add("\(option.name) is for all shards together: give it to conform merge")
      }
    }
    let bundle = BundleInput(arguments, &complaints)
    let reports = ReportFiles(arguments, usesDefaults: true, &complaints)
    do throws(UsageFailure) {
      let progress = Progress(ConsoleReport(Terminal.style(for: arguments)))
      let session = ConformanceSession(
        settings: settings, keepsEvidence: bundle != nil, observer: progress.note)
      let held = try prepare(session, arguments, settings, progress, complaints)
      return finish(session, held, bundle, progress, reports, thresholds)
    } catch {
      reports.discard()
      throw error
    }
  }

  /// What a run is held against.
  private struct Held {
    var library: ContractLibrary
    var waivers: WaiverInput?
  }

  /// Fills the session, with everything that is wrong found before a mock is started or anything is sent.
  private static func prepare(
    _ session: ConformanceSession, _ arguments: Arguments, _ settings: RunSettings, _ progress: Progress,
    _ found: Complaints
  ) throws(UsageFailure) -> Held {
    var complaints = found
    guard let input = ContractInput(arguments, &complaints) else { throw UsageFailure(complaints) }
    let named = input.contracts(arguments.operands, &complaints)
    let run = RunInput(input.library, named: named, paths: arguments.all(target), &complaints)
    let waivers = WaiverInput(arguments, input.library, &complaints)
    let isNamed = !arguments.operands.isEmpty
    var choices: [String: MockChoice] = [:]
    if arguments.has(target) {
      for option in [Option.fault, .authentication] where arguments.has(option) {
        complaints.add("\(option.name) is for the built-in mock servers, and --target names another one")
      }
    } else {
      choices = MockChoice.choices(arguments, run.contracts, isNamed: isNamed, &complaints)
    }
    let wanted = run.contracts.filter { contract in
      let scheme =
        run.targets[contract.id]?.authentication ?? choices[contract.id]?.authentication
        ?? contract.defaultAuthentication
      return !session.plan(contract, authentication: scheme).groups.isEmpty
    }
    for contract in wanted {
      guard let file = run.targets[contract.id] else { continue }
      do throws(ConfigurationFailure) {
        try session.add(contract, target: file)
      } catch {
        complaints.add(error)
      }
      progress.expect(contract, at: file.url)
    }
    try complaints.stopIfAny()
    guard !wanted.isEmpty else { throw emptyPlan(settings, of: run.contracts) }
    for contract in wanted where run.targets[contract.id] == nil {
      let choice = choices[contract.id] ?? MockChoice()
      do throws(ConfigurationFailure) {
        try session.addMock(contract, faults: choice.faults, authentication: choice.authentication)
      } catch {
        complaints.add(error)
      }
      progress.expect(contract, at: nil)
    }
    try complaints.stopIfAny()
    return Held(library: input.library, waivers: waivers)
  }

  private static func finish(
    _ session: ConformanceSession, _ held: Held, _ bundle: BundleInput?, _ progress: Progress, _ reports: ReportFiles,
    _ thresholds: ThresholdInput
  ) -> ExitStatus {
    Interrupts.watch {
      Terminal.say("conform: interrupted: no further request is sent; what there is goes into the reports")
      session.interrupt()
    }
    progress.keepBack(session.secretGuard)
    for warning in session.warnings { Terminal.say("conform: warning: " + shown(warning), unless: session.secretGuard) }
    var record = session.runBlocking()
    if let waivers = held.waivers { record = record.waiving(waivers.waivers, from: waivers.source) }
    let secrets = session.secretGuard
    let isShown = reports.annotations.whileStopped { progress.show(record, unless: secrets) }
    let isTold = isShown && reports.annotations.print(record, unless: secrets)
    var isWritten = reports.write(record, unless: secrets)
    if isWritten != .withheld, let bundle {
      let isKept = bundle.write(
        record, session.evidence, held.library, waivers: held.waivers?.bytes, unless: secrets)
      if !isKept { isWritten = .some }
    }
    if record.wasInterrupted || !isTold || isWritten == .withheld { return .noVerdict }
    return thresholds.status(of: record, isWritten: isWritten == .all, unless: secrets)
  }
}
