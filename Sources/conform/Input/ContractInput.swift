import ConformanceKit

/// The contracts a command works with.
struct ContractInput {
  let library: ContractLibrary

  /// Reads the built-in contracts, or those of `--contracts`, and the contract files among the operands; nil when there
  /// is something wrong with them.
  init?(_ arguments: Arguments, _ complaints: inout Complaints) {
    self.init(contractsOf: arguments, files: arguments.operands.filter(Self.isFile), &complaints)
  }

  /// Reads the built-in contracts, or those of `--contracts`, and these contract files; nil when there is something
  /// wrong with them.
  init?(contractsOf arguments: Arguments, files: [String] = [], _ complaints: inout Complaints) {
    do throws(ContractLibrary.Failure) {
      if let directory = arguments[.contracts] {
        let library = try ContractLibrary.directory(directory)
        if library.contracts.isEmpty {
          complaints.add("--contracts \(quoted(directory)): the directory holds no contract")
          return nil
        }
        self.library = try library.adding(files: files)
      } else {
        library = try ContractLibrary.builtIn().adding(files: files)
      }
    } catch {
      for problem in error.problems { complaints.add(problem) }
      return nil
    }
  }

  /// Whether a word names the file of a contract, and not a contract.
  static func isFile(_ word: String) -> Bool { word.hasSuffix(".json") }

  /// Finds the contracts of these names and files; each only once, in the order of the command line.
  func contracts(_ names: [String], _ complaints: inout Complaints) -> [Contract] {
    var found: [Contract] = []
    for name in names {
      let isFile = Self.isFile(name)
      guard let contract = isFile ? library.contracts.first(where: { $0.source.file == name }) : library.contract(name)
      else {
        complaints.add(unknown("contract", name, among: library.ids))
        continue
      }
      if !found.contains(where: { $0.id == contract.id }) { found.append(contract) }
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
