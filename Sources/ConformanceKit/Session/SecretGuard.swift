public import CaseModel
import ContractModel
import HTTPCore
import PayloadCrypto

/// Looks through whole reports for the secrets of a run, in every spelling, before they are put in place.
///
/// Not looked for are short values, which stand in a report by chance (`SecretScan` says which), and values that the
/// plan itself shows: samples of the documents, and what cases make up.
public struct SecretGuard: Sendable {
  private let scan: SecretScan

  /// - Parameters:
  ///   - secrets: the values of the targets and of the requests that were sent.
  ///   - plans: what the reports may quote.
  public init(_ secrets: [Secret], plans: [Plan]) {
    var met: Set<SecretValue> = []
    let all = secrets.filter { met.insert($0.value).inserted }
    // The labels are places in the list as long as it is not known which ones are shown.
    let numbered = SecretScan(all.indices.map { all[$0].hidden(as: "\($0)") })
    let shown = numbered.labels(in: Array(plans.flatMap(Self.texts).joined(separator: "\n").utf8))
    scan = SecretScan(
      all.indices.filter { !shown.contains("\($0)") }.map { all[$0].hidden(as: all[$0].label) })
  }

  /// Returns the name of the first secret that stands in a report; nil when there is none.
  public func secret(in report: [UInt8]) -> String? { scan.firstLabel(in: report) }

  /// What a report may quote of a plan.
  private static func texts(_ plan: Plan) -> [String] {
    let contract = plan.contract
    let fields = contract.operations.flatMap(\.requestFields).flatMap { $0.samples + ($0.type.allowed ?? []) }
    let bindings = contract.bindings.compactMap(\.fallback)
    let statements = contract.requirements.map(\.statement)
    return fields + bindings + statements + plan.cases.flatMap { [$0.id, $0.title, $0.changed ?? ""] }
      + plan.cases.flatMap(\.steps).flatMap(\.recipe.edits).compactMap(madeUp)
  }

  /// The text that a case puts in the place of a value, whatever the target's own is.
  private static func madeUp(_ edit: Edit) -> String? {
    switch edit {
    case .replace(_, .json(let json)), .duplicate(_, .json(let json)): json.string
    default: nil
    }
  }
}
