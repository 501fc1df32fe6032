import CaseModel
import ContractModel
import HTTPCore
import JSONCore

/// Where a sealed body is promised, the envelope is there and opens under the right key.
struct EnvelopeCheck: Check {
  func run(_ context: inout JudgingContext) {
    guard let envelope = context.operation.request.envelope, let response = context.response else { return }
    let status = response.status
    // Which form an unreadable body would have had is not known; any form of this status that is sealed asks for it.
    let wantsSeal = context.operation.outcomes.flatMap(\.forms).contains { form in
      guard case .named(let name) = form.body, form.statuses.contains(where: { $0.matches(status) }) else {
        return false
      }
      return context.operation.body(name)?.isSealed == true
    }
    // What stands in front of the application, and refuses a broken request or another path, has no key.
    guard wantsSeal, !context.isFree else { return }
    guard context.sent.method == context.operation.method else { return }
    let expected = "a JSON object whose member \(envelope.member) opens under the target's key"
    switch context.opened {
    case .opened:
      context.hold("response.envelope")
    case .unopened(let reason):
      context.fail(
        "response.envelope", "the answer's envelope does not open", expected: expected, actual: reason,
        at: "response.\(envelope.member)")
    case .clear(let bytes):
      context.fail(
        "response.envelope", "the answer is not sealed", expected: expected,
        actual: bytes.isEmpty ? "no body" : "a body of \(bytes.count) bytes without \(envelope.member)", at: "body")
    case .nothing:
      context.fail("response.envelope", "the answer is not sealed", expected: expected, actual: "no body", at: "body")
    }
  }
}
