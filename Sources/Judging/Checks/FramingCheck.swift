import CaseModel
import ContractModel
import HTTPCore
import JSONCore

/// The answer is a well-formed HTTP/1.1 message, with nothing before it or behind it (RFC 9112).
struct FramingCheck: Check {
  func run(_ context: inout JudgingContext) {
    if isUnasked(context.exchange.strayBytes) {
      context.fail(
        "http.framing", "octets came unasked on a kept connection", expected: "nothing after the answer before",
        actual: "\(context.exchange.strayBytes.count) octets", at: "before the answer")
    }
    switch context.exchange.result {
    case .failed:
      return
    case .malformed(let malformation, _, _):
      if context.isEarlyClose { return }
      context.fail(
        "http.framing", "the answer is no well-formed HTTP message", expected: "a message as RFC 9112 frames it",
        actual: malformation.message, at: "octet \(malformation.offset)")
    case .response(let response):
      if let field = announcement(in: response) {
        return context.fail(
          "http.framing", "an answer without content announces some",
          expected: "neither Transfer-Encoding nor a Content-Length above 0 with status \(response.status)",
          actual: field, at: "header")
      }
      if context.exchange.extraBytes.isEmpty { return context.hold("http.framing") }
      context.fail(
        "http.framing", "octets follow the end of the answer", expected: "nothing after the message's last octet",
        actual: "\(context.exchange.extraBytes.count) more octets", at: "end of the message")
    }
  }

  /// The field that announces content where the status allows none (RFC 9110 §8.6, RFC 9112 §6.1): a reader that
  /// believes it waits for octets that never come. A length of 0 announces nothing.
  private func announcement(in response: HTTPResponse) -> String? {
    guard response.status == 204 else { return nil }
    return response.fields.first { field in
      field.isNamed("Transfer-Encoding") || field.isNamed("Content-Length") && field.valueText != "0"
    }.map { "\($0.nameText): \($0.valueText)" }
  }

  /// Whether octets on an idle connection are more than a 408, which needs no request (RFC 9110 §15.5.9).
  private func isUnasked(_ bytes: [UInt8]) -> Bool {
    !bytes.isEmpty && !bytes.starts(with: Array("HTTP/1.1 408 ".utf8))
  }
}
