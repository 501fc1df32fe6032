import ConformanceKit
import PayloadCrypto

/// `conform verify`: holds a bundle against its signature and digests, and judges its exchanges again.
enum VerifyCommand: Command {
  static let name = "verify"
  static let summary = "check the evidence of a run: signature, chain, digests, and every judgement again"
  static let operands = "BUNDLE [--key PUB]"
  static let mostOperands: Int? = 1
  static let key = Option(
    name: "--key", value: "PUB", help: "the public key of whoever signs, PEM; without it no signature is checked")
  static let options: [Option] = [key]

  static func run(_ arguments: Arguments) throws(UsageFailure) -> ExitStatus {
    var complaints = arguments.complaints
    var isWrong = false
    let key = BundleInput.key(arguments, key, &complaints, &isWrong)
    var files: [BundleFile] = []
    if let path = arguments.operands.first {
      do throws(FileFailure) {
        files = try BundleDirectory.files(in: path)
      } catch {
        complaints.add("\(shown(path)): cannot be read as a bundle: \(error.reason)")
      }
    } else {
      complaints.add("name the directory of a bundle (conform run --bundle DIR writes one)")
    }
    try complaints.stopIfAny()
    do throws(CryptoError) {
      return show(try EvidenceBundle.verify(files, key: key), isKeyGiven: key != nil)
    } catch {
      throw UsageFailure("\(Self.key.name) \(quoted(arguments[Self.key] ?? "")): \(error.message)")
    }
  }

  private static func show(_ result: BundleVerification, isKeyGiven: Bool) -> ExitStatus {
    for fault in result.faults.prefix(100) { Terminal.out(shown(fault)) }
    if result.faults.count > 100 { Terminal.out("and \(result.faults.count - 100) more") }
    let again = result.rejudging
    Terminal.out("exchanges  \(counted(again.received, "exchange")) judged again from the octets that came")
    if again.opened > 0 {
      Terminal.out(
        "           \(again.opened) judged again from what the run took out of sealed answers; only the key can show that"
      )
    }
    if again.recorded > 0 {
      Terminal.out(
        "           \(again.recorded) taken from the run: their judgement depends on secrets the bundle does not hold")
    }
    if again.logins > 0 { Terminal.out("           \(counted(again.logins, "login")), of which nothing is judged") }
    Terminal.out(
      "cases      \(again.cases) follow from judging again, \(again.trustedCases) in part from what the run says")
    if let run = result.run { Terminal.out("verdict    \(run.verdict.rawValue)") }
    Terminal.out("signature  \(signature(result, isKeyGiven: isKeyGiven))")
    guard result.faults.isEmpty else {
      Terminal.out("not verified: \(counted(result.faults.count, "fault"))")
      return .doesNotConform
    }
    Terminal.out(result.isSigned ? "verified" : "verified, but for the signature")
    return .done
  }

  private static func signature(_ result: BundleVerification, isKeyGiven: Bool) -> String {
    if result.isSigned { return "fits the key" }
    if isKeyGiven { return result.hasAttestation ? "does not fit" : "there is none" }
    return result.hasAttestation
      ? "not checked: give the public key with --key PUB"
      : "there is none: whoever changes the bundle can make it fit again"
  }
}
