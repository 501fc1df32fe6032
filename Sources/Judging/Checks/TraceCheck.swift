import CaseModel
import ContractModel
import HTTPCore
import JSONCore

/// An answer to TRACE does not send the request back (RFC 9110 §9.3.8: credentials would be in it).
struct TraceCheck: Check {
  /// Fields that may stand in an error page too; the kit's own stand nowhere but in a request.
  private static let common: Set<String> = [
    "host", "content-length", "content-type", "connection", "accept", "accept-encoding",
  ]

  func run(_ context: inout JudgingContext) {
    guard context.sent.method == "TRACE", let response = context.response else { return }
    let body = messageText(response.body.prefix(65_536)).lowercased()
    let echoed = context.sent.request.fields.first { field in
      !Self.common.contains(field.nameText.lowercased()) && !field.value.isEmpty
        && body.contains("\(field.nameText): \(field.valueText)".lowercased())
    }
    guard let echoed else { return context.hold("security.trace") }
    context.fail(
      "security.trace", "TRACE sends the request back", expected: "no request fields in the answer",
      actual: "the request's \(echoed.nameText)", at: "body")
  }
}
