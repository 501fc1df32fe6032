import CaseModel
import ContractModel

/// The documented media types with parameters and in other case; other ones and none, which documents mostly leave open.
struct ContentTypeGenerator: CaseGenerator {
  let name = "content-type"

  func cases(in context: GenerationContext) -> [GroupedCase] {
    let request = context.operation.request
    guard let first = request.contentTypes.first else { return [] }
    let wrong = context.operation.expectations["content-type"].map { Expectation([$0]) } ?? .open
    var result: [GroupedCase?] = [
      make("charset", "\(first); charset=utf-8", .accepted, context),
      // Type, subtype and parameter names are case-insensitive (RFC 9110 §8.3.1).
      make("other-case", first.uppercased(), .accepted, context),
      make("charset-quoted", "\(first);Charset=\"UTF-8\"", .open, context),
      make("missing", nil, .open, context),
      make("xml", "application/xml", wrong, context),
      make("octet-stream", "application/octet-stream", wrong, context),
      make("malformed", "json", wrong, context),
    ]
    for (index, type) in request.contentTypes.dropFirst().enumerated() {
      result.append(make("documented-\(index + 2)", type, .accepted, context))
    }
    for type in request.openContentTypes {
      let words = type.replacing("/", with: "-")
      result.append(make("open-\(words)", type, .open, context))
    }
    return result.compactMap { $0 }
  }

  private func make(
    _ name: String, _ type: String?, _ expectation: Expectation, _ context: GenerationContext
  ) -> GroupedCase? {
    // A reader of bodies that does not know the type gives up before the application sees the request.
    var expectation = expectation
    if !expectation.wantsAcceptance { expectation.earlyRefusal = .answer }
    return context.oneStep(
      ["request.content-type"], name, group: "request.content-type",
      changed: type.map { "Content-Type \($0)" } ?? "no Content-Type", edits: [.contentType(type)],
      expecting: expectation)
  }
}
