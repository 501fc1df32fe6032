extension ContractLint {
  /// Holds what the operations do to resources against each other.
  mutating func checkResources() {
    for operation in contract.operations {
      for field in operation.requestFields { checkCreated(field) }
      for body in operation.bodies {
        for field in body.fields where field.written != nil { checkWritten(field, in: operation) }
      }
      guard let clause = operation.resource, !clause.resource.isEmpty else { continue }
      let first = contract.operation(that: clause.effect, clause.resource)
      if let first, first.id != operation.id {
        report(
          "a second operation that \(clause.effect.rawValue) \"\(clause.resource)\"",
          hint: "\"\(first.id)\" does already", at: clause.location, ["resource"])
      }
      check(clause, of: operation)
      checkOutcomes(of: clause, in: operation)
    }
    for operation in contract.operations where operation.resource?.effect == .creates { checkCycle(operation) }
  }

  /// The kinds of resources that operations create.
  private var created: [String] {
    contract.operations.compactMap { $0.resource?.effect == .creates ? $0.resource?.resource : nil }
  }

  private mutating func checkCreated(_ field: Field) {
    guard case .created(let resource)? = field.control else { return }
    check(resource, among: created, "resource", at: field.location, ["control", "created"])
  }

  private mutating func checkWritten(_ field: Field, in operation: Operation) {
    guard let clause = operation.resource, [.reads, .lists].contains(clause.effect) else {
      report(
        "\"\(field.name)\" shows what was written, and \"\(operation.id)\" neither reads nor lists",
        hint: "add \"reads\" or \"lists\" to the operation, or say \"copiedFrom\"", at: field.location, ["written"])
      return
    }
    let writers = contract.operations.filter {
      $0.resource?.resource == clause.resource && [.creates, .replaces].contains($0.resource?.effect)
    }
    check(
      field.written ?? "", among: writers.flatMap(\.requestFields).map(\.id), "request field", at: field.location,
      ["written"])
  }

  private mutating func check(_ clause: ResourceClause, of operation: Operation) {
    let success = operation.successFields
    switch clause.effect {
    case .creates:
      if clause.identifier.isEmpty, !clause.hasLocation {
        reportLack(
          "\"\(operation.id)\" creates a \"\(clause.resource)\" that nothing names",
          hint: "add \"identifier\" or \"location\": true", at: clause.location)
      }
      if !clause.identifier.isEmpty {
        check(
          clause.identifier.joined(separator: "."), among: success.map { $0.path.joined(separator: ".") },
          "member of the success", at: clause.location, ["identifier"])
      } else if !contract.operations.contains(where: { $0.field(naming: clause.resource)?.place == .path }) {
        report(
          "no path has a parameter for the \"\(clause.resource)\" that Location names",
          hint: "give a path parameter the control { \"created\": \"\(clause.resource)\" }", at: clause.location)
      }
    case .reads, .replaces, .removes:
      check(clause.resource, among: created, "resource", at: clause.location, ["resource"])
      if operation.field(naming: clause.resource) == nil {
        report(
          "no field of \"\(operation.id)\" names the \"\(clause.resource)\" it \(clause.effect.rawValue)",
          hint: "give one the control { \"created\": \"\(clause.resource)\" }", at: clause.location)
      }
    case .lists:
      check(clause.resource, among: created, "resource", at: clause.location, ["resource"])
      let arrays = success.filter { $0.type.base == .array }
      let items = clause.items.joined(separator: ".")
      check(
        items, among: arrays.map { $0.path.joined(separator: ".") }, "array of the success", at: clause.location,
        ["items"])
      let members = success.filter {
        $0.path.starts(with: clause.items + ["[]"]) && $0.path.count > clause.items.count + 1
      }
      guard arrays.contains(where: { $0.path == clause.items }) else { return }
      check(
        clause.identifier.joined(separator: "."),
        among: members.map { $0.path.dropFirst(clause.items.count + 1).joined(separator: ".") }, "member of the items",
        at: clause.location, ["identifier"])
    }
  }

  private mutating func checkOutcomes(of clause: ResourceClause, in operation: Operation) {
    let others = [ResourceClause.Effect.reads, .replaces].compactMap { contract.operation(that: $0, clause.resource) }
    for (index, outcome) in clause.afterwards.enumerated() {
      for other in others + (clause.again.isEmpty ? [operation] : []) where other.outcome(outcome) == nil {
        report(
          "\"\(other.id)\" has no outcome \(ShapeCheck.quoted(outcome))",
          hint: ShapeCheck.hint(for: outcome, among: other.outcomes.map(\.name)), at: clause.location,
          ["afterwards", String(index)])
      }
    }
    for (index, outcome) in clause.again.enumerated() {
      check(
        outcome, among: operation.outcomes.map(\.name), "outcome", at: clause.location, ["again", String(index)])
    }
  }

  /// Reports a creation that needs a resource which only itself could create.
  private mutating func checkCycle(_ operation: Operation) {
    var seen: Set<String> = []
    var next = operation.neededResources
    while let resource = next.popLast() {
      guard seen.insert(resource).inserted, let creator = contract.operation(that: .creates, resource) else { continue }
      if creator.id == operation.id {
        report(
          "\"\(operation.id)\" needs a \"\(resource)\" before it can create one",
          hint: "take the value from a binding", at: operation.resource?.location ?? operation.location)
        return
      }
      next += creator.neededResources
    }
  }
}

extension Operation {
  /// The kinds of resources that must exist before a request can be made.
  public var neededResources: [String] {
    requestFields.compactMap { if case .created(let resource)? = $0.control { resource } else { nil } }
  }

  /// The members of the bodies that a success may have.
  fileprivate var successFields: [Field] {
    (outcome(Outcome.accepted)?.forms ?? []).flatMap { form -> [Field] in
      guard case .named(let name) = form.body else { return [] }
      return body(name)?.members.flatMap(\.tree) ?? []
    }
  }
}
