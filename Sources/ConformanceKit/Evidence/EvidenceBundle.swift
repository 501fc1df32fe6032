public import CaseModel
import ContractModel
public import Evidence
public import PayloadCrypto
import Planning
import Reporting

/// The evidence of a run as files, and what comes of holding such files against each other.
public enum EvidenceBundle {
  /// Makes the files.
  ///
  /// - Parameters:
  ///   - run: the record of the run.
  ///   - evidence: the exchanges that were kept of it.
  ///   - library: where the contracts of the run come from.
  ///   - waivers: the octets of the file of waivers.
  ///   - kitSHA256: the digest of the kit's executable.
  ///   - key: signs the bundle; Ed25519 or ECDSA P-256, PEM.
  /// - Throws: a key that cannot be read, or is of another kind; a run that nobody else can judge again.
  public static func files(
    of run: RunRecord, evidence: RunEvidence, library: ContractLibrary, waivers: [UInt8]?, kitSHA256: String,
    key: [UInt8]?
  ) throws(EvidenceFailure) -> [BundleFile] {
    if evidence.isExtended { throw .extended }
    if run.contracts.count > evidence.parts.count { throw .merged }
    var files = [
      BundleFile(path: BundleFile.record, bytes: JSONReport().bytes(of: run)),
      BundleFile(path: BundleFile.targets, bytes: JSONReport.targets(of: run)),
    ]
    for contract in run.contracts {
      guard let bytes = library.files[contract.id] else { continue }
      files.append(BundleFile(path: "\(BundleFile.contracts)\(contract.id).json", bytes: bytes))
    }
    if let bytes = library.baseline {
      files.append(BundleFile(path: "\(BundleFile.contracts)baseline.json", bytes: bytes))
    }
    if let waivers { files.append(BundleFile(path: BundleFile.waivers, bytes: waivers)) }
    var log = ExchangeLog()
    for part in evidence.parts { log.add(part.exchanges, plan: part.plan, secrets: part.secrets) }
    do throws(CryptoError) {
      return try Bundle.files(of: run, files, log: log, kit: (run.kit, kitSHA256), key: key)
    } catch {
      throw .key(error)
    }
  }

  /// Holds files against manifest, chain and signature, and judges the exchanges again.
  ///
  /// - Parameters:
  ///   - files: the bundle's files.
  ///   - key: the public key of whoever signs, PEM; nil leaves the signature unchecked.
  /// - Throws: a key that cannot be read, or is of another kind.
  public static func verify(_ files: [BundleFile], key: [UInt8]?) throws(CryptoError) -> BundleVerification {
    var run: RunRecord?
    var faults: [String] = []
    if let bytes = files.first(where: { $0.path == BundleFile.record })?.bytes {
      do throws(RunRecordError) {
        run = try RunRecordReader.read(bytes)
      } catch {
        faults = error.problems.map { $0.line(file: BundleFile.record, in: bytes) }
      }
    }
    let integrity = try Integrity(files, key: key, run: run)
    var result = BundleVerification(integrity: integrity, run: run)
    result.faults += faults
    if let run { result.judgeAgain(run, integrity) }
    return result
  }
}

/// What came of verifying a bundle.
public struct BundleVerification: Sendable {
  /// Everything that is wrong, one sentence each with file and line.
  public internal(set) var faults: [String]
  public internal(set) var run: RunRecord?
  public internal(set) var rejudging = Rejudging()
  /// Whether the signature fits the key.
  public let isSigned: Bool
  public let hasAttestation: Bool

  init(integrity: Integrity, run: RunRecord?) {
    self.run = run
    faults = integrity.faults
    isSigned = integrity.isSigned
    hasAttestation = integrity.hasAttestation
  }

  mutating func judgeAgain(_ run: RunRecord, _ integrity: Integrity) {
    if let targets = integrity[BundleFile.targets], targets != JSONReport.targets(of: run) {
      faults.append("\(BundleFile.targets): are not the targets of \(BundleFile.record)")
    }
    let files = integrity.contractPaths.map { ($0, integrity[$0] ?? []) }
    let library: ContractLibrary
    do throws(ContractLibrary.Failure) {
      library = try ContractLibrary(files: files)
    } catch {
      faults += error.problems.map(\.text)
      return
    }
    checkWaivers(run, integrity[BundleFile.waivers])
    guard let suite = SuiteSelection(run.suite) else {
      faults.append("\(BundleFile.record): the suite \(run.suite) is none that this kit knows")
      return
    }
    for record in run.contracts {
      guard let contract = library.contract(record.id), let bytes = library.files[record.id] else {
        faults.append("\(BundleFile.contracts): the contract \(record.id) is missing")
        continue
      }
      guard ContractSource(file: "", bytes: bytes).sha256 == record.source.sha256 else {
        faults.append("\(contract.source.file): is not the contract that the record says was used")
        continue
      }
      let layers = Set(run.without.compactMap(Layer.init(rawValue:)))
      let whole = Planner.plan(
        layers.isEmpty ? contract : contract.without(layers),
        options: PlanOptions(
          suite: suite, seed: run.seed, only: run.only, authentication: record.target.authentication))
      let shard = record.shard.flatMap { Shard($0.index, of: $0.count) }
      rejudging.run(record, plan: shard.map(whole.part) ?? whole, bundle: integrity)
    }
    faults += rejudging.faults
  }

  /// Holds the waivers of the record against their file.
  private mutating func checkWaivers(_ run: RunRecord, _ bytes: [UInt8]?) {
    let told = run.contracts.flatMap { $0.waivers ?? [] }
    guard let source = run.waivers else {
      if !told.isEmpty { faults.append("\(BundleFile.record): there are waivers, and no file they come from") }
      return
    }
    guard let bytes, ContractSource(file: source.file, bytes: bytes) == source else {
      faults.append("\(BundleFile.waivers): is not the file of waivers that the record says was used")
      return
    }
    do throws(WaiverFile.Failure) {
      let waivers = try WaiverFile.read(bytes, requirements: nil).waivers
      let due = waivers.filter { waiver in run.contracts.contains { waiver.requirement.hasPrefix($0.id + "/") } }
      if Set(told.map(\.waiver)) != Set(due) {
        faults.append("\(BundleFile.record): the waivers are not those of \(BundleFile.waivers)")
      }
      let isOver = { (record: WaiverRecord) in record.waiver.isOver(at: run.startedAt) }
      for record in told where (record.state == .expired) != isOver(record) {
        faults.append("\(BundleFile.record): the waiver \(record.waiver.ticket) is told to be \(record.state.rawValue)")
      }
    } catch {
      faults += error.problems.map { $0.line(file: BundleFile.waivers, in: bytes) }
    }
  }
}
