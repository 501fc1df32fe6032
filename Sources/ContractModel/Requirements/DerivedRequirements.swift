// Which requirements follow from an operation, its request, its fields, schemes and bodies.

extension RequirementList {
  mutating func add(operation draft: OperationDraft) {
    let location = operation.location
    add("method", Statement.method(operation), draft.cited, nil, at: location)
    add("path", Statement.path(operation), draft.cited, nil, at: location)
  }

  mutating func add(request draft: OperationDraft) {
    var parts: [(name: String, aspect: String, statement: String)] = []
    if operation.request.hasBody {
      parts = [
        ("content-type", "request.content-type", Statement.contentType(operation.request.contentTypes)),
        ("body", "request.body", Statement.body),
      ]
    }
    add(parts, of: "a request without a body", draft.request.cited, draft.request.overrides, at: draft.request.location)
    if let envelope = operation.request.envelope, let part = draft.envelope {
      let parts = [
        ("presence", "request.envelope.presence", Statement.envelopePresence(envelope)),
        ("sealing", "request.envelope.sealing", Statement.envelopeSealing(envelope)),
        ("response", "response.envelope", Statement.envelopeResponse(envelope)),
      ]
      add(parts, of: "an envelope", part.cited, part.overrides, at: part.location)
    }
    let names = FieldNames(request: operation.request)
    for draft in draft.fields.flatMap(\.tree) {
      let parts = draft.field.promises.map {
        (
          $0.rawValue, draft.field.aspect($0),
          Statement.short($0, names.name(draft.field)) { Statement.request($0, draft.field, names) }
        )
      }
      add(parts, of: "\"\(draft.field.name)\"", draft.cited, draft.overrides, at: draft.field.location)
    }
  }

  mutating func add(_ scheme: AuthenticationDraft) {
    let name = scheme.authentication.name
    let parts = scheme.authentication.scheme.parts.map {
      ($0, "authentication.\(name).\($0)", Statement.authentication(scheme.authentication.scheme, $0))
    }
    add(parts, of: "\"\(name)\"", scheme.part.cited, scheme.part.overrides, at: scheme.authentication.location)
  }

  mutating func add(_ draft: BodyDraft) {
    let names = FieldNames(body: draft.body)
    let sent = FieldNames(request: operation.request)
    for field in draft.fields.flatMap(\.tree) {
      let parts = field.field.promises.map {
        (
          $0.rawValue, field.field.aspect($0, in: draft.body),
          Statement.short($0, names.name(field.field)) { Statement.response($0, field.field, names, sent: sent) }
        )
      }
      add(parts, of: "\"\(field.field.name)\"", field.cited, field.overrides, at: field.field.location)
    }
    var parts: [(name: String, aspect: String, statement: String)] = []
    if let fault = draft.body.fault {
      let prefix = "response.\(draft.body.name)"
      parts = [
        ("fault-name", "\(prefix).fault-name", Statement.faultName(draft.body)),
        ("fault-code", "\(prefix).fault-code", Statement.faultCode(fault, draft.body)),
      ]
    }
    add(parts, of: "a body without a fault object", draft.part.cited, draft.part.overrides, at: draft.part.location)
  }
}

extension Field {
  /// What the field promises, in the order of the contract language.
  var promises: [FieldAspect] {
    FieldAspect.allCases.filter(promises)
  }

  private func promises(_ aspect: FieldAspect) -> Bool {
    let isNested = type.base == .object || type.base == .array
    switch aspect {
    // An answer's member that may be left out promises nothing by being there or not.
    case .presence: return side == .request || presence == .required
    case .type: return place == .body && !Spelling.allCases.allSatisfy(spellings.contains)
    case .length: return type.length != nil && type.base.hasLength
    case .format: return type.base.hasFormat
    case .value: return type.allowed != nil
    case .spelling: return side == .request && !isNested && spellings.count > 1 && promises(.type)
    case .unique: return unique != nil
    case .identity: return side == .request && identifies
    case .credential: return side == .request && isCredential
    case .pinBlock:
      if case .pinBlock = control { return side == .request }
      return false
    case .echo: return side == .response && copiedFrom != nil
    case .written: return side == .response && written != nil
    case .freshness: return side == .response && freshness != nil
    case .condition:
      if case .onlyWith = presence { return side == .response }
      return false
    }
  }
}

extension FieldType.Base {
  /// Whether a length counts the characters of the value.
  var hasLength: Bool {
    switch self {
    case .numeric, .string, .hex: true
    default: false
    }
  }

  /// Whether the values have an alphabet or a form of their own.
  var hasFormat: Bool {
    switch self {
    case .numeric, .guid, .hex, .base64, .dateTime: true
    default: false
    }
  }
}
