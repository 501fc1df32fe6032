// Every derived statement is made here: plain English that says what is.

extension Requirement {
  /// The most characters of a statement: it stays under 90.
  public static let longestStatement = 89
}

/// The statements of derived requirements.
enum Statement {
  static func method(_ operation: Operation) -> String {
    "only \(operation.method) is served at this path"
  }

  static func path(_ operation: Operation) -> String {
    short("the operation is served at \(operation.path)", or: "the operation is served at its documented path")
  }

  static func contentType(_ types: [String]) -> String {
    short("the request body is \(list(types, "or"))", or: "the request body has one of its documented media types")
  }

  static let body = "a request body that is no JSON object is not served"

  static func envelopePresence(_ envelope: Envelope) -> String {
    "a request without the sealed member \(envelope.member) is refused"
  }

  static func envelopeSealing(_ envelope: Envelope) -> String {
    "a \(envelope.member) that \(envelope.cipher.rawValue) does not open under the key is refused"
  }

  static func envelopeResponse(_ envelope: Envelope) -> String {
    "the answer is sealed in \(envelope.member) with \(envelope.cipher.rawValue)"
  }

  static func faultName(_ body: BodyShape) -> String {
    "the \(body.name) answer's only member is named after its fault"
  }

  static func faultCode(_ fault: FaultObject, _ body: BodyShape) -> String {
    "the \(body.name) answer's \(fault.codeMember) repeats the HTTP status"
  }

  /// What a field of the request promises.
  static func request(_ aspect: FieldAspect, _ field: Field, _ names: FieldNames) -> String {
    let name = names.name(field)
    switch aspect {
    case .presence:
      if field.name == "[]" { return element(field, name) }
      switch field.presence {
      case .required:
        guard let parent = names.optionalParent(of: field) else { return "a request without \(name) is refused" }
        return "a request with \(parent) and without \(name) is refused"
      case .optional: return "\(name) may be left out"
      case .onlyWith(let other): return "\(name) is sent only beside \(names.name(id: other))"
      }
    case .spelling: return "\(name) is taken as \(spellings(field, "and")) alike"
    case .unique: return "no two accepted requests carry the same \(name)"
    case .identity: return "a \(name) that names nothing is refused"
    case .credential: return "a request with a wrong \(name) is refused"
    case .pinBlock:
      guard case .pinBlock(let format, _, let key) = field.control else { return "\(name) is a PIN block" }
      return "\(name) is an ISO 9564 format \(format) block sealed under \(key)"
    case .type, .length, .format, .value, .echo, .written, .freshness, .condition: return value(aspect, field, name)
    }
  }

  /// What a field of an answer promises.
  ///
  /// - Parameter sent: how the fields of the request are named.
  static func response(_ aspect: FieldAspect, _ field: Field, _ names: FieldNames, sent: FieldNames) -> String {
    let name = names.name(field)
    switch aspect {
    case .presence:
      if field.name == "[]" { return element(field, name) }
      guard field.presence == .required else { return "\(name) may be left out" }
      guard let parent = names.optionalParent(of: field) else { return "\(name) is always there" }
      return "\(name) is there whenever \(parent.dropFirst(names.prefix.count)) is"
    case .unique: return "no two accepted answers carry the same \(names.bare(field))"
    case .echo: return "\(name) repeats the request's \(sent.name(id: field.copiedFrom ?? ""))"
    case .written: return "\(name) is what was last written as \(sent.name(id: field.written ?? ""))"
    case .freshness:
      return "\(name) is the time of the answer, within \(field.freshness?.tolerance ?? 0) seconds"
    case .condition:
      guard case .onlyWith(let other) = field.presence else { return "\(name) is conditional" }
      return "\(name) is there only when \(sent.name(id: other)) was sent"
    default: return value(aspect, field, name)
    }
  }

  /// Whether an array may be empty.
  private static func element(_ field: Field, _ name: String) -> String {
    let array = name.hasSuffix("[]") ? name.dropLast(2) : name[...]
    return field.presence == .required ? "\(array) has at least one element" : "\(array) may be empty"
  }

  /// What holds of a value, whichever message it stands in.
  private static func value(_ aspect: FieldAspect, _ field: Field, _ name: String) -> String {
    switch aspect {
    case .type: return "\(name) is \(spellings(field, "or"))"
    case .length: return field.type.length.map { "\(name) has \(length($0, field.type.base))" } ?? name
    case .format: return "\(name) \(format(field.type.base))"
    case .value:
      let allowed = field.type.allowed ?? []
      if allowed.count == 1 { return short("\(name) is \(allowed[0])", or: "\(name) has its documented value") }
      return short(
        "\(name) is \(list(allowed, "or"))", or: "\(name) is one of its \(allowed.count) documented values")
    default: return "\(name) keeps its \(aspect.rawValue)"
    }
  }

  private static func length(_ length: FieldType.Length, _ base: FieldType.Base) -> String {
    let unit = base == .numeric ? "digit" : base == .hex ? "hexadecimal digit" : "character"
    let units = length.maximum == 1 ? unit : unit + "s"
    if length.isExact { return "exactly \(length.maximum) \(units)" }
    if length.minimum <= 1 { return "at most \(length.maximum) \(units)" }
    return "\(length.minimum) to \(length.maximum) \(units)"
  }

  private static func format(_ base: FieldType.Base) -> String {
    switch base {
    case .numeric: "holds decimal digits only"
    case .hex: "holds hexadecimal digits only"
    case .guid: "is a GUID"
    case .base64: "is base64 text"
    case .dateTime(let format): "is a date and time of the calendar, written \(format)"
    default: "keeps its format"
    }
  }

  private static func spellings(_ field: Field, _ conjunction: String) -> String {
    list(field.spellings.map { $0 == .null ? "null" : "a JSON \($0.rawValue)" }, conjunction)
  }
}

extension Statement {
  /// What a field promises, in short where long names make it too long: nobody wrote it who could say it in less.
  static func short(_ aspect: FieldAspect, _ name: String, _ statement: (FieldAspect) -> String) -> String {
    short(statement(aspect), or: "\(name) keeps its documented \(aspect.rawValue)")
  }

  /// A statement, or a shorter one when it is too long.
  static func short(_ statement: String, or shorter: String) -> String {
    statement.count <= Requirement.longestStatement ? statement : shorter
  }

  /// `a, b or c`.
  static func list(_ words: [String], _ conjunction: String) -> String {
    guard let last = words.last, words.count > 1 else { return words.first ?? "" }
    return words.dropLast().joined(separator: ", ") + " \(conjunction) \(last)"
  }
}
