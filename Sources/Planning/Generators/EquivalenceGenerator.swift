import CaseModel
import ContractModel
import HTTPCore
import JSONCore

/// The same request in other words: whatever HTTP and JSON call equal must be read as equal.
struct EquivalenceGenerator: CaseGenerator {
  let name = "equivalence"

  func cases(in context: GenerationContext) -> [GroupedCase] {
    var result: [GroupedCase?] = [
      make("http.field-names", "upper-case", "header names in upper case", [.upperCaseFieldNames], .accepted, context),
      // Documents that write names in upper case are met by this one, and so are proxies that speak HTTP/2 in front.
      make("http.field-names", "lower-case", "header names in lower case", [.lowerCaseFieldNames], .accepted, context),
      make(
        "http.field-names", "unknown-field", "a header field nobody knows",
        [.addHeader(HTTPField("X-Conformance-Probe", "1"))], .accepted, context),
    ]
    if context.operation.request.hasBody {
      result += [
        make("http.equivalent-json", "reversed", "members in reverse order", [.reverseMembers], .accepted, context),
        make("http.equivalent-json", "pretty", "a body on many lines", [.style(.pretty)], .accepted, context),
        make("http.equivalent-json", "spaced", "white space around every token", [.style(.spaced)], .accepted, context),
        make("http.equivalent-json", "escaped", "every character as an escape", [.style(.escaped)], .accepted, context),
        make(
          "http.chunked", "one-chunk", "a body in one chunk", [.chunked([1 << 20], trailers: HTTPFields())], chunked,
          context),
        make(
          "http.chunked", "many-chunks", "a body in chunks of 7 bytes", [.chunked([7], trailers: HTTPFields())],
          chunked, context),
        make(
          "http.expect-continue", "expect", "a body announced with Expect: 100-continue", [.expectContinue],
          expectContinue, context),
      ]
    }
    return result.compactMap { $0 }
  }

  /// A server may ask for a Content-Length instead (RFC 9110 §15.5.12).
  private var chunked: Expectation {
    Expectation([Outcome.accepted, "411"])
  }

  /// A server may refuse the expectation (RFC 9110 §15.5.18).
  private var expectContinue: Expectation {
    Expectation([Outcome.accepted, "417"])
  }

  private func make(
    _ aspect: String, _ name: String, _ words: String, _ edits: [Edit], _ expectation: Expectation,
    _ context: GenerationContext
  ) -> GroupedCase? {
    context.oneStep([aspect], name, group: "http.equivalence", changed: words, edits: edits, expecting: expectation)
  }
}
