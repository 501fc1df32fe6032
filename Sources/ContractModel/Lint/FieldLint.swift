extension ContractLint {
  /// Holds the fields of an operation's request and answers against their own words.
  mutating func checkFields(of operation: Operation) {
    let request = operation.request
    for list in [request.path, request.query, request.headers, request.body] { checkList(list, in: operation) }
    for body in operation.bodies {
      for list in [body.headers, body.members] { checkList(list, in: operation) }
    }
    if !request.body.isEmpty, request.contentTypes.isEmpty {
      reportLack(
        "\"\(operation.id)\" has body members and no media type", hint: "add \"contentTypes\"",
        at: operation.location, ["request"])
    }
    if let envelope = request.envelope { check(envelope) }
    for (index, header) in request.constantHeaders.enumerated()
    where header.value.unicodeScalars.contains(where: { $0.value < 0x20 && $0 != "\t" || $0.value == 0x7F }) {
      report(
        "the value of \"\(header.name)\" holds a control character", at: operation.location,
        ["request", "constantHeaders", String(index), "value"])
    }
  }

  private mutating func check(_ envelope: Envelope) {
    let bindings = contract.bindings.map(\.name)
    let uses = [
      ("key", envelope.key), ("keyEncoding", envelope.keyEncoding), ("ivPlacement", envelope.ivPlacement),
      ("iv", envelope.iv),
    ]
    for (member, name) in uses {
      if let name, !name.isEmpty { check(name, among: bindings, "binding", at: envelope.location, [member]) }
    }
    for (member, name) in uses.suffix(2) where name != nil && envelope.cipher.form == .jwe {
      report(
        "a JWE has a part of its own for the IV, so \"\(member)\" says nothing", hint: "leave it out",
        at: envelope.location, [member])
    }
  }

  private mutating func checkList(_ fields: [Field], in operation: Operation) {
    reportRepeats(
      fields, "field", name: { $0.place == .header ? $0.name.lowercased() : $0.name }, at: \.location, "name")
    for field in fields {
      checkNesting(field)
      checkReferences(field, in: operation)
      if field.side == .request { checkControl(field) }
      checkSpellings(field)
      checkList(field.members, in: operation)
    }
  }

  private mutating func checkNesting(_ field: Field) {
    if field.place == .header, !TextFormat.header.accepts(field.name), !field.name.isEmpty {
      report(
        "the header \(ShapeCheck.quoted(field.name))", hint: "write \(TextFormat.header.summary)", at: field.location,
        ["name"])
    }
    guard !field.members.isEmpty else { return }
    switch field.type.base {
    case .object:
      for member in field.members where member.name == "[]" {
        report("\"\(field.name)\" is an object and has an element", hint: "name a member", at: member.location)
      }
    case .array:
      for member in field.members where member.name != "[]" {
        report(
          "\"\(field.name)\" is an array and has a member \"\(member.name)\"", hint: "call its one element \"[]\"",
          at: member.location)
      }
    default:
      report(
        "\"\(field.name)\" has members", hint: "only an Object or an Array can", at: field.location, ["members"])
    }
    if field.place != .body {
      report("\"\(field.name)\" has members outside a body", at: field.location, ["members"])
    }
  }

  private mutating func checkReferences(_ field: Field, in operation: Operation) {
    let ids = operation.requestFields.map(\.id)
    if case .onlyWith(let other) = field.presence {
      check(other, among: ids, "request field", at: field.location, ["presence", "onlyWith"])
    }
    if let origin = field.copiedFrom {
      check(origin, among: ids, "request field", at: field.location, ["copiedFrom"])
    }
    for (mutation, outcome) in field.expectations.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
      check(
        outcome, among: expectable(in: operation), "outcome", at: field.location, ["expect", mutation.rawValue])
    }
  }

  private mutating func checkSpellings(_ field: Field) {
    if field.place != .body, field.spellings != [.string] {
      report(
        "\"\(field.name)\" is a \(field.place.rawValue) field with JSON spellings",
        hint: "only members of a body have them", at: field.location, ["spellings"])
    }
    let twice = field.openSpellings.filter(field.spellings.contains)
    if let spelling = twice.first, field.spellings.count < Spelling.allCases.count {
      report(
        "\"\(field.name)\" has the spelling \"\(spelling.rawValue)\" both conforming and open",
        hint: "keep one of them", at: field.location, ["openSpellings"])
    }
  }

  /// The outcomes an expectation may name: the operation's, `open` and `not-served`.
  func expectable(in operation: Operation) -> [String] {
    operation.outcomes.map(\.name) + [Outcome.open, Outcome.notServed]
  }
}
