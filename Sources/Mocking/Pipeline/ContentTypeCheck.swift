import ContractModel
import HTTPCore

/// Whether the request's body is of a media type the operation reads.
enum ContentTypeCheck {
  static let aspect = "request.content-type"

  static func check(_ served: ServedOperation, _ context: inout RequestContext, _ behaviour: Behaviour) {
    let request = served.operation.request
    guard request.hasBody, behaviour.variant != .takesAnyContentType else { return }
    if let kind = finding(context.request.fields, request, behaviour) {
      let outcome = served.operation.expectations["content-type"].flatMap { $0 == Outcome.open ? nil : $0 }
      context.note(Violation(aspect: aspect, kind: kind, outcome: outcome, status: 415), behaviour)
    }
  }

  private static func finding(
    _ fields: HTTPFields, _ request: RequestShape, _ behaviour: Behaviour
  ) -> Violation.Kind? {
    let sent = fields.all("Content-Type")
    guard let text = sent.first?.valueText, !text.isEmpty else { return sent.isEmpty ? .absent : .empty }
    guard sent.count == 1, let media = MediaType(parsing: text) else { return .malformed }
    if request.contentTypes.contains(where: { MediaType(parsing: $0)?.isEquivalent(media) == true }) { return nil }
    if request.openContentTypes.contains(where: { MediaType(parsing: $0)?.isEquivalent(media) == true }) {
      return behaviour.variant == .refusesOpenReadings ? .other : nil
    }
    return .other
  }
}
