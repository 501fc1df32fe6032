import ConformanceKit
import FoundationEssentials

/// `conform lint`: says what is wrong with contracts.
enum LintCommand: Command {
  static let name = "lint"
  static let summary = "say whether contracts are well formed and coherent; without files the built-in ones"
  static let operands = "[FILE or DIRECTORY…]"
  static let mostOperands: Int? = nil
  static let documents = Option(
    name: "--documents", value: "DIR", help: "hold citations against the stored documents in this directory")
  static let options: [Option] = [documents]

  static func run(_ arguments: Arguments) throws(UsageFailure) -> ExitStatus {
    try arguments.complaints.stopIfAny()
    var problems: [ContractProblem] = []
    var count = 0
    do throws(ContractLibrary.Failure) {
      let library = try library(arguments.operands)
      problems = library.warnings
      if let directory = arguments[documents] {
        problems += library.contracts.flatMap { DocumentCheck.problems(of: $0, documents: directory) }
      }
      count = library.contracts.count
    } catch {
      problems = error.problems
    }
    for problem in problems { Terminal.out(line(problem)) }
    let errors = problems.count { $0.severity == .error }
    let numbers = "\(counted(errors, "error")), \(counted(problems.count - errors, "warning"))"
    Terminal.out(errors == 0 ? "\(counted(count, "contract")): \(numbers)" : numbers)
    return errors == 0 ? .done : .wrongInput
  }

  private static func library(_ paths: [String]) throws(ContractLibrary.Failure) -> ContractLibrary {
    guard !paths.isEmpty else { return try ContractLibrary.builtIn() }
    return try ContractLibrary.files(paths.flatMap(files))
  }

  /// A file, or the contracts of a directory.
  private static func files(_ path: String) -> [String] {
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: path) else { return [path] }
    return names.filter { $0.hasSuffix(".json") && !$0.hasSuffix(".schema.json") }.sorted().map { "\(path)/\($0)" }
  }

  /// The problem as compilers write them.
  private static func line(_ problem: ContractProblem) -> String {
    let place = "\(problem.file):\(problem.location.line):\(problem.location.column)"
    let hint = problem.hint.map { "; \($0)" } ?? ""
    return shown("\(place): \(problem.severity.rawValue): \(problem.message)\(hint)")
  }
}
