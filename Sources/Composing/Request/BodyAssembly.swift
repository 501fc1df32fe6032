import CaseModel
import ContractModel
import JSONCore

extension Composition {
  /// The body as it goes over the wire, and what is inside its envelope.
  mutating func makeBody() throws(ComposeFailure) -> (wire: [UInt8]?, opened: [UInt8]?) {
    guard operation.request.hasBody else {
      guard !recipe.edits.contains(where: \.needsBody) else {
        throw .notApplicable("requests of \(operation.id) have no body")
      }
      return (nil, nil)
    }
    var inner = try bodyTree().bytes(style)
    for case .innerBody(let edit) in recipe.edits { inner = try edit.apply(to: inner) }
    var wire = inner
    let sealer = composer.sealers[operation.id]
    if let sealer {
      let edits = recipe.edits.compactMap { edit -> SealEdit? in
        if case .seal(let edit) = edit { edit } else { nil }
      }
      wire = try sealer.seal(inner, edits: edits, &entropy)
    } else if recipe.edits.contains(where: \.isSeal) {
      throw .notApplicable("requests of \(operation.id) have no envelope")
    }
    for case .wireBody(let edit) in recipe.edits { wire = try edit.apply(to: wire) }
    return (wire, sealer == nil ? nil : inner)
  }

  private var style: JSONStyle {
    for case .style(let style) in recipe.edits.reversed() { return style }
    return .compact
  }

  /// The members of the (inner) body with the recipe's changes to them, in its order.
  private mutating func bodyTree() throws(ComposeFailure) -> JSONValue {
    var body = object(of: operation.request.body)
    for edit in recipe.edits {
      switch edit {
      case .rename(let id, let name):
        guard let field = bodyField(id) else { continue }
        guard body[path: field.bodyPath] != nil else { throw .notApplicable("the control has no \(field.name)") }
        body = body.renaming(path: field.bodyPath, to: name)
      case .duplicate(let id, let replacement):
        guard let field = bodyField(id) else { continue }
        guard body[path: field.bodyPath] != nil else { throw .notApplicable("the control has no \(field.name)") }
        let second = try self.replacement(replacement, for: field)
        noteSecret(field, second, from: replacement)
        body = body.appendingDuplicate(path: field.bodyPath, value: second)
      case .addMember(let parent, let name, let value):
        guard body[path: parent]?.members != nil else {
          throw .notApplicable("the control has no object \(parent.joined(separator: "."))")
        }
        body = body.appendingDuplicate(path: parent + [name], value: value)
      case .reverseMembers: body = body.reversingMembers()
      default: continue
      }
    }
    return body
  }

  private func bodyField(_ id: String) -> Field? {
    operation.requestField(id).flatMap { $0.place == .body ? $0 : nil }
  }

  private mutating func object(of fields: [Field]) -> JSONValue {
    var members: [(String, JSONValue)] = []
    for field in fields {
      if let value = json(of: field) { members.append((field.name, value)) }
    }
    return .object(members)
  }

  /// The value of a field with what stands below it; nil when none of it is sent.
  private mutating func json(of field: Field) -> JSONValue? {
    if let value = values[field.id] { return value }
    guard !field.members.isEmpty, !isRemoved(field) else { return nil }
    let value: JSONValue
    if field.type.base == .array {
      value = .array(field.members.compactMap { json(of: $0) })
    } else {
      value = object(of: field.members)
    }
    let isEmpty = (value.members?.isEmpty ?? true) && (value.array?.isEmpty ?? true)
    if isEmpty, field.presence != .required { return nil }
    values[field.id] = value
    return value
  }
}

extension Edit {
  /// Whether the edit makes no sense without a body.
  fileprivate var needsBody: Bool {
    switch self {
    case .addMember, .style, .reverseMembers, .innerBody, .chunked, .expectContinue, .seal: true
    case .wireBody(let edit): edit != .absent
    case .remove, .include, .replace, .rename, .duplicate, .addHeader, .upperCaseFieldNames, .lowerCaseFieldNames,
      .inQuery, .addQuery, .contentType,
      .method, .methodWithBody, .pathAppending, .pathUppercased, .pathRespelled, .bare, .authentication:
      false
    }
  }

  fileprivate var isSeal: Bool {
    if case .seal = self { true } else { false }
  }
}
