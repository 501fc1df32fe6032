extension ContractLint {
  /// Holds a request field's control and samples against the field's type.
  mutating func checkControl(_ field: Field) {
    let isNested = field.type.base == .object || field.type.base == .array
    if field.control == nil, !isNested {
      if field.presence == .required {
        reportLack(
          "the required field \"\(field.name)\" has no control", hint: "say where its value comes from",
          at: field.location)
      } else if field.samples.isEmpty {
        reportLack(
          "the optional field \"\(field.name)\" has no control", hint: "without one it is never sent",
          at: field.location, severity: .warning)
      }
    }
    for binding in field.control?.bindings ?? [] {
      check(
        binding, among: contract.bindings.map(\.name), "binding", at: field.location,
        field.control?.path(to: binding) ?? [])
    }
    checkFit(of: field)
    if let text = field.fallback, let fault = field.type.fault(of: text) {
      report(
        "the default of \"\(field.name)\" \(fault)", hint: "its type is \(field.type.notation)", at: field.location,
        ["default"])
    }
    // A document may show a value that is none of its type; the contract then leaves open what it brings.
    let samples = field.expectations[.sample] == Outcome.open ? [] : field.samples
    for (index, sample) in samples.enumerated() {
      guard let fault = field.type.fault(of: sample) else { continue }
      report(
        "the sample \(ShapeCheck.quoted(sample)) of \"\(field.name)\" \(fault)",
        hint: "its type is \(field.type.notation)", at: field.location, ["samples", String(index)])
    }
  }

  private mutating func checkFit(of field: Field) {
    let hint = "its type is \(field.type.notation)"
    switch field.control {
    case .literal(let text):
      guard let fault = field.type.fault(of: text) else { return }
      let isConstant = field.type.allowed == [text]
      report(
        "the \(isConstant ? "constant" : "control") of \"\(field.name)\" \(fault)", hint: hint, at: field.location,
        isConstant ? ["constant"] : ["control", "literal"])
    case .binding(let name):
      guard let binding = contract.bindings.first(where: { $0.name == name }) else { return }
      for (member, text) in [("example", binding.example), ("default", binding.fallback)] {
        guard let text, let fault = field.type.fault(of: text) else { continue }
        report(
          "the \(member) of \"\(name)\" \(fault) in \"\(field.name)\"", hint: hint, at: binding.location, [member])
      }
    case .freshIdentifier(let count), .freshPIN(let count):
      guard let length = field.type.length, !(length.minimum...max(length.minimum, length.maximum) ~= count) else {
        return
      }
      report("the control of \"\(field.name)\" has \(count) characters", hint: hint, at: field.location, ["control"])
    case .now(let format):
      guard case .dateTime(let documented) = field.type.base, documented != format else { return }
      report(
        "the control of \"\(field.name)\" is written \(format)", hint: hint, at: field.location, ["control", "now"])
    case .pinBlock(let format, let pan, _): checkPINBlock(format, pan, in: field)
    default: return
    }
  }

  /// Holds a PIN block against its format and the field's type (ISO 9564-1 §9.3, §9.4).
  private mutating func checkPINBlock(_ format: Int, _ pan: String?, in field: Field) {
    let path = ["control", "pinBlock"]
    if format == 2 {
      return report(
        "PIN blocks of format 2 go to chip cards only", hint: "write 0, 1, 3 or 4", at: field.location,
        path + ["format"])
    }
    if pan == nil, format != 1 {
      report(
        "a PIN block of format \(format) has no \"pan\"", hint: "name the binding with the card number",
        at: field.location, path)
    } else if pan != nil, format == 1 {
      report(
        "a PIN block of format 1 has no card number", hint: "leave \"pan\" out", at: field.location, path + ["pan"])
    }
    let digits = format == 4 ? 32 : 16
    let fits = field.type.length.map { $0.minimum...max($0.minimum, $0.maximum) ~= digits } ?? true
    if !fits || ![.hex, .string, .any].contains(field.type.base) {
      report(
        "a PIN block of format \(format) has \(digits) hexadecimal digits",
        hint: "the type of \"\(field.name)\" is \(field.type.notation)", at: field.location, ["control"])
    }
  }
}

extension ValueSource {
  /// The members that lead from a field to the name of a binding in its control.
  func path(to binding: String) -> [String] {
    switch self {
    case .pinBlock(_, let pan, _): ["control", "pinBlock", pan == binding ? "pan" : "key"]
    default: ["control", "binding"]
    }
  }
}
