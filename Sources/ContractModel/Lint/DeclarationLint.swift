extension ContractLint {
  /// Holds bindings and authentication schemes against each other and operations against their ids.
  mutating func checkDeclarations() {
    reportRepeats(contract.operations, "operation", name: \.id, at: \.location, "operation")
    reportRepeats(contract.authentication, "authentication scheme", name: \.name, at: \.location, "name")
    let bindings = contract.bindings.map(\.name)
    for scheme in contract.authentication {
      for (word, binding) in scheme.bindings.sorted(by: { $0.key < $1.key }) {
        check(binding, among: bindings, "binding", at: scheme.location, ["bindings", word])
      }
      check(scheme)
      guard scheme.scheme != .none else { continue }
      for operation in contract.operations where operation.outcome(scheme.refusal) == nil {
        report(
          "the operation \"\(operation.id)\" has no outcome \"\(scheme.refusal)\"",
          hint: "name an outcome that every operation has", at: scheme.location, ["refusal"])
      }
    }
    for binding in contract.bindings { check(binding) }
  }

  /// A scheme's own words, and the header field that only some have.
  private mutating func check(_ scheme: Authentication) {
    let words = scheme.scheme.words + scheme.scheme.optionalWords.sorted()
    for word in scheme.bindings.keys.sorted() where !words.contains(word) {
      report(
        "the scheme \(scheme.scheme.rawValue) has no value \(ShapeCheck.quoted(word))",
        hint: ShapeCheck.hint(for: word, among: words), at: scheme.location, ["bindings", word])
    }
    if scheme.scheme == .apiKey, scheme.header == nil {
      reportLack("an api-key scheme without a header field", hint: "add \"header\"", at: scheme.location)
    } else if scheme.scheme != .apiKey, scheme.header != nil {
      report(
        "a header field for the scheme \(scheme.scheme.rawValue)", hint: "only api-key has a field of your choice",
        at: scheme.location, ["header"])
    }
  }

  private mutating func check(_ binding: Binding) {
    if let scheme = binding.scheme {
      check(
        scheme, among: contract.authentication.map(\.name), "authentication scheme", at: binding.location, ["scheme"])
    }
    guard let type = binding.type else { return }
    for (member, text) in [("default", binding.fallback), ("example", binding.example)] {
      guard let text, let fault = type.fault(of: text) else { continue }
      report(
        "the \(member) of \"\(binding.name)\" \(fault)", hint: "its type is \(type.notation)", at: binding.location,
        [member])
    }
  }

  /// Warns of bindings that nothing uses.
  mutating func checkBindings() {
    var used: Set<String> = []
    for scheme in contract.authentication { used.formUnion(scheme.bindings.values) }
    for login in contract.logins { used.formUnion(login.bindings) }
    for operation in contract.operations {
      if let envelope = operation.request.envelope {
        used.formUnion([envelope.key, envelope.keyEncoding, envelope.ivPlacement, envelope.iv].compactMap { $0 })
      }
      for field in operation.requestFields { used.formUnion(field.control?.bindings ?? []) }
      for step in operation.scenarios.flatMap(\.steps) {
        used.formUnion(step.values.values.flatMap(\.bindings))
      }
    }
    for binding in contract.bindings where !used.contains(binding.name) {
      reportLack(
        "nothing uses the binding \"\(binding.name)\"", hint: "remove it, or take a value from it",
        at: binding.location, severity: .warning)
    }
  }
}

extension ValueSource {
  /// The bindings the value is made from.
  var bindings: [String] {
    switch self {
    case .binding(let name): [name]
    case .pinBlock(_, let pan, let key): [pan, key].compactMap(\.self)
    default: []
    }
  }
}
