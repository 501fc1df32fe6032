public import CaseModel
import ContractModel
import JSONCore

/// Writes a run in the Static Analysis Results Interchange Format (SARIF 2.1.0, OASIS): each requirement a rule, each
/// requirement with findings a result at the contract's line.
public struct SARIFReport: Sendable {
  static let schema = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"

  /// Where results are located.
  public var folder: ContractFolder

  /// Makes a report.
  ///
  /// - Parameter folder: where the contracts' files are in the repository the results are shown in.
  public init(folder: ContractFolder = ContractFolder()) {
    self.folder = folder
  }

  /// Writes the file: one SARIF run with the rules and results of all contracts.
  public func bytes(of run: RunRecord) -> [UInt8] {
    let rules = run.contracts.flatMap { contract in contract.requirements.map { rule($0.requirement) } }
    var indexes: [String: Int] = [:]
    for (index, requirement) in run.contracts.flatMap(\.requirements).map(\.requirement).enumerated() {
      indexes[oneLine(requirement.id)] = index
    }
    let results = run.contracts.flatMap { contract in
      FailureText.findings(of: contract).map { result($0, ruleIndex: indexes[$0.requirement], isStrict: run.isStrict) }
    }
    let driver: [(String, JSONValue)] = [
      ("name", .string("ConformanceKit")), ("version", .string(oneLine(run.kit))), ("rules", .array(rules)),
    ]
    let root = JSONValue.object([
      ("$schema", .string(Self.schema)), ("version", .string("2.1.0")),
      (
        "runs",
        .array([
          .object([
            ("tool", .object([("driver", .object(driver))])),
            ("automationDetails", .object([("id", .string(automation(of: run)))])),
            ("invocations", .array([invocation(of: run)])), ("columnKind", .string("unicodeCodePoints")),
            ("results", .array(results)), ("properties", properties(of: run)),
          ])
        ])
      ),
    ])
    return root.bytes(.pretty) + [0x0A]
  }

  private func automation(of run: RunRecord) -> String {
    "conform/\(run.contracts.map { oneLine($0.id) }.joined(separator: "+"))/"
  }

  private func rule(_ requirement: Requirement) -> JSONValue {
    let citations = requirement.citations.map { oneLine($0.text) }.joined(separator: "; ")
    let level = requirement.level == .must ? "error" : requirement.level == .should ? "warning" : "note"
    return .object([
      ("id", .string(oneLine(requirement.id))), ("shortDescription", Self.message(oneLine(requirement.statement))),
      ("help", Self.message("\(requirement.level.rawValue): \(oneLine(requirement.statement)). Source: \(citations)")),
      ("defaultConfiguration", .object([("level", .string(level))])),
      (
        "properties",
        .object([
          ("tags", .array([.string(requirement.suite.rawValue), .string(requirement.level.rawValue)]))
        ])
      ),
    ])
  }

  private func result(_ text: FailureText, ruleIndex: Int?, isStrict: Bool) -> JSONValue {
    let isError = text.isFailure(isStrict: isStrict)
    let level = isError ? "error" : text.status == .warned ? "warning" : "note"
    var members: [(String, JSONValue)] = [("ruleId", .string(text.requirement))]
    if let ruleIndex { members.append(("ruleIndex", .number(ruleIndex))) }
    members += [
      ("level", .string(level)), ("message", Self.message(text.sentence)),
      ("locations", .array([.object([("physicalLocation", location(of: text))])])),
      ("partialFingerprints", .object([("conform/v1", .string(text.fingerprint))])),
      (
        "properties",
        .object([
          ("status", .string(text.status.rawValue)), ("cases", .array(text.failingCases.map { .string($0) })),
          ("fingerprints", .array(text.fingerprints.map { .string($0) })),
        ])
      ),
    ]
    // SARIF 2.1.0 §3.27.23: somebody outside decided that the result may stand.
    if text.status == .waived {
      let why = text.reason.map { [("justification", JSONValue.string($0))] } ?? []
      members.append(("suppressions", .array([.object([("kind", .string("external"))] + why)])))
    }
    return .object(members)
  }

  private func location(of text: FailureText) -> JSONValue {
    let uri = folder.path(of: text.file)
    var members: [(String, JSONValue)] = [
      ("artifactLocation", .object([("uri", .string(Self.reference(uri)))]))
    ]
    if text.location.line > 0 {
      var region: [(String, JSONValue)] = [("startLine", .number(text.location.line))]
      if text.location.column > 0 { region.append(("startColumn", .number(text.location.column))) }
      members.append(("region", .object(region)))
    }
    return .object(members)
  }

  private func invocation(of run: RunRecord) -> JSONValue {
    var members: [(String, JSONValue)] = [
      ("executionSuccessful", .bool(run.verdict != .noVerdict)), ("exitCode", .number(Int(run.verdict.exitStatus))),
      ("startTimeUtc", .string(TimeText.timestamp(run.startedAt) + "Z")),
    ]
    if run.verdict == .noVerdict {
      members.append(
        (
          "toolExecutionNotifications",
          .array([.object([("level", .string("error")), ("message", Self.message(run.verdictReason))])])
        ))
    }
    return .object(members)
  }

  private func properties(of run: RunRecord) -> JSONValue {
    .object([
      ("verdict", .string(run.verdict.rawValue)), ("reason", .string(run.verdictReason)),
      ("suite", .string(oneLine(run.suite))), ("seed", .string(String(run.seed))),
      (
        "contracts",
        .array(
          run.contracts.map { contract in
            .object([
              ("id", .string(oneLine(contract.id))), ("version", .string(oneLine(contract.version))),
              ("sha256", .string(oneLine(contract.source.sha256))),
              ("target", .string(oneLine(contract.target.url))),
              ("requirements", .string(Totals(contract).requirementText)),
            ])
          })
      ),
    ])
  }

  private static func message(_ text: String) -> JSONValue {
    .object([("text", .string(text))])
  }

  /// A path as a relative reference: what a URI does not hold as it stands is percent-encoded (RFC 3986 §2.1).
  private static func reference(_ path: String) -> String {
    var result = ""
    for byte in path.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
        UInt8(ascii: "~"), UInt8(ascii: "/"):
        result.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        let digits = String(byte, radix: 16, uppercase: true)
        result += "%" + (digits.count == 1 ? "0" : "") + digits
      }
    }
    return result
  }
}
