import ConformanceKit
import JSONCore

/// One side of a comparison: the record of a run, or a target that is put to the test first.
enum ComparedRun {
  case recorded(RunRecord)
  case target(path: String, ConformanceSession)

  /// Reads a record, or a target file and makes ready to run it; nil when there is something wrong with it.
  ///
  /// - Parameters:
  ///   - path: nil when the command line names none.
  ///   - arguments: the options of the run, and where contracts are.
  init?(at path: String?, _ arguments: Arguments, _ settings: RunSettings, _ complaints: inout Complaints) {
    guard let path, Self.isTargetFile(path) else {
      guard let record = RunRecord(at: path, &complaints) else { return nil }
      self = .recorded(record)
      return
    }
    guard let library = ContractInput(contractsOf: arguments, &complaints)?.library else { return nil }
    let run = RunInput(library, named: [], paths: [path], &complaints)
    guard let contract = run.contracts.first, let file = run.targets[contract.id] else { return nil }
    let session = ConformanceSession(settings: settings)
    do throws(ConfigurationFailure) {
      try session.add(contract, target: file)
      self = .target(path: path, session)
    } catch {
      complaints.add(error)
      return nil
    }
  }

  /// Whether the file says where a server is; a file that cannot be read is taken for a record, and named as one.
  private static func isTargetFile(_ path: String) -> Bool {
    guard let bytes = try? fileBytes(path), let value = try? JSONReader.read(bytes).value else { return false }
    return value["url"] != nil && value["contracts"] == nil
  }

  var session: ConformanceSession? {
    if case .target(_, let session) = self { return session }
    return nil
  }

  /// The record; a target is put to the test now.
  func run() -> RunRecord {
    switch self {
    case .recorded(let record): return record
    case .target(let path, let session):
      Terminal.say("conform: \(shown(path)) is put to the test")
      for warning in session.warnings {
        Terminal.say("conform: warning: " + shown(warning), unless: session.secretGuard)
      }
      return session.runBlocking()
    }
  }
}
