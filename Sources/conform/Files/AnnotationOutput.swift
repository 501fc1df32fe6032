import ConformanceKit

/// The findings of a run as a code host shows them at the lines of a contract: `--annotations`.
struct AnnotationOutput {
  /// Who is to show them.
  enum Host: String, CaseIterable {
    case github, gitlab
  }

  static let option = Option(
    name: "--annotations", value: "HOST",
    help: "github: print workflow commands; gitlab: write \(GitLabAnnotations.fileName) into the reports' directory")
  static let contractFolder = Option(
    name: "--contract-folder", value: "DIR",
    help: "where the contracts' files are in your repository, for annotations and SARIF (default: --contracts)")

  let host: Host?
  let folder: ContractFolder

  /// Reads `--annotations`, `--contract-folder` and `--contracts`.
  init(_ arguments: Arguments, _ complaints: inout Complaints) {
    let words = Host.allCases.map(\.rawValue)
    host = arguments.word(Self.option, among: words, what: "host of annotations", &complaints)
      .flatMap { Host(rawValue: $0) }
    folder = ContractFolder(arguments[Self.contractFolder] ?? arguments[.contracts] ?? "")
  }

  /// Prints the workflow commands of a run, when they are asked for.
  ///
  /// - Returns: false when a secret stood in them, which are then not shown.
  @discardableResult
  func print(_ run: RunRecord, unless secrets: SecretGuard? = nil) -> Bool {
    guard host == .github else { return true }
    let lines = GitHubAnnotations(folder: folder).lines(of: run).joined(separator: "\n")
    if let name = secrets?.secret(in: Array(lines.utf8)) {
      Terminal.say("conform: the annotations are not shown: they would tell the secret \(quoted(name))")
      return false
    }
    Terminal.out(lines)
    return true
  }

  /// Prints other text meanwhile; the runner of GitHub takes no line of it for a command, whatever a server sent.
  func whileStopped<Result>(_ body: () -> Result) -> Result {
    guard host == .github else { return body() }
    let token = SystemRandom.bytes(16).map { String($0, radix: 16) }.joined()
    Terminal.out("::stop-commands::\(token)")
    defer { Terminal.out("::\(token)::") }
    return body()
  }
}
