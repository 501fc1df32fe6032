import ConformanceKit
import Glibc

/// What a run puts to the test: contracts, and for each a target file or the built-in mock.
struct RunInput {
  var contracts: [Contract]
  /// By contract id; empty for a run against the built-in mocks.
  var targets: [String: TargetFile]

  /// Puts the named contracts and the target files together.
  init(_ library: ContractLibrary, named: [Contract], paths: [String], _ complaints: inout Complaints) {
    guard !paths.isEmpty else {
      contracts = named.isEmpty ? library.contracts : named
      targets = [:]
      return
    }
    var found: [String: TargetFile] = [:]
    var order: [Contract] = []
    var isCertain = true
    for path in paths {
      guard let file = Self.read(path, &complaints) else {
        isCertain = false
        continue
      }
      guard let contract = Self.contract(of: file, library, named, &complaints) else { continue }
      if let other = found[contract.id] {
        complaints.add(
          "\(shown(path)): \(contract.id) has the target \(shown(other.path)) already; run them one by one")
        continue
      }
      found[contract.id] = file
      order.append(contract)
    }
    for contract in named where found[contract.id] == nil && isCertain {
      complaints.add("\(contract.id) has no target among those given; add one with --target FILE")
    }
    contracts = named.isEmpty ? order : named
    targets = found
  }

  private static func read(_ path: String, _ complaints: inout Complaints) -> TargetFile? {
    do throws(FileFailure) {
      let bytes = try fileBytes(path)
      do throws(TargetFailure) {
        return try TargetFileReader.read(bytes, path: path)
      } catch {
        for problem in error.problems { complaints.add(problem) }
      }
    } catch {
      complaints.add(
        ContractProblem(
          file: path, location: SourceLocation(line: 1, column: 1), message: "cannot be read: \(error.reason)"))
    }
    return nil
  }

  /// The contract a target file is for: the one it names, or else the only one on the command line.
  private static func contract(
    of file: TargetFile, _ library: ContractLibrary, _ named: [Contract], _ complaints: inout Complaints
  ) -> Contract? {
    let path = shown(file.path)
    guard let id = file.contract else {
      if named.count == 1 { return named[0] }
      complaints.add("\(path): names no contract; name the one it is for: conform run CONTRACT --target \(path)")
      return nil
    }
    guard let contract = library.contract(id) else {
      complaints.add("\(path): " + unknown("contract", id, among: library.ids))
      return nil
    }
    guard named.isEmpty || named.contains(where: { $0.id == id }) else {
      let names = named.map { quoted($0.id) }.joined(separator: ", ")
      complaints.add("\(path): is for the contract \(quoted(id)), and this run is of \(names)")
      return nil
    }
    return contract
  }
}
