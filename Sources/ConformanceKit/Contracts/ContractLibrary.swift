public import ContractModel
import FoundationEssentials
import PayloadCrypto

/// The contracts a run can choose from: those compiled into the kit, or those of a directory.
public struct ContractLibrary: Sendable {
  public let contracts: [Contract]
  /// Warnings of files that were read all the same.
  public let warnings: [ContractProblem]
  /// The octets of each contract's file, by contract id.
  public let files: [String: [UInt8]]
  /// The octets of the baseline's file.
  public let baseline: [UInt8]?

  /// Why contracts could not be read: every problem of every file.
  public struct Failure: Error, Sendable, Hashable {
    public var problems: [ContractProblem]
    public var text: String { problems.map(\.text).joined(separator: "\n") }
  }

  /// Reads the contracts that are compiled into the kit.
  ///
  /// - Throws: the problems of the files, should one have any.
  public static func builtIn() throws(Failure) -> ContractLibrary {
    try ContractLibrary(files: embeddedContractFiles.map { ("\($0.name)", Array("\($0.text)".utf8)) })
  }

  /// Reads every `.json` file of a directory but its schemas; the kit's own baseline serves where the directory has none.
  ///
  /// - Throws: a problem for a directory or file that cannot be read, and the problems of the files.
  public static func directory(_ path: String) throws(Failure) -> ContractLibrary {
    let names: [String]
    do {
      names = try FileManager.default.contentsOfDirectory(atPath: path)
    } catch {
      throw Failure(problems: [.unreadable(path, "the directory cannot be read")])
    }
    let paths = names.filter { $0.hasSuffix(".json") }.sorted().map { "\(path)/\($0)" }
    return try files(paths)
  }

  /// Reads these files.
  ///
  /// - Throws: a problem for each file that cannot be read, and the problems of the files.
  public static func files(_ paths: [String]) throws(Failure) -> ContractLibrary {
    var files: [(String, [UInt8])] = []
    var problems: [ContractProblem] = []
    for path in paths where !path.hasSuffix(".schema.json") {
      if let data = FileManager.default.contents(atPath: path) {
        files.append((path, Array(data)))
      } else {
        problems.append(.unreadable(path, "the file cannot be read"))
      }
    }
    guard problems.isEmpty else { throw Failure(problems: problems) }
    return try ContractLibrary(files: files)
  }

  /// Adds the contracts of further files; one with the id of a contract that is there takes its place.
  ///
  /// - Throws: a problem for each file that cannot be read, and the problems of the files.
  public func adding(files paths: [String]) throws(Failure) -> ContractLibrary {
    guard !paths.isEmpty else { return self }
    let own = try ContractLibrary.files(paths)
    let kept = contracts.filter { own.contract($0.id) == nil }
    return ContractLibrary(
      contracts: kept + own.contracts, warnings: warnings + own.warnings, files: files.merging(own.files) { $1 },
      baseline: baseline)
  }

  private init(
    contracts: [Contract], warnings: [ContractProblem], files: [String: [UInt8]], baseline: [UInt8]?
  ) {
    self.contracts = contracts
    self.warnings = warnings
    self.files = files
    self.baseline = baseline
  }

  /// Reads files that are at hand.
  ///
  /// - Parameter files: names and octets; one that is called `baseline.json` is the baseline.
  /// - Throws: the problems of the files.
  public init(files: [(String, [UInt8])]) throws(Failure) {
    var problems: [ContractProblem] = []
    let isBaseline = { (name: String) in name == "baseline.json" || name.hasSuffix("/baseline.json") }
    let own = files.first { isBaseline($0.0) }
    let embedded = embeddedContractFiles.first { "\($0.name)" == "baseline.json" }.map {
      ("baseline.json", Array("\($0.text)".utf8))
    }
    var baseline: Baseline?
    if let (name, bytes) = own ?? embedded {
      let (value, found) = ContractReader.readBaseline(bytes, source: ContractSource(file: name, bytes: bytes))
      baseline = value
      problems += found
    }
    var contracts: [Contract] = []
    var octets: [String: [UInt8]] = [:]
    for (name, bytes) in files where !isBaseline(name) && !name.hasSuffix(".schema.json") {
      let (contract, found) = ContractReader.read(
        bytes, source: ContractSource(file: name, bytes: bytes), baseline: baseline)
      problems += found
      if let contract {
        contracts.append(contract)
        octets[contract.id] = bytes
      }
    }
    var seen: [String: String] = [:]
    for contract in contracts {
      if let other = seen[contract.id] {
        problems.append(.unreadable(contract.source.file, "the contract \(contract.id) is in \(other) too"))
      }
      seen[contract.id] = contract.source.file
    }
    guard !problems.contains(where: { $0.severity == .error }) else { throw Failure(problems: problems) }
    self.contracts = contracts
    self.files = octets
    self.baseline = (own ?? embedded)?.1
    self.warnings = problems
  }

  /// Returns the contract with this id, or nil.
  public func contract(_ id: String) -> Contract? {
    contracts.first { $0.id == id }
  }

  /// The ids, in order.
  public var ids: [String] { contracts.map(\.id) }
}

extension ContractSource {
  /// Names a file and the digest of its bytes.
  public init(file: String, bytes: [UInt8]) {
    self.init(file: file, sha256: Digest.sha256Hex(bytes))
  }
}

extension ContractProblem {
  /// A problem of a file as a whole.
  static func unreadable(_ file: String, _ message: String) -> ContractProblem {
    ContractProblem(file: file, location: SourceLocation(line: 1, column: 1), message: message)
  }
}
