import ContractModel

/// A request field with all that checking it needs, looked up once.
struct CheckedField: Sendable {
  var field: Field
  /// The field's id, made once: `request.AuditInfo.UserId`.
  var id: String
  var isRequired: Bool
  /// The values that name something at this server; nil when the field names nothing.
  var known: Set<String>?
  /// The values of the bindings that belong to other callers.
  var otherCallers: Set<String> = []
  /// The value that stands in where a fault lets a bad one pass; nil for values that are new every time.
  var canonical: String?
  /// How to open the credential the field holds, where only the server can read it.
  var tokens: SealedTokens?
  /// How to open the PIN block the field holds.
  var pinBlock: PINBlockCheck?
  var members: [CheckedField]

  init(_ field: Field, operation: Operation, bindings: MockBindings, rules: any SystemRules) {
    self.field = field
    id = field.id
    isRequired = field.presence == .required
    members = field.members.map { CheckedField($0, operation: operation, bindings: bindings, rules: rules) }
    canonical = Self.canonical(field, bindings)
    if case .pinBlock(let format, let pan, let key)? = field.control {
      pinBlock = PINBlockCheck(format: format, pan: pan.flatMap { bindings[$0] }, key: bindings[key])
    }
    if field.isCredential, case .binding(let name)? = field.control { tokens = SealedTokens(bindings, token: name) }
    guard field.identifies || field.isCredential else { return }
    if let known = rules.known(id) {
      self.known = known
      return
    }
    var known = Set(canonical.map { [$0] } ?? [])
    if case .binding(let name)? = field.control { known.formUnion(bindings.all(name)) }
    if field.identifies { known.formUnion(Self.scenarioValues(id, operation, bindings)) }
    if field.isCredential { otherCallers = Self.scenarioValues(id, operation, bindings).subtracting(known) }
    // Where the bindings name nothing, nothing can be told apart.
    self.known = known.isEmpty ? nil : known
  }

  /// The control's value where it is the same in every request.
  private static func canonical(_ field: Field, _ bindings: MockBindings) -> String? {
    switch field.control {
    case .literal(let text)?: text
    case .binding(let name)?: bindings[name]
    default: field.type.allowed?.first
    }
  }

  /// What the scenarios of the operation send in the field, as far as it is no change of every run.
  private static func scenarioValues(_ id: String, _ operation: Operation, _ bindings: MockBindings) -> Set<String> {
    var values: Set<String> = []
    for step in operation.scenarios.flatMap(\.steps) where step.expected.contains(Outcome.accepted) {
      if case .binding(let name)? = step.values[id] { values.formUnion(bindings.all(name)) }
    }
    return values
  }
}
