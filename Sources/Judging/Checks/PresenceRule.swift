import CaseModel
import ContractModel
import HTTPCore
import JSONCore

/// The member is there where it must be, and not there where it may not be.
enum PresenceRule {
  /// Judges presence; returns the value for the other rules, nil when there is none to look at.
  static func run(
    _ field: Field, _ value: JSONValue?, in shape: BodyShape, _ context: inout JudgingContext
  ) -> JSONValue? {
    // `null` says no more than absence, unless a document shows it.
    let isNull = value?.isNull == true && !field.spellings.contains(.null) && !field.openSpellings.contains(.null)
    let isThere = value != nil && !isNull
    switch field.presence {
    case .required: required(field, value, isThere: isThere, in: shape, &context)
    // Leave to be absent is nothing that an answer could break: it holds nothing.
    case .optional: break
    case .onlyWith(let source): conditional(field, on: source, isThere: isThere, in: shape, &context)
    }
    return isThere ? value : nil
  }

  private static func required(
    _ field: Field, _ value: JSONValue?, isThere: Bool, in shape: BodyShape, _ context: inout JudgingContext
  ) {
    if isThere { return context.hold(field.aspect(.presence, in: shape)) }
    let presence = field.aspect(.presence, in: shape)
    // Where presence is no promise, null is still no value of the type.
    let aspect = value != nil && context.promised(presence) == nil ? field.aspect(.type, in: shape) : presence
    context.fail(
      aspect, "a member that must be there is \(value == nil ? "missing" : "null")",
      expected: "\(field.shown) present", actual: value == nil ? "absent" : "null", at: field.id)
  }

  private static func conditional(
    _ field: Field, on source: String, isThere: Bool, in shape: BodyShape, _ context: inout JudgingContext
  ) {
    let wasSent = context.sent.values[source].map { !$0.isNull && $0.string != "" } ?? false
    if wasSent || context.step.expectation.freeEchoes.contains(source) { return }
    if !isThere { return context.hold(field.aspect(.condition, in: shape)) }
    context.fail(
      field.aspect(.condition, in: shape), "a member is there without its reason",
      expected: "no \(field.shown) when \(source) was not sent", actual: "\(field.shown) present", at: field.id)
  }
}
