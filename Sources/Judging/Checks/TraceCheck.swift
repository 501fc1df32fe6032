import CaseModel
import ContractModel
import HTTPCore
import JSONCore

/// An answer to TRACE does not send the request back (RFC 9110 §9.3.8: credentials would be in it).
struct TraceCheck: Check {
  func run(_ context: inout JudgingContext) {
    guard context.sent.method == "TRACE", let response = context.response else { return }
    let body = messageText(response.body)
    if body.contains("User-Agent: ConformanceKit") {
      context.fail(
        "security.trace", "TRACE sends the request back", expected: "no request fields in the answer",
        actual: "the request's own fields", at: "body")
    } else {
      context.hold("security.trace")
    }
  }
}
