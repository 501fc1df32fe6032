import ConformanceKit

/// The reports of a run as files.
struct ReportFiles {
  private struct Report {
    var file: OutputFile
    var bytes: (RunRecord) -> [UInt8]
  }

  static let reports = Option(
    name: "--reports", value: "DIR", help: "where junit.xml and run.json go (default Reports/latest)")
  /// Files that are written only where they are named, or always when a server was run.
  static let named: [Option] = [.junit, .json, .html, .markdown, .sarif]
  static let options: [Option] =
    [reports, .junitDialect, .requireExercised] + named + [AnnotationOutput.option, AnnotationOutput.contractFolder]

  private var reports: [Report] = []
  let annotations: AnnotationOutput

  /// Tries every file that will be written.
  ///
  /// - Parameter usesDefaults: whether reports that are not named go to the directory of reports.
  init(_ arguments: Arguments, usesDefaults: Bool, _ complaints: inout Complaints) {
    annotations = AnnotationOutput(arguments, &complaints)
    let dialects = JUnitReport.Dialect.allCases.map(\.rawValue)
    let dialect = arguments.word(.junitDialect, among: dialects, what: "JUnit dialect", &complaints)
    let junit = JUnitReport(
      dialect.flatMap { JUnitReport.Dialect(rawValue: $0) } ?? .default,
      requiresExercised: arguments.has(.requireExercised))
    var directory = arguments[Self.reports] ?? "Reports/latest"
    while directory.count > 1, directory.hasSuffix("/") { directory.removeLast() }
    let files: [(Option, String?, (RunRecord) -> [UInt8])] = [
      (.junit, usesDefaults ? "junit.xml" : nil, junit.bytes),
      (.json, usesDefaults ? "run.json" : nil, JSONReport().bytes),
      (.html, nil, HTMLReport().bytes), (.markdown, nil, MarkdownReport().bytes),
      (.sarif, nil, SARIFReport(folder: annotations.folder).bytes),
      (
        AnnotationOutput.option, annotations.host == .gitlab ? GitLabAnnotations.fileName : nil,
        GitLabAnnotations(folder: annotations.folder).bytes
      ),
    ]
    for (option, name, bytes) in files {
      let given = option.name == AnnotationOutput.option.name ? nil : arguments[option]
      guard let path = given ?? name.map({ "\(directory)/\($0)" }) else { continue }
      if reports.contains(where: { $0.file.path == path }) {
        complaints.add("\(shown(path)) is to hold two reports")
        continue
      }
      do throws(FileFailure) {
        reports.append(Report(file: try OutputFile(path), bytes: bytes))
      } catch {
        let named = given == nil ? Self.reports.name : option.name
        complaints.add("\(named) \(quoted(path)): cannot be written: \(error.reason)")
      }
    }
  }

  /// Takes away the directories that were made: nothing will be written.
  func discard() {
    for report in reports { report.file.discard() }
  }

  /// What became of the reports.
  enum Written {
    case all
    case some
    /// None was put in place: one of them would have told a secret.
    case withheld
  }

  /// Writes every report; says which could not be written, and why.
  ///
  /// - Parameter secrets: what may stand in no report; nil where nothing is known of a run's secrets.
  func write(_ record: RunRecord, unless secrets: SecretGuard? = nil) -> Written {
    let made = reports.map { (file: $0.file, bytes: $0.bytes(record)) }
    for (file, bytes) in made {
      guard let name = secrets?.secret(in: bytes) else { continue }
      Terminal.say("conform: no report is written: \(shown(file.path)) would tell the secret \(quoted(name))")
      discard()
      return .withheld
    }
    var written = Written.all
    for (file, bytes) in made {
      do throws(FileFailure) {
        try file.write(bytes)
      } catch {
        Terminal.say("conform: \(shown(file.path)) could not be written: \(error.reason)")
        written = .some
      }
    }
    return written
  }
}
