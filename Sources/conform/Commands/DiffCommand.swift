import ConformanceKit

/// `conform diff`: two versions of a contract.
enum DiffCommand: Command {
  static let name = "diff"
  static let summary =
    "tell what a new version of a contract changes for servers, clients and earlier verdicts"
  static let operands = "OLD.json NEW.json [--markdown FILE] [--json FILE]"
  static let mostOperands: Int? = 2
  static let options: [Option] = [.markdown, .json]

  static func run(_ arguments: Arguments) throws(UsageFailure) -> ExitStatus {
    var complaints = arguments.complaints
    if arguments.operands.count < 2 {
      complaints.add("name two contract files: conform diff OLD.json NEW.json")
    }
    try complaints.stopIfAny()
    let contracts = arguments.operands.compactMap { contract($0, &complaints) }
    if contracts.count == 2, contracts[0].id != contracts[1].id {
      complaints.add(
        "\(quoted(contracts[0].id)) and \(quoted(contracts[1].id)) are two contracts, not two versions of one"
      )
    }
    let markdown = OutputFile(arguments, .markdown, &complaints)
    let json = OutputFile(arguments, .json, &complaints)
    guard complaints.isEmpty else {
      markdown?.discard()
      json?.discard()
      throw UsageFailure(complaints)
    }
    let difference = ContractDifference(contracts[0], contracts[1])
    do throws(FileFailure) {
      try markdown?.write(Array(difference.markdown.utf8))
      try json?.write(difference.json)
    } catch {
      throw UsageFailure("a report could not be written: \(error.reason)", status: .noVerdict)
    }
    Terminal.out(difference.text)
    return .done
  }

  private static func contract(_ path: String, _ complaints: inout Complaints) -> Contract? {
    do throws(ContractLibrary.Failure) {
      let library = try ContractLibrary.files([path])
      if let contract = library.contracts.first { return contract }
      complaints.add("\(shown(path)): is no contract")
    } catch {
      for problem in error.problems { complaints.add(problem) }
    }
    return nil
  }
}
