public import CaseModel
import JSONCore
public import PayloadCrypto

/// Holds the files of a bundle against its manifest, its chain and its signature.
public struct Integrity: Sendable {
  /// What is wrong, one sentence each with file and line.
  public private(set) var faults: [String] = []
  public private(set) var manifest: Manifest?
  /// Whether the signature is there and fits the key.
  public private(set) var isSigned = false
  public private(set) var hasAttestation = false
  private let files: [String: BundleFile]

  /// Holds files against each other.
  ///
  /// - Parameters:
  ///   - files: every file there is.
  ///   - key: the public key of whoever signs, PEM; nil leaves the signature unchecked.
  ///   - run: the record among the files; nil where it cannot be read.
  /// - Throws: a key that cannot be read, or is of another kind.
  public init(_ files: [BundleFile], key: [UInt8]?, run: RunRecord?) throws(CryptoError) {
    self.files = Dictionary(files.map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first })
    hasAttestation = self.files[BundleFile.attestation] != nil
    if let key { try checkSignature(key, run) }
    guard let file = self.files[BundleFile.manifest] else {
      faults.append("\(BundleFile.manifest) is missing: this is no bundle")
      return
    }
    do throws(BundleFault) {
      let manifest = try Manifest(file.bytes)
      self.manifest = manifest
      checkDigests(manifest)
      checkChain(manifest)
    } catch {
      faults.append(error.message)
    }
  }

  private mutating func checkDigests(_ manifest: Manifest) {
    for entry in manifest.files {
      guard let file = files[entry.path] else {
        faults.append("\(entry.path) is missing")
        continue
      }
      if let fault = manifest.fault(of: file, entry) { faults.append(fault) }
    }
    let known = Set(manifest.files.map(\.path) + [BundleFile.manifest, BundleFile.attestation])
    for path in files.keys.sorted() where !known.contains(path) {
      faults.append("\(path) is not in the manifest")
    }
    for path in [BundleFile.record, BundleFile.exchanges, BundleFile.targets] where !known.contains(path) {
      faults.append("\(BundleFile.manifest): does not name \(path)")
    }
  }

  private mutating func checkChain(_ manifest: Manifest) {
    var previous = HashChain.start
    let lines = self.lines
    for (index, line) in lines.enumerated() {
      let said = (try? JSONReader.read(line, nestingLimit: 512).value)?["previous"]?.string
      if said != previous {
        faults.append(
          "\(BundleFile.exchanges):\(index + 1): does not follow the line before it: one of them was changed, dropped or moved"
        )
        return
      }
      previous = HashChain.digest(of: line)
    }
    if previous != manifest.last || lines.count != manifest.exchanges {
      faults.append(
        "\(BundleFile.exchanges):\(lines.count): is not the last line of \(manifest.exchanges) that the manifest says")
    }
  }

  private mutating func checkSignature(_ key: [UInt8], _ run: RunRecord?) throws(CryptoError) {
    guard let file = files[BundleFile.attestation] else {
      faults.append("\(BundleFile.attestation) is missing: the bundle is not signed")
      return
    }
    guard let envelope = SigningEnvelope(file.bytes) else {
      let line = SigningEnvelope.lineOfDamage(in: file.bytes)
      faults.append("\(BundleFile.attestation):\(line): is no DSSE envelope with one signature")
      return
    }
    guard try envelope.isSigned(byPublicPEM: key), envelope.payloadType == TestResultStatement.payloadType else {
      let statement = run.map { TestResultStatement.bytes(of: $0, files: signedFiles) }
      let fault = envelope.fault(in: file.bytes, statement: statement, key: key)
      faults.append("\(BundleFile.attestation):\(fault)")
      return
    }
    if let line = envelope.lineOfChange(in: file.bytes, key: key) {
      faults.append("\(BundleFile.attestation):\(line): is not what was signed")
    }
    guard let statement = try? JSONReader.read(envelope.payload).value,
      statement["_type"]?.string == TestResultStatement.type,
      statement["predicateType"]?.string == TestResultStatement.predicateType,
      let subjects = statement["subject"]?.array
    else {
      faults.append("\(BundleFile.attestation): what is signed is no statement of a test result")
      return
    }
    isSigned = true
    var signed: Set<String> = [BundleFile.attestation]
    for subject in subjects {
      guard let name = subject["name"]?.string, let digest = subject["digest"]?["sha256"]?.string else { continue }
      signed.insert(name)
      guard let file = files[name] else {
        faults.append("\(name) was signed and is missing")
        continue
      }
      if Digest.sha256Hex(file.bytes) != digest {
        let line = TestResultStatement.lineOfChange(in: file.bytes, subject: subject).map { ":\($0)" } ?? ""
        faults.append("\(name)\(line): is not the file that was signed")
      }
    }
    for path in files.keys.sorted() where !signed.contains(path) { faults.append("\(path): was not signed") }
  }

  /// The files that a signature covers, in the order of the manifest, which comes last.
  private var signedFiles: [BundleFile] {
    let paths = (files[BundleFile.manifest].flatMap { try? Manifest($0.bytes) }?.files ?? []).map(\.path)
    return (paths + [BundleFile.manifest]).compactMap { files[$0] }
  }

  /// The lines of the exchanges, the line ends aside.
  var lines: [[UInt8]] {
    var lines = (files[BundleFile.exchanges]?.bytes ?? []).split(separator: 0x0A, omittingEmptySubsequences: false)
      .map(Array.init)
    if lines.last?.isEmpty == true { lines.removeLast() }
    return lines
  }

  /// The octets of a file; nil when there is none.
  public subscript(_ path: String) -> [UInt8]? { files[path]?.bytes }

  /// The paths of the contracts.
  public var contractPaths: [String] { files.keys.filter { $0.hasPrefix(BundleFile.contracts) }.sorted() }
}
