import CaseModel
import ContractModel
import HTTPCore
import JSONCore

/// Every request gets an answer, within the limit, whole.
struct AnswerCheck: Check {
  func run(_ context: inout JudgingContext) {
    guard case .failed(let failure, _) = context.exchange.result else { return context.hold("http.answers") }
    if context.step.expectation.toleratesClose, isClose(failure) {
      context.judgement.outcome = Outcome.refused
      return
    }
    let title = "no whole answer came"
    context.fail(
      "http.answers", title, expected: "a whole answer within the time limit", actual: failure.message, at: "connection"
    )
    if let primary = context.primary, !context.step.expectation.isOpen {
      context.fail(
        id: primary, title, expected: context.expectedWords, actual: failure.message, at: "connection")
    }
  }

  /// Whether the peer closed or reset the connection, as it may while a request it refuses is still being sent.
  private func isClose(_ failure: TransportFailure) -> Bool {
    switch failure {
    case .closedBeforeAnswer, .reset: true
    default: false
    }
  }
}
