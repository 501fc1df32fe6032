import ContractModel
import JSONCore

/// Checks the members of a body against the fields of its operation.
struct MemberCheck {
  var behaviour: Behaviour

  func check(_ fields: [CheckedField], in object: JSONValue, _ context: inout RequestContext) {
    for field in fields { check(field, in: object, &context) }
    guard behaviour.variant == .refusesUnknownMembers, let members = object.members else { return }
    if members.contains(where: { member in !fields.contains { $0.field.name == member.name } }) {
      context.note(Violation(aspect: BodyReading.aspect, kind: .unknown), behaviour)
    }
  }

  /// The stand-ins of every field, where the whole body is let pass.
  func standIn(_ fields: [CheckedField], _ context: inout RequestContext) {
    for field in fields {
      if field.members.isEmpty, field.isRequired { context.values[field.id] = Sample.request(field) }
      standIn(field.members, &context)
    }
  }

  private func check(_ field: CheckedField, in object: JSONValue, _ context: inout RequestContext) {
    var sent = object.all(named: field.field.name)
    if sent.isEmpty, behaviour.variant == .readsMembersInAnyCase {
      let wanted = field.field.name.lowercased()
      sent = (object.members ?? []).filter { $0.name.lowercased() == wanted }.map(\.value)
    }
    guard let value = behaviour.variant == .firstOfDuplicates ? sent.first : sent.last else {
      guard field.isRequired else { return }
      // An object under another name is absent too: what the contract says of that holds.
      var violation = Violation(field, .presence, .absent)
      if isRenamed(field, object) { violation.kind = .otherName }
      return note(violation, field, nil, &context)
    }
    if behaviour.memory.contains(.usesUncheckedDuplicates), let first = sent.first, let last = sent.last, sent.count > 1
    {
      check(field, first, &context)
      if let text = Self.text(last) { context.values[field.id] = text }
      return
    }
    check(field, value, &context)
  }

  /// Whether an object stands in place of the field's under a name that nobody knows.
  private func isRenamed(_ field: CheckedField, _ object: JSONValue) -> Bool {
    guard let inner = field.members.first?.field.name else { return false }
    return object.members?.contains { $0.name != field.field.name && $0.value[inner] != nil } == true
  }

  private func check(_ field: CheckedField, _ sent: JSONValue, _ context: inout RequestContext) {
    let value = behaviour.variant == .takesWholeNumbers ? Self.whole(sent) : sent
    let kind = Self.spelling(value)
    if field.isFree(kind, behaviour) {
      if let violation = violation(field, value) {
        return note(violation, field, value, &context)
      }
    } else {
      return note(coerced(field, value) ?? Self.misspelled(field, kind, value), field, value, &context)
    }
    switch value.kind {
    case .object: check(field.members, in: value, &context)
    case .array(let elements):
      guard let member = field.members.first else { return }
      if elements.isEmpty, member.isRequired { note(Violation(member, .presence, .absent), member, nil, &context) }
      let checked = behaviour.memory.contains(.checksFirstElement) ? elements.prefix(1) : elements[...]
      for element in checked { check(member, element, &context) }
    default:
      context.values[field.id] = Self.text(value)
      context.spelled[field.id] = kind.rawValue
    }
  }

  /// What is wrong with the length of an integer that a server takes for the text it stands for; nil where it does not.
  private func coerced(_ field: CheckedField, _ value: JSONValue) -> Violation? {
    guard Self.spelling(value) == .integer, field.field.type.base == .string,
      behaviour.tolerates(Violation(field, .type, .integer)), let finding = violation(field, value),
      finding.aspect == Violation(field, .length, .tooLong).aspect
    else { return nil }
    return finding
  }

  /// What a value of a kind that the field may not be written as breaks: nothing there, digits with a point between
  /// them, or another kind altogether.
  private static func misspelled(_ field: CheckedField, _ kind: Spelling, _ value: JSONValue) -> Violation {
    if kind == .null { return Violation(field, .presence, .null) }
    if kind == .string || kind == .number && field.field.type.base == .numeric, let text = text(value),
      let finding = TextCheck.finding(text, field.field.type), kind == .number || finding.aspect == .presence
    {
      return Violation(field, finding.aspect, finding.kind)
    }
    return Violation(field, .type, Violation.Kind(rawValue: kind.rawValue) ?? .other)
  }

  /// What is wrong with a leaf's text; nil for objects and arrays.
  private func violation(_ field: CheckedField, _ value: JSONValue) -> Violation? {
    guard let text = Self.text(value) else { return nil }
    if let finding = TextCheck.finding(text, field.field.type) {
      return Violation(field, finding.aspect, finding.kind, length: TextCheck.characters(text))
    }
    if field.field.isCredential, let kind = CredentialCheck.finding(text, field) {
      // A credential that also names something is unknown when it is nothing like the right one.
      guard field.field.identifies, kind == .foreign || kind == .quoted else {
        return Violation(field, .credential, kind)
      }
      return Violation(field, .identity, kind == .quoted ? .quoted : .unknown)
    }
    if field.field.identifies, let known = field.known, !known.contains(text) {
      var violation = Violation(field, .identity, CredentialCheck.isQuoted(text) ? .quoted : .unknown)
      violation.status = 404
      return violation
    }
    if behaviour.variant == .refusesWeakPINs, field.field.isPIN, Self.isWeak(text) {
      return Violation(field, .value, .other)
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

  /// Whether a PIN is one digit over and over, or a run of digits up or down.
  private static func isWeak(_ text: String) -> Bool {
    let steps = zip(text.utf8, text.utf8.dropFirst()).map { Int($1) - Int($0) }
    return Set(steps).count <= 1 && (-1...1).contains(steps.first ?? 0)
  }

  /// A number without its fraction of zeros.
  private static func whole(_ value: JSONValue) -> JSONValue {
    guard let text = value.number?.text, let point = text.firstIndex(of: ".") else { return value }
    return text[point...].dropFirst().allSatisfy { $0 == "0" } ? .number(text: String(text[..<point])) : value
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
