import ContractModel
import JSONCore

/// Checks the members of a body against the fields of its operation.
struct MemberCheck {
  var behaviour: Behaviour

  func check(_ fields: [CheckedField], in object: JSONValue, _ context: inout RequestContext) {
    for field in fields { check(field, in: object, &context) }
  }

  /// The stand-ins of every field, where the whole body is let pass.
  func standIn(_ fields: [CheckedField], _ context: inout RequestContext) {
    for field in fields {
      if field.members.isEmpty, field.isRequired { context.values[field.id] = Sample.request(field) }
      standIn(field.members, &context)
    }
  }

  private func check(_ field: CheckedField, in object: JSONValue, _ context: inout RequestContext) {
    let sent = object.all(named: field.field.name)
    guard let value = behaviour.variant == .firstOfDuplicates ? sent.first : sent.last else {
      guard field.isRequired else { return }
      return note(Violation(field, .presence, .absent), field, nil, &context)
    }
    check(field, value, &context)
  }

  private func check(_ field: CheckedField, _ value: JSONValue, _ context: inout RequestContext) {
    let kind = Self.spelling(value)
    if field.isFree(kind, behaviour) {
      if let violation = violation(field, value) {
        return note(violation, field, value, &context)
      }
    } else {
      let violation =
        kind == .null
        ? Violation(field, .presence, .null)
        : Violation(field, .type, Violation.Kind(rawValue: kind.rawValue) ?? .other)
      return note(violation, field, value, &context)
    }
    switch value.kind {
    case .object: check(field.members, in: value, &context)
    case .array(let elements):
      guard let member = field.members.first else { return }
      for element in elements { check(member, element, &context) }
    default:
      context.values[field.id] = Self.text(value)
      context.spelled[field.id] = kind.rawValue
    }
  }

  /// What is wrong with a leaf's text; nil for objects and arrays.
  private func violation(_ field: CheckedField, _ value: JSONValue) -> Violation? {
    guard let text = Self.text(value) else { return nil }
    if let finding = TextCheck.finding(text, field.field.type) {
      return Violation(field, finding.aspect, finding.kind, length: TextCheck.characters(text))
    }
    if field.field.identifies, let known = field.known, !known.contains(text) {
      var violation = Violation(field, .identity, .unknown)
      violation.status = 404
      return violation
    }
    if field.field.isCredential, let kind = CredentialCheck.finding(text, field) {
      return Violation(field, .credential, kind)
    }
    return field.pinBlock?.finding(text).map { Violation(field, .pinBlock, $0) }
  }

  private func note(
    _ violation: Violation, _ field: CheckedField, _ value: JSONValue?, _ context: inout RequestContext
  ) {
    guard context.note(violation, behaviour) else { return }
    if field.members.isEmpty {
      context.values[field.id] = value.flatMap(Self.echoable) ?? Sample.request(field)
    } else {
      standIn(field.members, &context)
    }
  }

  /// The text of a value that an answer can copy: what was sent where it says anything.
  private static func echoable(_ value: JSONValue) -> String? {
    guard let text = text(value), !text.isEmpty else { return nil }
    return text
  }

  /// The text of a string, number or boolean; nil for other kinds.
  static func text(_ value: JSONValue) -> String? {
    switch value.kind {
    case .string(let text): text
    case .number(let number): number.text
    case .bool(let flag): flag ? "true" : "false"
    case .null, .object, .array: nil
    }
  }

  /// The kind a value is written as.
  static func spelling(_ value: JSONValue) -> Spelling {
    switch value.kind {
    case .null: .null
    case .bool: .boolean
    case .string: .string
    case .number(let number): number.text.utf8.allSatisfy { $0 != 0x2E && $0 | 0x20 != 0x65 } ? .integer : .number
    case .object: .object
    case .array: .array
    }
  }
}

extension CheckedField {
  /// Whether the field may be written as this kind.
  func isFree(_ kind: Spelling, _ behaviour: Behaviour) -> Bool {
    if field.spellings.contains(kind) || kind == .integer && field.spellings.contains(.number) { return true }
    return behaviour.variant != .refusesOpenReadings && field.openSpellings.contains(kind)
  }
}
