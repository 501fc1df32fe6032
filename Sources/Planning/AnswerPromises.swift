import CaseModel
import ContractModel

/// Which promises any answer of a plan can show broken, without a case of their own.
struct AnswerPromises {
  let contract: Contract
  let operation: Operation
  /// The authentication scheme the target uses.
  let authentication: String
  /// The outcomes that cases of the operation expect, by name.
  let expected: Set<String>
  /// Whether a case sends another method than the operation's.
  let hasOtherMethods: Bool

  /// Why no answer shows a promise broken; nil when one can.
  func reason(against aspect: String) -> String? {
    if let name = outcomeName(aspect) { return expected.contains(name) ? nil : Self.neverBrought(name) }
    if let shape = shape(aspect) { return shows(shape) ? nil : Self.noShape }
    for shape in operation.bodies where aspect.hasPrefix("response.\(shape.name).fault-") {
      return shows(shape) ? nil : Self.noShape
    }
    if operation.resource?.aspect(.location) == aspect { return nil }
    let clauses = forms.flatMap(\.clauses).map(\.aspect)
    if clauses.contains(aspect) || aspect == "response.envelope" { return nil }
    return baseline(aspect)
  }

  private static let noShape = "no case of this plan brings such an answer"

  private static func neverBrought(_ outcome: String) -> String {
    "no case of this plan brings the outcome \(outcome)"
  }

  /// The forms of the outcomes that cases expect.
  private var forms: [Form] {
    operation.outcomes.filter { expected.contains($0.name) }.flatMap(\.forms)
  }

  private func outcomeName(_ aspect: String) -> String? {
    operation.outcomes.map(\.name).first { aspect == "outcome.\($0)" }
  }

  /// The body whose field promises this.
  private func shape(_ aspect: String) -> BodyShape? {
    guard aspect.hasPrefix("response.") else { return nil }
    return operation.bodies.first { shape in
      shape.fields.contains { field in FieldAspect.allCases.contains { field.aspect($0, in: shape) == aspect } }
    }
  }

  private func shows(_ shape: BodyShape) -> Bool {
    forms.contains { $0.body == .named(shape.name) }
  }

  /// What HTTP and good security ask of every answer.
  private func baseline(_ aspect: String) -> String? {
    switch aspect {
    case "http.answers", "http.framing", "http.no-server-error", "http.date", "security.no-internals",
      "security.fresh-iv":
      return nil
    case "http.json", "http.media-type":
      return operation.bodies.contains(where: shows) ? nil : "no answer of this plan has a body that is described"
    case "http.allow": return hasOtherMethods ? nil : "no case of this plan sends another method"
    case "http.challenge":
      return forms.contains { $0.statuses.contains { $0.matches(401) } } ? nil : "no case of this plan brings a 401"
    case "security.no-secret": return hasSecrets ? nil : "no request of this operation carries a secret"
    default: return "no case of this plan can show it broken"
    }
  }

  private var hasSecrets: Bool {
    operation.requestFields.contains { $0.isSecret || $0.isCredential }
      || contract.bindings.contains { $0.isSecret && ($0.scheme == nil || $0.scheme == authentication) }
  }
}
