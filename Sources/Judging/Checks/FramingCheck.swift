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
    case .response:
      if context.exchange.extraBytes.isEmpty { return context.hold("http.framing") }
      context.fail(
        "http.framing", "octets follow the end of the answer", expected: "nothing after the message's last octet",
        actual: "\(context.exchange.extraBytes.count) more octets", at: "end of the message")
    }
  }

  /// Whether octets on an idle connection are more than a 408, which needs no request (RFC 9110 §15.5.9).
  private func isUnasked(_ bytes: [UInt8]) -> Bool {
    !bytes.isEmpty && !bytes.starts(with: Array("HTTP/1.1 408 ".utf8))
  }
}
