import CaseModel
import ContractModel
import HTTPCore
import JSONCore

/// A body is there where the form has one, an object where it has members, and absent where the form has none.
struct BodyCheck: Check {
  func run(_ context: inout JudgingContext) {
    guard let form = context.form, let response = context.response, context.sent.method != "HEAD" else { return }
    let aspect = "outcome.\(context.formOutcome ?? Outcome.accepted)"
    switch form.body {
    case .open:
      return
    case .none:
      // After a 204 the octets of a body are no part of the message, and yet they were sent.
      let count = response.body.count + (response.framing == .none ? context.exchange.extraBytes.count : 0)
      if count > 0 {
        context.fail(aspect, "the answer has a body", expected: "no body", actual: "\(count) bytes", at: "body")
      }
    case .named:
      // What a fault body must look like is the fault check's affair.
      guard let shape = context.shape, !shape.members.isEmpty else { return }
      if response.body.isEmpty {
        guard !shape.mayBeAbsent else { return }
        context.fail(aspect, "the answer has no body", expected: "a JSON object", actual: "no body", at: "body")
      } else if let value = context.reading?.value, value.members == nil {
        context.fail(
          aspect, "the body is no object", expected: "a JSON object", actual: value.kindName, at: "body")
      } else if context.reading == nil, context.opened.bytes != nil {
        context.fail(
          aspect, "the body is no JSON object", expected: "a JSON object",
          actual: context.readingError?.message ?? "an empty text", at: "body")
      }
    }
  }
}
