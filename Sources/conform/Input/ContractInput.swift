import ConformanceKit

/// The contracts a command works with.
struct ContractInput {
  let library: ContractLibrary

  /// Reads the built-in contracts, or those of `--contracts`; nil when there is something wrong with them.
  init?(_ arguments: Arguments, _ complaints: inout Complaints) {
    do throws(ContractLibrary.Failure) {
      if let directory = arguments[.contracts] {
        library = try ContractLibrary.directory(directory)
        if library.contracts.isEmpty {
          complaints.add("--contracts \(quoted(directory)): the directory holds no contract")
          return nil
        }
      } else {
        library = try ContractLibrary.builtIn()
      }
    } catch {
      for problem in error.problems { complaints.add(problem) }
      return nil
    }
  }

  /// Finds the contracts of these names; each only once, in the order of the command line.
  func contracts(_ names: [String], _ complaints: inout Complaints) -> [Contract] {
    var found: [Contract] = []
    for name in names {
      guard let contract = library.contract(name) else {
        complaints.add(unknown("contract", name, among: library.ids))
        continue
      }
      if !found.contains(where: { $0.id == name }) { found.append(contract) }
    }
    return found
  }

  /// Finds the one contract a command wants; nil when none is named or it is unknown.
  static func one(_ arguments: Arguments, _ complaints: inout Complaints) -> Contract? {
    let input = ContractInput(arguments, &complaints)
    guard let name = arguments.operands.first else {
      complaints.add("name a contract" + (input.map { ": \($0.library.ids.joined(separator: ", "))" } ?? ""))
      return nil
    }
    return input?.contracts([name], &complaints).first
  }
}

extension Contract {
  /// Reads `--authentication`: the contract's default when the option is not there.
  func authentication(_ arguments: Arguments, _ complaints: inout Complaints) -> String {
    let names = authentication.map(\.name)
    return arguments.word(.authentication, among: names, what: "authentication of \(id)", &complaints)
      ?? defaultAuthentication
  }

  /// The scheme taken when nobody names one.
  var defaultAuthentication: String { authentication.first?.name ?? "none" }
}
