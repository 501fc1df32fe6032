import ConformanceKit

/// `conform list`: contracts, or the requirements of one.
enum ListCommand: Command {
  static let name = "list"
  static let summary = "list the contracts, or the operations and requirements of one"
  static let operands = "[CONTRACT] [options]"
  static let mostOperands: Int? = 1
  static let faults = Option(name: "--faults", help: "list the faults that the contract's mock server can show")
  static let variants = Option(name: "--variants", help: "list the harmless differences that it can show")
  static let options: [Option] = [faults, variants, .authentication, .contracts]

  static func run(_ arguments: Arguments) throws(UsageFailure) -> ExitStatus {
    guard !arguments.operands.isEmpty || arguments.has(faults) || arguments.has(variants) else {
      return try contracts(arguments)
    }
    var complaints = arguments.complaints
    let contract = ContractInput.one(arguments, &complaints)
    let scheme = contract?.authentication(arguments, &complaints)
    guard let contract, let scheme, complaints.isEmpty else { throw UsageFailure(complaints) }
    if arguments.has(faults) {
      for fault in FaultCatalogue.faults(for: contract, authentication: scheme) { Terminal.out(fault.name) }
    }
    if arguments.has(variants) {
      let all = VariantCatalogue.variants(for: contract)
      let width = all.map { $0.name.count }.max() ?? 0
      for variant in all { Terminal.out("\(variant.name.padding(to: width))  \(variant.summary)") }
    }
    if !arguments.has(faults), !arguments.has(variants) { show(contract) }
    return .done
  }

  private static func contracts(_ arguments: Arguments) throws(UsageFailure) -> ExitStatus {
    var complaints = arguments.complaints
    guard let library = ContractInput(arguments, &complaints)?.library, complaints.isEmpty else {
      throw UsageFailure(complaints)
    }
    for contract in library.contracts {
      Terminal.out("\(contract.id) \(contract.version)  \(contract.title)")
      for operation in contract.operations {
        let mine = contract.requirements.filter { $0.operation == operation.id }
        let levels = Level.allCases.map { level in "\(mine.count { $0.level == level }) \(level.rawValue)" }
        Terminal.out("  \(operation.id): \(operation.method) \(operation.path)")
        Terminal.out("    \(counted(mine.count, "requirement")): \(levels.joined(separator: ", "))")
      }
    }
    return .done
  }

  private static func show(_ contract: Contract) {
    Terminal.out("\(contract.id) \(contract.version)  \(contract.title)")
    for operation in contract.operations {
      Terminal.out("\n\(operation.id): \(operation.method) \(operation.path)\n")
      for requirement in contract.requirements where requirement.operation == operation.id {
        Terminal.out(requirement.id)
        Terminal.out("    \(requirement.level.rawValue) \(requirement.suite.rawValue): \(requirement.statement)")
      }
    }
  }
}
