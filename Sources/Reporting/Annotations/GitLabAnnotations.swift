public import CaseModel
import ContractModel
import JSONCore

/// Writes findings as a Code Quality report of GitLab, which shows them in merge requests at the contract's lines.
public struct GitLabAnnotations: Sendable {
  /// The name GitLab's examples give the file.
  public static let fileName = "gl-code-quality-report.json"

  /// Where the contracts' files are in the repository.
  public var folder: ContractFolder

  /// Makes annotations.
  public init(folder: ContractFolder = ContractFolder()) {
    self.folder = folder
  }

  /// Writes the file: a JSON array without a byte order mark; fingerprints differ, for GitLab shows only one of the same.
  public func bytes(of run: RunRecord) -> [UInt8] {
    let entries = run.contracts.flatMap { contract in
      FailureText.findings(of: contract).map { entry($0, isStrict: run.isStrict) }
        + (contract.isUnverified ? [unverified(contract)] : [])
    }
    return JSONValue.array(entries).bytes(.pretty) + [0x0A]
  }

  private func entry(_ text: FailureText, isStrict: Bool) -> JSONValue {
    .object([
      ("description", .string("\(text.statement): \(text.sentence)")), ("check_name", .string(text.requirement)),
      ("fingerprint", .string(text.fingerprint)),
      ("severity", .string(severity(text, isStrict))),
      (
        "location",
        .object([
          ("path", .string(folder.path(of: text.file))),
          ("lines", .object([("begin", .number(max(text.location.line, 1)))])),
        ])
      ),
    ])
  }

  /// What stands beside the findings of a server that anyone could have answered for.
  private func unverified(_ contract: ContractRecord) -> JSONValue {
    .object([
      ("description", .string(ContractRecord.unverified)), ("check_name", .string("\(contract.id)/tls.certificate")),
      ("fingerprint", .string("\(contract.id)/verify")), ("severity", .string("info")),
      (
        "location",
        .object([
          ("path", .string(folder.path(of: contract.source.file))), ("lines", .object([("begin", .number(1))])),
        ])
      ),
    ])
  }

  private func severity(_ text: FailureText, _ isStrict: Bool) -> String {
    if text.isFailure(isStrict: isStrict) { return text.suite == .security ? "critical" : "major" }
    return text.status == .warned ? "minor" : "info"
  }
}
