import CaseModel
import ContractModel
import HTTPCore

/// Each other method at the operation's path, and method overrides.
struct MethodGenerator: CaseGenerator {
  let name = "method"

  func cases(in context: GenerationContext) -> [GroupedCase] {
    let operation = context.operation
    let served = Set(context.contract.operations.filter { $0.path == operation.path }.map(\.method))
    let wrong = operation.expectations["method"].map { Expectation([$0]) } ?? .notServed
    var result: [GroupedCase?] = ["GET", "PUT", "DELETE", "PATCH", "HEAD", "BREW"].filter { !served.contains($0) }
      .map { method in
        make(
          "method", method, method, "method \(method)", [.method(method)], method == "BREW" ? .notServed : wrong,
          context)
      }
    if !served.contains("HEAD"), served.contains("GET") { result.removeAll { $0?.value.id.hasSuffix("/HEAD") == true } }
    result += [
      make("method", "OPTIONS", "OPTIONS", "method OPTIONS", [.method("OPTIONS")], .open, context),
      make(
        "security.trace", "TRACE", "TRACE", "method TRACE", [.method("TRACE"), .wireBody(.absent)], .notServed, context),
    ]
    if !served.contains("GET") {
      // A server that takes GET for its own method wants the body too. Not all read one there: nothing follows on the
      // connection, so that what was left unread is no request.
      if operation.request.hasBody {
        let edits: [Edit] = [.methodWithBody("GET"), Self.closing]
        result.append(make("method", "GET-with-body", "GET", "method GET with a body", edits, .notServed, context))
      }
      result += Self.overrides.map { header in
        make(
          "security.method-override", header.lowercased(), "GET", "method GET with \(header)",
          [.methodWithBody("GET"), Self.closing, .addHeader(HTTPField(header, operation.method))], .notServed, context)
      }
    } else {
      result += Self.overrides.map { beside($0, context) }
    }
    return result.compactMap { $0 }
  }

  private static let overrides = ["X-HTTP-Method-Override", "X-HTTP-Method", "X-Method-Override"]

  /// A method override where GET is served beside the operation: the answer is that of GET, and nothing has changed.
  private func beside(_ header: String, _ context: GenerationContext) -> GroupedCase? {
    let operation = context.operation
    let others = context.contract.operations.filter { $0.path == operation.path }
    guard let safe = others.first(where: { $0.method == "GET" }) else { return nil }
    let unsafe = operation.method == "GET" ? others.first { $0.method != "GET" } : operation
    let override = Edit.addHeader(HTTPField(header, unsafe?.method ?? "DELETE"))
    let words = "method GET with \(header)"
    guard operation.id != safe.id else {
      return context.oneStep(
        ["security.method-override"], header.lowercased(), group: "method", changed: words, edits: [override],
        expecting: .accepted)
    }
    let edits = [.methodWithBody("GET"), Self.closing, override]
    let statuses = safe.outcome(Outcome.accepted)?.forms.flatMap(\.statuses).map(\.text) ?? []
    let expectation = Expectation(statuses + [Outcome.notServed])
    if let effect = operation.resource?.effect, let steps = ResourceSteps(effect, in: context), effect != .creates,
      let reading = steps.read(0)
    {
      return steps.make(
        ["security.method-override"], header.lowercased(), "a \(steps.clause.resource) is read after \(words)",
        [
          steps.create(),
          steps.step(effect, of: 0, values: operation.otherValues, edits: edits, expecting: expectation), reading,
        ], showing: 2, group: "method")
    }
    return make("security.method-override", header.lowercased(), "GET", words, edits, expectation, context)
  }

  private static let closing = Edit.addHeader(HTTPField("Connection", "close"))

  private func make(
    _ aspect: String, _ name: String, _ method: String, _ words: String, _ edits: [Edit], _ expectation: Expectation,
    _ context: GenerationContext
  ) -> GroupedCase? {
    var expectation = expectation
    expectation.earlyRefusal = .answerOrClose
    return context.oneStep([aspect], name, group: "method", changed: words, edits: edits, expecting: expectation)
  }
}
