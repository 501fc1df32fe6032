import CaseModel
import ContractModel
import HTTPCore
import JSONCore

/// Every request gets an answer, within the limit, whole.
struct AnswerCheck: Check {
  func run(_ context: inout JudgingContext) {
    guard case .failed(let failure, _) = context.exchange.result else { return context.hold("http.answers") }
    if case .certificate = failure, context.promised("tls.certificate") != nil { return }
    // As it may while a request that the peer refuses is still being sent.
    if context.isEarlyClose { return }
    let title = "no whole answer came"
    context.fail(
      "http.answers", title, expected: "a whole answer within the time limit", actual: failure.message, at: "connection"
    )
    Blame.limits(&context, actual: failure.message)
    // A refusal that never came was no acceptance: the promise to refuse is not what is broken, where another is.
    if let primary = context.primary, context.needsReadableAnswer {
      context.fail(
        id: primary, title, expected: context.expectedWords, actual: failure.message, at: "connection")
    }
  }
}
