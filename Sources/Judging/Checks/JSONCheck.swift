import CaseModel
import ContractModel
import HTTPCore
import JSONCore

/// A body that is JSON, or says so, is well-formed, without repeated members (RFC 8259).
struct JSONCheck: Check {
  func run(_ context: inout JudgingContext) {
    guard let response = context.response, context.sent.method != "HEAD" else { return }
    var isHeld = judge(response.body, isExpected: context.saysJSON == true || expectsJSON(context), "body", &context)
    if case .opened(let inner) = context.opened {
      isHeld = judge(inner, isExpected: true, "opened body", &context) && isHeld
    }
    if isHeld { context.hold("http.json") }
  }

  /// Returns whether the bytes were held against the rule and kept it.
  private func judge(
    _ bytes: [UInt8], isExpected: Bool, _ place: String, _ context: inout JudgingContext
  ) -> Bool {
    guard isExpected, !bytes.isEmpty else { return false }
    do {
      let reading = try JSONReader.read(bytes)
      // Which of two equal names counts differs from reader to reader (RFC 8259 §4): such an answer says two things.
      guard let duplicate = reading.duplicates.first else { return true }
      context.fail(
        "http.json", "a member stands twice in an object", expected: "names that are unique in their object",
        actual: "\(duplicate.name) again at byte \(duplicate.offset)", at: place)
    } catch {
      let position = TextPosition(offset: error.offset, in: bytes)
      context.fail(
        "http.json", "the body is no well-formed JSON", expected: "JSON as RFC 8259 defines it", actual: error.message,
        at: "\(place), line \(position.line), column \(position.column)")
    }
    return false
  }

  /// Whether every form the answer's status calls for has a JSON body.
  private func expectsJSON(_ context: JudgingContext) -> Bool {
    guard !context.isFree, let status = context.response?.status else { return false }
    let shapes = context.operation.outcomes.flatMap(\.forms).filter { form in
      form.statuses.contains { $0.matches(status) }
    }.map { form -> BodyShape? in
      if case .named(let name) = form.body { context.operation.body(name) } else { nil }
    }
    return !shapes.isEmpty
      && shapes.allSatisfy { shape in
        guard let shape else { return false }
        // A fault under a label of its own is the fault check's affair.
        return !shape.members.isEmpty || (shape.fault != nil && context.saysJSON != false)
      }
  }
}

extension JudgingContext {
  /// Whether the answer's Content-Type names JSON; nil without one.
  var saysJSON: Bool? {
    guard let field = response?.fields["Content-Type"] else { return nil }
    guard let subtype = MediaType(parsing: field)?.subtype else { return false }
    return subtype == "json" || subtype.hasSuffix("+json")
  }
}
