import ConformanceKit

/// `conform selftest`: every fault must be caught, every harmless variant must pass.
enum SelfTestCommand: Command {
  static let name = "selftest"
  static let summary = "prove the kit: every fault of a contract must be caught, every harmless variant must pass"
  static let operands = "[CONTRACT…] [--thorough] [--json FILE] [--markdown FILE]"
  static let mostOperands: Int? = nil
  static let markdown = Option(name: "--markdown", value: "FILE", help: "write the kill matrix as Markdown here")
  static let parallel = Option(name: "--parallel", value: "N", help: "servers under test at the same time (default 6)")
  static let thorough = Option(
    name: "--thorough", help: "run every harmless server against every case, and not only where it differs")
  static let options: [Option] = [.contracts, .authentication, thorough, .json, markdown, parallel, .quiet]

  static func run(_ arguments: Arguments) throws(UsageFailure) -> ExitStatus {
    var complaints = arguments.complaints
    let input = ContractInput(arguments, &complaints)
    let chosen = input?.contracts(arguments.operands, &complaints) ?? []
    let contracts = arguments.operands.isEmpty ? input?.library.contracts ?? [] : chosen
    let parallel = arguments.integer(Self.parallel, in: 1...64, &complaints) ?? 6
    let files = [Option.json, markdown].map { option in output(option, arguments, &complaints) }
    guard complaints.isEmpty else {
      for file in files { file?.discard() }
      throw UsageFailure(complaints)
    }
    let isThorough = arguments.has(Self.thorough)
    let tests = contracts.flatMap { contract in
      guard let wanted = arguments[.authentication] else { return SelfTest.all(of: contract, isThorough: isThorough) }
      return contract.authentication.filter { $0.name == wanted }.map {
        SelfTest(contract: contract, authentication: $0.name, isThorough: isThorough)
      }
    }
    if !arguments.has(.quiet) { for test in tests { Terminal.say("conform: \(test.words)") } }
    let matrix = SelfTestMatrix.run(tests, parallel: parallel)
    Terminal.out(matrix.text)
    let isWritten = write(matrix.json, to: files[0]) && write(Array(matrix.markdown.utf8), to: files[1])
    guard isWritten else { return .noVerdict }
    return matrix.passed ? .done : .doesNotConform
  }

  private static func output(
    _ option: Option, _ arguments: Arguments, _ complaints: inout Complaints
  ) -> OutputFile? {
    guard let path = arguments[option] else { return nil }
    do throws(FileFailure) {
      return try OutputFile(path)
    } catch {
      complaints.add("\(option.name) \(quoted(path)): cannot be written: \(error.reason)")
      return nil
    }
  }

  /// Writes a file that was asked for; says what is wrong when that does not work.
  private static func write(_ bytes: [UInt8], to file: OutputFile?) -> Bool {
    guard let file else { return true }
    do throws(FileFailure) {
      try file.write(bytes)
      return true
    } catch {
      Terminal.say("conform: \(quoted(file.path)) cannot be written: \(error.reason)")
      return false
    }
  }
}
