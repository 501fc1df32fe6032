import ContractModel
import HTTPCore

/// Checks path parameters, query parameters and header fields.
enum ParameterCheck {
  static func check(_ served: ServedOperation, _ context: inout RequestContext, _ behaviour: Behaviour) {
    for field in served.headers {
      let sent = context.request.fields.all(field.field.name).map { context.known($0.valueText) }
      check(field, sent, &context, behaviour)
    }
    for field in served.path {
      check(field, context.pathValues[field.field.name].map { [$0] } ?? [], &context, behaviour)
    }
    for field in served.query {
      let sent = context.query.filter { $0.name == field.field.name }.map(\.value)
      check(field, sent, &context, behaviour)
    }
  }

  /// Notes parameters that no document names, where the variant refuses them.
  static func checkUnknown(_ served: ServedOperation, _ context: inout RequestContext, _ behaviour: Behaviour) {
    guard behaviour.variant == .refusesUnknownQuery else { return }
    for item in context.query where !served.query.contains(where: { $0.field.name == item.name }) {
      context.note(Violation(aspect: "path", kind: .unknown), behaviour)
    }
  }

  private static func check(
    _ field: CheckedField, _ sent: [String], _ context: inout RequestContext, _ behaviour: Behaviour
  ) {
    guard let violation = violation(field, sent) else {
      context.values[field.id] = sent.first
      return
    }
    if context.note(violation, behaviour) {
      context.values[field.id] = field.canonical ?? sent.first
    } else {
      context.rejected[field.id] = sent.first
    }
  }

  private static func violation(_ field: CheckedField, _ sent: [String]) -> Violation? {
    guard let text = sent.first else {
      return field.isRequired ? refused(field, .presence, .absent) : nil
    }
    // Two values of one parameter have no one reading, unless both say the same.
    if sent.dropFirst().contains(where: { $0 != text }) { return refused(field, .value, .duplicate) }
    if text.isEmpty { return refused(field, .presence, .empty) }
    if field.field.isCredential {
      return CredentialCheck.finding(text, field).map { refused(field, .credential, $0) }
    }
    if case .boolean = field.field.type.base, text != "true", text != "false" { return refused(field, .value, .other) }
    if let finding = TextCheck.finding(text, field.field.type) {
      return Violation(field, finding.aspect, finding.kind, length: TextCheck.characters(text))
    }
    if field.field.identifies, let known = field.known, !known.contains(text) {
      var violation = refused(field, .identity, CredentialCheck.isQuoted(text) ? .quoted : .unknown)
      violation.status = 404
      return violation
    }
    return nil
  }

  private static func refused(_ field: CheckedField, _ aspect: FieldAspect, _ kind: Violation.Kind) -> Violation {
    var violation = Violation(field, aspect, kind)
    if field.field.isCredential {
      violation.status = 401
      if violation.outcome == nil { violation.outcome = "unauthorized" }
    }
    return violation
  }
}
