import CaseModel
import ContractModel
import HTTPCore
import JSONCore

/// Status and body say the same: no success body under an error, no error beside a success.
struct AgreementCheck: Check {
  func run(_ context: inout JudgingContext) {
    guard let response = context.response, let body = context.reading?.value else { return }
    let isAccepted = context.fitting.contains { $0.outcome.name == Outcome.accepted }
    let signs = isAccepted ? context.operation.failureSigns : context.operation.successSigns
    guard let sign = signs.first(where: { Classifier.holds($0, response: response, body: body) }) else { return }
    // The success's own conditions may overlap with the signs of a failure only when the contract says so.
    let aspect = isAccepted ? "outcome.\(Outcome.accepted)" : "outcome.\(Outcome.refused)"
    let expected = isAccepted ? "a success without the marks of a failure" : "a refusal without the marks of a success"
    context.fail(
      context.promised(aspect) == nil ? "outcome.\(Outcome.accepted)" : aspect, "status and body contradict each other",
      expected: expected, actual: "\(response.status) with \(sign.words)", at: "status and body")
  }
}
