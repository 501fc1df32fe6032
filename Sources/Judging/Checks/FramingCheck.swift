import CaseModel
import ContractModel
import HTTPCore
import JSONCore

/// The answer is a well-formed HTTP/1.1 message, and nothing follows it (RFC 9112).
struct FramingCheck: Check {
  func run(_ context: inout JudgingContext) {
    switch context.exchange.result {
    case .failed:
      return
    case .malformed(let malformation, _, _):
      context.fail(
        "http.framing", "the answer is no well-formed HTTP message", expected: "a message as RFC 9112 frames it",
        actual: malformation.message, at: "octet \(malformation.offset)")
    case .response:
      if !context.exchange.extraBytes.isEmpty {
        context.fail(
          "http.framing", "octets follow the end of the answer", expected: "nothing after the message's last octet",
          actual: "\(context.exchange.extraBytes.count) more octets", at: "end of the message")
      } else {
        context.hold("http.framing")
      }
    }
  }
}
