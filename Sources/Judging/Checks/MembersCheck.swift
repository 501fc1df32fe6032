import CaseModel
import ContractModel
import HTTPCore
import JSONCore

/// Each member and header field of the answer: presence, type, length, format, value, echo, freshness, condition.
struct MembersCheck: Check {
  /// The rules as findings name them.
  static let ruleNames = [
    "PresenceRule", "TypeRule", "LengthRule", "FormatRule", "ValueRule", "EchoRule", "FreshnessRule",
  ]

  func run(_ context: inout JudgingContext) {
    guard let shape = context.shape else { return }
    for field in shape.headers {
      let value = context.response?.fields[field.name].map { JSONValue.string($0) }
      judge(field, value, in: shape, &context)
    }
    guard let body = context.reading?.value, body.members != nil else { return }
    for field in shape.members { judge(field, body[field.name], in: shape, &context) }
  }

  private func judge(_ field: Field, _ value: JSONValue?, in shape: BodyShape, _ context: inout JudgingContext) {
    context.check = "PresenceRule"
    guard let value = PresenceRule.run(field, value, in: shape, &context) else { return }
    let subject = MemberSubject(field: field, value: value, shape: shape)
    if repeatsOpenValue(subject, context) { return }
    // Only a body has JSON kinds.
    context.check = "TypeRule"
    if field.place == .body, !TypeRule.run(subject, &context) { return }
    switch field.type.base {
    case .object:
      for member in field.members { judge(member, value[member.name], in: shape, &context) }
    case .array:
      guard let element = field.members.first, let elements = value.array else { return }
      if elements.isEmpty, element.presence == .required { judge(element, nil, in: shape, &context) }
      // The first element that breaks a promise is enough: a long list would break it as often as it is long.
      let known = context.judgement.findings.count
      for item in elements where context.judgement.findings.count == known {
        judge(element, item, in: shape, &context)
      }
    default:
      context.check = "LengthRule"
      LengthRule.run(subject, &context)
      context.check = "FormatRule"
      FormatRule.run(subject, &context)
      context.check = "ValueRule"
      ValueRule.run(subject, &context)
      context.check = "EchoRule"
      EchoRule.run(subject, &context)
      context.check = "FreshnessRule"
      FreshnessRule.run(subject, &context)
      // Whether another answer carries the value is seen where all answers come together.
      if field.unique != nil, let id = context.promised(subject.aspect(.unique)) {
        context.judgement.distinct[id] = subject.mark
      }
    }
  }

  /// Whether the member is what a changed field was sent with, where the documents leave it open to accept that: whoever
  /// accepts a value may repeat it.
  private func repeatsOpenValue(_ subject: MemberSubject, _ context: JudgingContext) -> Bool {
    guard context.step.expectation.isOpen, !subject.text.isEmpty else { return false }
    return context.step.recipe.edits.contains { edit in
      guard case .replace(let field, _) = edit else { return false }
      return context.sent.values[field]?.scalarText == subject.text
    }
  }
}

/// One member of an answer and what the contract says of it.
struct MemberSubject {
  let field: Field
  let value: JSONValue
  let shape: BodyShape
  /// The value as text: a string's characters, a number's digits.
  let text: String

  init(field: Field, value: JSONValue, shape: BodyShape) {
    self.field = field
    self.value = value
    self.shape = shape
    text = value.scalarText
  }

  func aspect(_ aspect: FieldAspect) -> String { field.aspect(aspect, in: shape) }

  /// What tells the value from others: itself, or a beginning and a hash where it is long.
  var mark: String {
    text.utf8.count <= 512 ? text : "\(text.prefix(100))… (\(text.utf8.count) bytes, \(text.hashValue))"
  }

  /// The value for a finding; nothing of a secret is shown.
  var shown: String { field.isSecret ? "another value" : shortened(text) }
}

extension Field {
  /// The field's name for people.
  var shown: String { place == .header ? "header \(name)" : path.joined(separator: ".") }
}
