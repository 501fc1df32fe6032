import CaseModel
import ContractModel
import HTTPCore
import JSONCore

/// Deep nesting, a very long member, header field or credential: refused or served, but never a server error.
struct LimitsGenerator: CaseGenerator {
  let name = "limits"

  func cases(in context: GenerationContext) -> [GroupedCase] {
    var result: [GroupedCase?] = [
      make(
        "long-field", "a header field of 16 KiB",
        [.addHeader(HTTPField("X-Conformance-Probe", String(repeating: "a", count: 16_384)))], context),
      make("long-query", "a query of 8 KiB", [.addQuery("probe=" + String(repeating: "a", count: 8_192))], context),
      make(
        "many-fields", "two hundred header fields", (0..<200).map { .addHeader(HTTPField("X-Probe-\($0)", "1")) },
        context),
    ]
    if context.operation.request.hasBody {
      result += [
        make("deep-nesting", "arrays nested 2,000 deep", [.innerBody(.nested(2_000))], context),
        make("very-deep-nesting", "arrays nested 100,000 deep", [.innerBody(.nested(100_000))], context),
        make("long-member", "a member of 1 MiB", [.innerBody(.padded(1 << 20))], context),
      ]
    }
    result += context.operation.requestFields.filter { $0.isCredential && $0.place == .header }.map { field in
      context.oneStep(
        ["http.limits"], "long-\(field.name)", group: "http.limits", changed: "\(field.shownName) of 4 KiB",
        edits: [.replace(field.id, .json(.string(String(repeating: "a", count: 4_096))))],
        expecting: context.expectation(of: .foreign, in: field, otherwise: context.refusal(of: field)).refusedInFront,
        needs: context.optionalBindings(of: field))
    }
    return result.compactMap { $0 }
  }

  private func make(_ name: String, _ words: String, _ edits: [Edit], _ context: GenerationContext) -> GroupedCase? {
    var open = Expectation.open
    open.earlyRefusal = .answerOrClose
    return context.oneStep(["http.limits"], name, group: "http.limits", changed: words, edits: edits, expecting: open)
  }
}
