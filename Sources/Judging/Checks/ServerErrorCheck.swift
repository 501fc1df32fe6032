import CaseModel
import ContractModel
import HTTPCore
import JSONCore

/// No request brings a server error (RFC 9110 §15.6); 501 is an answer to a method the server does not know, at all or
/// at the path of another operation.
struct ServerErrorCheck: Check {
  func run(_ context: inout JudgingContext) {
    guard let status = context.readable?.status else { return }
    let isUnknownMethod = status == 501 && context.hasOtherMethod
    let isDocumented = context.operation.outcome(Outcome.unavailable)?.forms.contains { form in
      form.statuses.contains { $0.matches(status) }
    }
    if status >= 500, !isUnknownMethod, isDocumented != true {
      context.fail(
        "http.no-server-error", "the request brought a server error", expected: "a status below 500",
        actual: "\(status)", at: "status")
      Blame.limits(&context, actual: "\(status)")
    } else {
      context.hold("http.no-server-error")
    }
  }
}
