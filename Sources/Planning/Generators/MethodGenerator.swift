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
      result += ["X-HTTP-Method-Override", "X-HTTP-Method", "X-Method-Override"].map { header in
        make(
          "security.method-override", header.lowercased(), "GET", "method GET with \(header)",
          [.methodWithBody("GET"), Self.closing, .addHeader(HTTPField(header, operation.method))], .notServed, context)
      }
    }
    return result.compactMap { $0 }
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
