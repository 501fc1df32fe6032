import CaseModel
import ContractModel

/// Holds the values a target gives against what the contract asks for, and reads keys out of them.
struct BindingCheck {
  let contract: Contract
  let bindings: Bindings
  private(set) var problems: [BindingProblem] = []
  private var bad: Set<String> = []

  init(contract: Contract, bindings: Bindings) {
    self.contract = contract
    self.bindings = bindings
  }

  /// Notes a problem, the first one of each binding.
  mutating func report(_ binding: String, _ message: String) {
    if bad.insert(binding).inserted { problems.append(BindingProblem(binding: binding, message: message)) }
  }

  /// The problems in the order of the contract's bindings, names it does not know at the end.
  var sorted: [BindingProblem] {
    let order = contract.bindings.map(\.name)
    let rank = { (name: String) in order.firstIndex(of: name) ?? order.count }
    return problems.sorted { (rank($0.binding), $0.binding) < (rank($1.binding), $1.binding) }
  }

  /// The scheme the target names; nil when the contract has none of that name.
  var authentication: Authentication? {
    contract.authentication.first { $0.name == bindings.authentication }
  }

  /// Checks every value and every name.
  mutating func run() {
    checkNames()
    for binding in contract.bindings {
      guard let value = bindings.values[binding.name] else {
        if isNeeded(binding) { report(binding.name, "is missing: \(binding.summary)") }
        continue
      }
      if value.count == 0 { report(binding.name, "is a list without values") }
      for text in value.texts { check(text, of: binding) }
    }
  }

  private mutating func checkNames() {
    let known = contract.bindings.map(\.name)
    for name in bindings.values.keys.sorted() where !known.contains(name) {
      let hint = nearest(name, among: known).map { "; did you mean \($0)?" } ?? ""
      report(name, "is no binding of \(contract.id)\(hint)")
    }
    if authentication == nil {
      let names = contract.authentication.map(\.name)
      let hint = nearest(bindings.authentication, among: names).map { "did you mean \($0)?" }
      report(
        "authentication",
        "\(contract.id) has no scheme \(bindings.authentication); \(hint ?? "it has \(names.joined(separator: ", "))")")
    }
  }

  /// The login that brings a value that the target does not give.
  func login(giving name: String) -> Login? {
    contract.login(giving: name, authentication: bindings.authentication) { text($0) != nil }
  }

  /// Whether a run cannot start without the binding: asked for by the contract, or by the scheme the target chose.
  private func isNeeded(_ binding: Binding) -> Bool {
    if binding.fallback != nil || login(giving: binding.name) != nil { return false }
    if let authentication, authentication.scheme != .none {
      if let word = authentication.bindings.first(where: { $0.value == binding.name })?.key {
        return !authentication.scheme.optionalWords.contains(word)
      }
      if binding.scheme == authentication.name { return true }
    }
    return binding.isRequired && binding.scheme == nil
  }

  private mutating func check(_ text: String, of binding: Binding) {
    if text.isEmpty {
      report(binding.name, "is empty")
    } else if let problem = binding.type?.problem(of: text) {
      report(binding.name, problem)
    } else if isInHeader(binding.name) {
      checkHeaderValue(text, binding.name)
    }
  }

  /// A value that would end its line, or lose its ends on the way (RFC 9110 §5.5).
  private mutating func checkHeaderValue(_ text: String, _ name: String) {
    if text.utf8.contains(where: { $0 < 0x20 || $0 == 0x7F }) {
      report(name, "has \(FieldType.shape(of: text)); it is sent in a header field, which cannot carry them")
    } else if text.hasPrefix(" ") || text.hasSuffix(" ") {
      report(name, "begins or ends with a space; it is sent in a header field, which drops it")
    }
  }

  private func isInHeader(_ name: String) -> Bool {
    if let authentication {
      if authentication.scheme == .aspenJWT, authentication.bindings["appKey"] == name { return true }
      if authentication.scheme == .bearer, authentication.bindings["token"] == name { return true }
      let inWords = [Authentication.Scheme.basic: ["user", "password"], .apiKey: ["key"]][authentication.scheme] ?? []
      if inWords.contains(where: { authentication.bindings[$0] == name }) { return true }
    }
    for operation in contract.operations {
      let headers = operation.request.headers
      if headers.contains(where: { $0.control == .binding(name) }) { return true }
      for step in operation.scenarios.flatMap(\.steps) {
        if headers.contains(where: { step.values[$0.id] == .binding(name) }) { return true }
      }
    }
    return false
  }
}
