import ConformanceKit
import PayloadCrypto

/// Where the evidence of a run goes, and what signs it.
struct BundleInput {
  static let bundle = Option(
    name: "--bundle", value: "DIR", help: "write the evidence here: record, contracts, exchanges, digests")
  static let sign = Option(
    name: "--sign", value: "KEY", help: "sign the bundle: an Ed25519 or ECDSA P-256 private key, PEM")
  static let options = [bundle, sign]

  private let directory: BundleDirectory
  private let key: [UInt8]?

  /// Reads `--bundle` and `--sign`; nil when no bundle is wanted, or there is something wrong.
  init?(_ arguments: Arguments, _ complaints: inout Complaints) {
    var isWrong = false
    let key = Self.key(arguments, Self.sign, &complaints, &isWrong)
    if let key {
      do throws(CryptoError) {
        _ = try Signature.publicKeyPEM(fromPrivatePEM: key)
      } catch {
        complaints.add("\(Self.sign.name) \(quoted(arguments[Self.sign] ?? "")): \(error.message)")
        isWrong = true
      }
    }
    guard let path = arguments[Self.bundle] else {
      if arguments.has(Self.sign) { complaints.add("--sign signs a bundle: name its directory with --bundle DIR") }
      return nil
    }
    do throws(FileFailure) {
      directory = try BundleDirectory(writingTo: path)
    } catch {
      complaints.add("\(Self.bundle.name) \(quoted(path)): cannot be written: \(error.reason)")
      return nil
    }
    if isWrong { return nil }
    self.key = key
  }

  /// Reads the file of a key that an option names; nil without the option, and when it cannot be read.
  static func key(
    _ arguments: Arguments, _ option: Option, _ complaints: inout Complaints, _ isWrong: inout Bool
  ) -> [UInt8]? {
    guard let path = arguments[option] else { return nil }
    do throws(FileFailure) {
      return try fileBytes(path)
    } catch {
      complaints.add("\(option.name) \(quoted(path)): cannot be read: \(error.reason)")
      isWrong = true
      return nil
    }
  }

  /// Writes the bundle of a run; false, after saying why, when that does not work.
  func write(
    _ run: RunRecord, _ evidence: RunEvidence, _ library: ContractLibrary, waivers: [UInt8]?,
    unless secrets: SecretGuard
  ) -> Bool {
    let executable = (try? fileBytes("/proc/self/exe")).map { ContractSource(file: "", bytes: $0).sha256 }
    var files: [BundleFile] = []
    do throws(EvidenceFailure) {
      files = try EvidenceBundle.files(
        of: run, evidence: evidence, library: library, waivers: waivers, kitSHA256: executable ?? "", key: key)
    } catch {
      Terminal.say("conform: no bundle is written: \(error.message)")
      return false
    }
    // Contracts and waivers are as they were given.
    for file in files where [BundleFile.record, BundleFile.exchanges, BundleFile.targets].contains(file.path) {
      guard let name = secrets.secret(in: file.bytes) else { continue }
      Terminal.say("conform: no bundle is written: \(file.path) would tell the secret \(quoted(name))")
      return false
    }
    do throws(FileFailure) {
      try directory.write(files)
    } catch {
      Terminal.say("conform: \(shown(directory.path)) could not be written: \(error.reason)")
      return false
    }
    return true
  }
}
