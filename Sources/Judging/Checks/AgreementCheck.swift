import CaseModel
import ContractModel
import HTTPCore
import JSONCore

/// Status and body say the same: no success body under an error, no error beside a success.
struct AgreementCheck: Check {
  func run(_ context: inout JudgingContext) {
    guard let response = context.response, context.reading != nil else { return }
    let isAccepted = context.fitting.contains { $0.outcome.name == Outcome.accepted }
    // A success status in no form the contract knows is another breach.
    guard isAccepted || response.status >= 400 || !context.fitting.isEmpty else { return }
    let signs = isAccepted ? context.operation.failureSigns : context.operation.successSigns
    guard let sign = signs.first(where: { context.holds($0) }) else { return }
    let accepted = "outcome.\(Outcome.accepted)"
    let aspect = isAccepted ? accepted : "outcome.\(context.judgement.outcome ?? Outcome.refused)"
    context.fail(
      context.promised(aspect) == nil ? accepted : aspect, "status and body contradict each other",
      expected: isAccepted ? "a success without the marks of a failure" : "a refusal without the marks of a success",
      actual: "\(response.status) with \(sign.words)", at: "status and body")
  }
}
