public import CaseModel
import ContractModel

/// Writes findings as workflow commands of GitHub Actions, which show them at the contract's lines.
///
/// GitHub keeps ten errors and ten warnings of a step: where there are more, the last one kept says how many are not
/// shown.
public struct GitHubAnnotations: Sendable {
  /// Annotations of one kind that GitHub keeps of a step.
  static let most = 10
  /// Bytes of a message at most.
  static let longestMessage = 4_000

  /// Where the contracts' files are in the repository.
  public var folder: ContractFolder

  /// Makes annotations.
  public init(folder: ContractFolder = ContractFolder()) {
    self.folder = folder
  }

  /// The commands, one line each.
  public func lines(of run: RunRecord) -> [String] {
    let texts = run.contracts.flatMap(FailureText.findings)
    let errors = texts.filter { $0.isFailure(isStrict: run.isStrict) }
    let warnings = texts.filter { $0.status == .warned && !run.isStrict }
    var lines = commands("error", errors) + commands("warning", warnings)
    if run.verdict == .noVerdict || run.contracts.contains(where: \.isUnverified) {
      let name = warnings.count < Self.most ? "warning" : "notice"
      lines.append("::\(name) title=\(Self.property(run.verdict.rawValue))::\(Self.data(run.verdictReason))")
    }
    return lines
  }

  private func commands(_ name: String, _ texts: [FailureText]) -> [String] {
    guard texts.count > Self.most else { return texts.map { command(name, $0) } }
    let rest = texts.count - (Self.most - 1)
    return texts.prefix(Self.most - 1).map { command(name, $0) } + [
      "::\(name) title=and \(rest) more::"
        + Self.data("\(rest) more are in the reports: \(name)s of a step are ten at most")
    ]
  }

  private func command(_ name: String, _ text: FailureText) -> String {
    var properties = ["file=\(Self.property(folder.path(of: text.file)))"]
    if text.location.line > 0 { properties.append("line=\(text.location.line)") }
    if text.location.column > 0 { properties.append("col=\(text.location.column)") }
    properties.append("title=\(Self.property(cut(text.requirement, to: 200)))")
    let message = cut("\(text.level.rawValue): \(text.statement)\n\(text.sentence)", to: Self.longestMessage)
    return "::\(name) \(properties.joined(separator: ","))::\(Self.data(message))"
  }

  /// A message, with what would end it or begin an escape spelled out.
  private static func data(_ text: String) -> String {
    text.replacing("%", with: "%25").replacing("\r", with: "%0D").replacing("\n", with: "%0A")
  }

  /// A property's value, which ends at a colon or comma.
  private static func property(_ text: String) -> String {
    data(text).replacing(":", with: "%3A").replacing(",", with: "%2C")
  }
}
