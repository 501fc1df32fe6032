import ConformanceKit

/// `conform init`: a target file to fill in.
enum InitCommand: Command {
  static let name = "init"
  static let summary = "print a target file to fill in (standard output) and what each binding is (standard error)"
  static let operands = "CONTRACT [options]"
  static let mostOperands: Int? = 1
  static let options: [Option] = [
    Option(name: "--authentication", value: "NAME", help: "how requests to the target authenticate"), .contracts,
  ]

  static func run(_ arguments: Arguments) throws(UsageFailure) -> ExitStatus {
    var complaints = arguments.complaints
    let contract = ContractInput.one(arguments, &complaints)
    let scheme = contract?.authentication(arguments, &complaints)
    guard let contract, let scheme, complaints.isEmpty else { throw UsageFailure(complaints) }
    let needed = Set(contract.authentication.first { $0.name == scheme }?.bindings.values.map { $0 } ?? [])
    let mine = contract.bindings.filter { $0.scheme == nil || $0.scheme == scheme }
    let filled = mine.filter { $0.isRequired || $0.fallback != nil || needed.contains($0.name) }
    let bindings = filled.map { binding -> (String, JSONValue) in
      if binding.isSecret {
        return (binding.name, .object([("env", .string(contract.variableName(for: binding)))]))
      }
      return (binding.name, .string(binding.fallback ?? binding.example ?? ""))
    }
    let bytes = TargetText.bytes(
      contract, url: "http://127.0.0.1:8080", authentication: scheme, bindings: bindings, limits: limits)
    Terminal.out(json: String(decoding: bytes.dropLast(), as: UTF8.self))
    let lines = describe(contract.bindings, contract, filled: Set(filled.map(\.name)))
    for line in lines { Terminal.say(line) }
    return .done
  }

  /// The limits of a run as they are without any.
  private static let limits: [(String, JSONValue)] = [
    ("connections", .number(4)), ("requestsPerSecond", .number(0)), ("timeoutSeconds", .number(5)),
    ("maxRefusals", .object([])),
  ]

  private static func describe(_ bindings: [Binding], _ contract: Contract, filled: Set<String>) -> [String] {
    let width = bindings.map { $0.name.count }.max() ?? 0
    var lines = ["conform: save this as a target file, put your values in place of the examples", ""]
    for binding in bindings {
      var notes: [String] = []
      if let type = binding.type, !type.notation.isEmpty { notes.append(type.notation) }
      if let fallback = binding.fallback { notes.append("default \(fallback)") }
      if let scheme = binding.scheme { notes.append("with authentication \(scheme)") }
      if !filled.contains(binding.name), binding.scheme == nil { notes.append("optional") }
      if binding.isSecret { notes.append("secret") }
      let logins = contract.logins.filter { $0.gives == binding.name && !$0.bindings.isEmpty }
      notes += logins.map { "or \($0.bindings.joined(separator: " and "))" }
      let note = notes.isEmpty ? "" : " (\(notes.joined(separator: ", ")))"
      lines.append("  \(binding.name.padding(to: width))  \(binding.summary)\(note)")
    }
    lines += [
      "",
      "  A value is a text, {\"env\": NAME}, {\"file\": PATH}, or a list of texts of which each request takes the next.",
      "  maxRefusals says how often the target lets a value be refused before it locks it, by binding: {\"NAME\": 10} in",
      "  all, or {\"NAME\": {\"inARow\": 3}} without a success in between. Cases beyond that are withheld and reported.",
      "  Then: conform run --target FILE",
    ]
    return lines
  }
}
