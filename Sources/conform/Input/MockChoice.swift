import ConformanceKit

/// How the built-in mock of a contract is to behave.
struct MockChoice {
  var faults: [Fault] = []
  var variant: Variant?
  var authentication: String?

  static let variantOption = Option(
    name: "--variant", value: "NAME", help: "let the mock differ in this harmless way")

  /// Reads `--fault` and `--authentication` for the contracts of a run: each fault goes to the contract that has
  /// it, and a mock may show several.
  static func choices(
    _ arguments: Arguments, _ contracts: [Contract], isNamed: Bool, _ complaints: inout Complaints
  ) -> [String: MockChoice] {
    var choices: [String: MockChoice] = [:]
    let schemes = Set(contracts.flatMap(\.authentication).map(\.name)).sorted()
    let scheme = arguments.word(.authentication, among: schemes, what: "authentication", &complaints)
    for contract in contracts {
      choices[contract.id] = MockChoice()
      guard let scheme else { continue }
      if contract.authentication.contains(where: { $0.name == scheme }) {
        choices[contract.id]?.authentication = scheme
      } else if isNamed {
        complaints.add("\(contract.id) has no authentication \(quoted(scheme))")
      }
    }
    for name in arguments.all(.fault) { give(name, to: contracts, in: &choices, &complaints) }
    return choices
  }

  /// Lets the mock of the contract that has this fault show it.
  private static func give(
    _ name: String, to contracts: [Contract], in choices: inout [String: MockChoice], _ complaints: inout Complaints
  ) {
    var names: [String] = []
    for contract in contracts {
      let faults = FaultCatalogue.faults(
        for: contract, authentication: choices[contract.id]?.authentication ?? contract.defaultAuthentication)
      if let fault = faults.first(where: { $0.name == name }) {
        if choices[contract.id]?.faults.contains(fault) == false { choices[contract.id]?.faults.append(fault) }
        return
      }
      names += faults.map(\.name)
    }
    let hint = names.isEmpty || nearest(name, among: names) != nil ? "" : "; conform list CONTRACT --faults shows all"
    complaints.add(unknown("fault", name, among: names) + hint)
  }

  /// Reads the options for one contract's mock.
  init(_ arguments: Arguments, _ contract: Contract, _ complaints: inout Complaints) {
    let choices = Self.choices(arguments, [contract], isNamed: true, &complaints)
    self = choices[contract.id] ?? MockChoice()
    guard let name = arguments[Self.variantOption] else { return }
    let variants = VariantCatalogue.variants(for: contract)
    variant = variants.first { $0.name == name }
    if variant == nil { complaints.add(unknown("variant", name, among: variants.map(\.name))) }
  }

  init() {}
}
