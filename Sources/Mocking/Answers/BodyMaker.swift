import ContractModel
import JSONCore

/// Makes the members of a body shape: constants, copies of what the request sent, the present moment, running numbers,
/// and made-up texts.
struct BodyMaker {
  var maker: AnswerMaker
  var tests: [Condition]
  var refusal: Refusal?
  /// The resource that the members show; nil where the answer is about none.
  var resource: StoredResource?

  init(maker: AnswerMaker, tests: [Condition], refusal: Refusal? = nil) {
    self.maker = maker
    self.tests = tests
    self.refusal = refusal
    if refusal == nil, case .one(let resource)? = maker.context.shown { self.resource = resource }
  }

  func object(_ fields: [Field]) -> JSONValue {
    .object(members: fields.compactMap { field in value(field).map { JSONMember(name: field.name, value: $0) } })
  }

  /// The field's value; nil where the field stays away.
  private func value(_ field: Field) -> JSONValue? {
    let asked = tests.filter { $0.subject == .member(field.path) }.map(\.test)
    if asked.contains(.absent) { return nil }
    if let kept = kept(field) { return kept.value }
    switch field.presence {
    case .required: break
    case .optional:
      // A refusal is for people to read: optional texts and codes are in it.
      if maker.behaviour.variant == .optionalMembersAbsent, asked.isEmpty { return nil }
    case .onlyWith(let id):
      let stays = maker.behaviour.variant == .optionalMembersAbsent || maker.context.values[id] == nil
      if stays || refusal != nil { return nil }
    }
    switch field.type.base {
    case .object: return object(field.members)
    case .array: return .array(field.members.first.flatMap { value($0) }.map { [$0] } ?? [])
    default: break
    }
    if [.integer, .number].contains(spelling(field)), field.type.base == .any || field.type.base == .string {
      let written = text(field, asked) ?? "0"
      if Self.isInteger(written) { return .number(text: written) }
      return field.spellings.contains(.string) ? .string(written) : .number(0)
    }
    guard let text = text(field, asked) else { return field.presence == .required ? .string("") : nil }
    // A number that was sent with zeros in front, in a query, say, is the same one without.
    let isNumber = field.spellings == [.integer] && text.utf8.allSatisfy(TextCheck.isDigit)
    let digits = isNumber ? String(text.drop { $0 == "0" }) : text
    return Self.spelled(digits.isEmpty && isNumber ? "0" : digits, as: spelling(field))
  }

  /// A value that the server keeps; nil where the member stays away.
  private struct Kept {
    var value: JSONValue?
  }

  /// What the server keeps for the field; nil where it keeps nothing of the kind.
  private func kept(_ field: Field) -> Kept? {
    guard let clause = maker.served.operation.resource, refusal == nil else { return nil }
    if clause.effect == .lists, field.path == clause.items, case .all(let resources)? = maker.context.shown {
      return Kept(value: .array(resources.map { item(field, of: $0) }))
    }
    guard let resource else { return nil }
    let inItem = clause.effect == .lists ? clause.items + ["[]"] : []
    if !clause.identifier.isEmpty, field.path == inItem + clause.identifier {
      return Kept(value: Self.spelled(resource.id, as: spelling(field)))
    }
    guard let source = field.written else { return nil }
    if field.type.base == .array || field.type.base == .object {
      let path = maker.contract?.operation(that: .creates, clause.resource)?.requestField(source)?.path
      return Kept(value: path.flatMap { resource.body?[path: $0] })
    }
    if let text = resource.values[source] { return Kept(value: Self.spelled(text, as: spelling(field))) }
    return Kept(value: field.presence == .required ? Self.spelled("", as: spelling(field)) : nil)
  }

  /// One item of a list.
  private func item(_ array: Field, of resource: StoredResource) -> JSONValue {
    guard let element = array.members.first else { return .string(resource.id) }
    var maker = self
    maker.resource = resource
    return element.type.base == .object ? maker.object(element.members) : maker.value(element) ?? .null
  }

  private func spelling(_ field: Field) -> Spelling {
    switch maker.behaviour.variant {
    case .otherSpellings?: field.spellings.dropFirst().first ?? field.spellings.first ?? .string
    case .openSpellings?: field.openSpellings.first ?? field.spellings.first ?? .string
    default: field.spellings.first ?? .string
    }
  }

  private var isLast: Bool { maker.behaviour.variant == .otherValues }

  private func text(_ field: Field, _ asked: [Condition.Test]) -> String? {
    for test in asked {
      switch test {
      case .isOneOf(let values): return isLast ? values.last : values.first
      case .isNoneOf(let values): return other(than: values, field)
      case .matches(let pattern): return RegexSample.text(pattern)
      case .present, .absent: break
      }
    }
    if let source = field.copiedFrom { return copy(of: source, field) }
    if let allowed = field.type.allowed { return isLast ? allowed.last : allowed.first }
    if case .dateTime(let format) = field.type.base { return moment(format) }
    if let format = field.momentFormat, field.freshness != nil { return moment(format) }
    let length = field.type.length
    let words = refusal?.message ?? (maker.behaviour.variant == .nonASCIIText ? "Éxito – 完了" : "Success")
    let text = maker.behaviour.variant == .nonASCIIText && refusal != nil ? "Petición rechazada" : words
    switch maker.behaviour.variant {
    case .longestText? where length != nil && field.type.base == .string:
      return Sample.fitted(text, length?.maximum ?? 1, length?.maximum ?? 1)
    case .shortestText? where field.type.base == .string:
      let shortest = max(1, length?.minimum ?? 1)
      return Sample.fitted(text, shortest, shortest)
    case .lowerCaseHex? where field.type.base == .hex || field.type.base == .guid:
      return Sample.value(of: field.type, maker.now, number: maker.number).lowercased()
    case .upperCaseHex? where field.type.base == .hex || field.type.base == .guid:
      return Sample.value(of: field.type, maker.now, number: maker.number).uppercased()
    default: break
    }
    if let code = refusal?.code, field.name.lowercased().hasSuffix("code") {
      if TextCheck.finding(code, field.type) == nil { return code }
    }
    if case .any = field.type.base { return field.spellings.contains(.boolean) ? "false" : text }
    return field.samples.first ?? Sample.value(of: field.type, maker.now, number: maker.number, text: text)
  }

  /// What the request sent, or a stand-in where a refused request sent nothing that can be copied.
  private func copy(of source: String, _ field: Field) -> String? {
    if let sent = maker.context.values[source] { return sent }
    guard refusal != nil else { return maker.served.fields[source].map(Sample.request) }
    return field.presence == .required ? maker.served.fields[source].map(Sample.request) : nil
  }

  private func moment(_ format: String) -> String {
    var seconds = maker.now.seconds
    if case .timeZone(let offset)? = maker.behaviour.variant { seconds += offset }
    if case .clockSkew(let skew)? = maker.behaviour.variant { seconds += skew }
    return CalendarTime(secondsSince1970: seconds).text(format)
  }

  /// A text that is none of the values: the system's own code where there is one.
  private func other(than values: [String], _ field: Field) -> String {
    let length = field.type.length
    let candidates = [refusal?.code, "1055", "99", "9", "ERR", "E"].compactMap { $0 } + (field.type.allowed ?? [])
    return candidates.first { candidate in
      !values.contains(candidate) && TextCheck.finding(candidate, field.type) == nil
    } ?? Sample.fitted("1055", length?.minimum ?? 1, length?.maximum ?? 4)
  }

  /// The text as a JSON value of the kind, where the kind can hold it without loss.
  static func spelled(_ text: String, as spelling: Spelling) -> JSONValue {
    switch spelling {
    case .integer, .number: isInteger(text) ? .number(text: text) : .string(text)
    case .boolean: .bool(text == "true")
    case .null: .null
    case .object: .object([])
    case .array: .array([])
    case .string: .string(text)
    }
  }

  static func isInteger(_ text: String) -> Bool {
    let digits = text.utf8
    guard let first = digits.first, digits.allSatisfy(TextCheck.isDigit) else { return false }
    return first != 0x30 || digits.count == 1
  }
}

extension Field {
  /// The format of a moment written as plain digits: `YYYYMMDDHHMMSS` for 14 of them.
  var momentFormat: String? {
    switch type.length?.maximum {
    case 14: "YYYYMMDDHHMMSS"
    case 12: "YYMMDDHHMMSS"
    case 8: "YYYYMMDD"
    default: nil
    }
  }
}
