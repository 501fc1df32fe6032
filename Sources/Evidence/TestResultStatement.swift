import CaseModel
import ContractModel
import JSONCore
import PayloadCrypto

/// What is signed: an in-toto Statement, version 1, whose predicate is a test result, version 0.1, and whose subjects
/// are the files of the bundle (in-toto/attestation, spec/v1 and spec/predicates/test-result.md).
enum TestResultStatement {
  static let payloadType = "application/vnd.in-toto+json"
  static let type = "https://in-toto.io/Statement/v1"
  static let predicateType = "https://in-toto.io/attestation/test-result/v0.1"

  /// Makes the statement of a run.
  ///
  /// - Parameter files: those of the bundle, the manifest among them.
  static func bytes(of run: RunRecord, files: [BundleFile]) -> [UInt8] {
    let requirements = run.contracts.flatMap(\.requirements)
    func names(_ statuses: [RequirementRecord.Status]) -> JSONValue {
      .array(requirements.filter { statuses.contains($0.status) }.map { .string($0.requirement.id) })
    }
    let failed: [RequirementRecord.Status] = run.isStrict ? [.broken, .warned] : [.broken]
    let warned: [RequirementRecord.Status] = run.isStrict ? [.waived] : [.warned, .waived]
    let isWarned = requirements.contains { warned.contains($0.status) }
    let result = run.verdict == .conforms ? (isWarned ? "WARNED" : "PASSED") : "FAILED"
    let configuration = files.filter {
      $0.path.hasPrefix(BundleFile.contracts) || [BundleFile.targets, BundleFile.waivers].contains($0.path)
    }
    return JSONValue.object([
      ("_type", .string(type)), ("subject", .array(files.map(descriptor))),
      ("predicateType", .string(predicateType)),
      (
        "predicate",
        .object([
          ("result", .string(result)), ("configuration", .array(configuration.map(descriptor))),
          ("passedTests", names([.proved])), ("warnedTests", names(warned)), ("failedTests", names(failed)),
        ])
      ),
    ]).bytes()
  }

  /// A resource descriptor; the manifest's has the digests of its lines, as the manifest has those of all others.
  private static func descriptor(_ file: BundleFile) -> JSONValue {
    var members: [(String, JSONValue)] = [
      ("name", .string(file.path)), ("digest", .object([("sha256", .string(Digest.sha256Hex(file.bytes)))])),
    ]
    if file.path == BundleFile.manifest {
      let lines = Manifest.lines(file.bytes).map { JSONValue.string($0) }
      members.append(("annotations", .object([("lines", .array(lines))])))
    }
    return .object(members)
  }

  /// The first line of a file that is not what was signed; nil where the statement has no digests of its lines.
  static func lineOfChange(in bytes: [UInt8], subject: JSONValue) -> Int? {
    let lines = subject["annotations"]?["lines"]?.array?.compactMap(\.string)
    return lines.map { Manifest.lineOfChange(Manifest.lines(bytes), from: $0) }
  }
}
