import CaseModel
import ContractModel
import HTTPCore
import JSONCore

/// What RFC 9110 asks of a well-mannered origin server: Date, Allow on 405, WWW-Authenticate on 401.
struct MannersCheck: Check {
  func run(_ context: inout JudgingContext) {
    guard let response = context.response, case .response = context.exchange.result else { return }
    // RFC 9110 §6.6.1: an origin server with a clock sends Date with 2xx, 3xx and 4xx.
    if (200..<500).contains(response.status) {
      require("Date", "http.date", response, &context)
    }
    if response.status == 405 { require("Allow", "http.allow", response, &context) }
    if response.status == 401 { require("WWW-Authenticate", "http.challenge", response, &context) }
  }

  private func require(_ name: String, _ aspect: String, _ response: HTTPResponse, _ context: inout JudgingContext) {
    if response.fields.contains(name) {
      context.hold(aspect)
    } else {
      context.fail(
        aspect, "a \(response.status) has no \(name)", expected: "\(name) present", actual: "absent",
        at: "header \(name)")
    }
  }
}
