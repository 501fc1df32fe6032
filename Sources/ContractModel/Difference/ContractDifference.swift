import JSONCore

/// What a new version of a contract changes, derived from what both say of messages, not from their words.
public struct ContractDifference: Sendable, Hashable {
  /// Whether what a run under the old version said of a requirement holds under the new one.
  public enum Standing: String, Sendable, Hashable, CaseIterable {
    /// Nothing that it rests on has changed.
    case holds
    /// Answers that kept the tighter promise keep the looser one.
    case holdsIfProved = "holds if it was proved"
    /// Answers that broke the looser promise break the tighter one.
    case holdsIfBroken = "holds if it was broken"
    /// The promise, or the valid request that every proof rests on, is another one.
    case runAgain = "run again"
    case gone
    case new
  }

  public let old: ContractSource
  public let new: ContractSource
  public private(set) var changes: [ContractChange] = []
  /// By requirement id, of both versions.
  public private(set) var standing: [String: Standing] = [:]

  /// Compares two versions.
  public init(_ old: Contract, _ new: Contract) {
    self.old = old.source
    self.new = new.source
    var renewed: Set<String> = []
    for before in old.operations {
      guard let after = new.operation(before.id) else {
        note("\(old.id)/\(before.id)", .removed, .response, "\(before.method) \(before.path)", "")
        continue
      }
      let count = changes.count
      compare(before, after, new)
      if before.controlParts != after.controlParts || old.schemes != new.schemes {
        renewed.insert(before.id)
      }
      // A change without a requirement of its own concerns the operation.
      if changes[count...].contains(where: { $0.id == "\(new.id)/\(before.id)" }) {
        renewed.insert(before.id)
      }
    }
    // What is said of a kind of resource is shown by all operations on it together.
    let kinds = Set(renewed.compactMap { new.operation($0)?.resource?.resource })
    for operation in new.operations {
      if let kind = operation.resource?.resource, kinds.contains(kind) { renewed.insert(operation.id) }
    }
    for after in new.operations where old.operation(after.id) == nil {
      note("\(new.id)/\(after.id)", .added, .response, "", "\(after.method) \(after.path)")
    }
    compareSchemes(old, new)
    compareLogins(old, new)
    compareRequirements(old, new)
    judgeStanding(old, new, renewed)
  }

  /// Whether a server, or a client, of the old version may have to change.
  public var breaksServers: Bool { changes.contains { $0.servers == .breaking } }
  public var breaksClients: Bool { changes.contains { $0.clients == .breaking } }

  private mutating func note(
    _ id: String, _ direction: ContractChange.Direction?, _ side: ContractChange.Side,
    _ old: String, _ new: String
  ) {
    guard let direction else { return }
    changes.append(ContractChange(id, direction, side, old: old, new: new))
  }

  // MARK: Operations

  private mutating func compare(_ old: Operation, _ new: Operation, _ contract: Contract) {
    let place = "\(contract.id)/\(new.id)"
    func id(_ aspect: String) -> String { contract.requirementID(new, aspect) }
    if old.method != new.method { note(id("method"), .changed, .request, old.method, new.method) }
    if old.path != new.path { note(id("path"), .changed, .request, old.path, new.path) }
    note(
      id("request.content-type"),
      SetChange.direction(Set(old.request.contentTypes), Set(new.request.contentTypes)), .request,
      old.request.contentTypes.joined(separator: ", "),
      new.request.contentTypes.joined(separator: ", "))
    let seals = [old, new].map { operation in
      operation.request.envelope.map { "\($0.cipher.rawValue) in \($0.member)" } ?? "none"
    }
    if seals[0] != seals[1] {
      note(id("request.envelope.sealing"), .changed, .request, seals[0], seals[1])
    }
    compare(
      old.requestFields.map { ($0.id, $0) }, new.requestFields.map { ($0.id, $0) }, .request
    ) { field, aspect in id(field.aspect(aspect)) }
    for body in new.bodies {
      guard let before = old.body(body.name) else { continue }
      compare(before.fields.map { ($0.id, $0) }, body.fields.map { ($0.id, $0) }, .response) {
        field, aspect in
        id(field.aspect(aspect, in: body))
      }
      note(
        "\(place)",
        SetChange.direction(
          before.mayBeAbsent ? Set([true, false]) : [false],
          body.mayBeAbsent ? Set([true, false]) : [false]),
        .response, "body \(body.name) \(before.mayBeAbsent ? "may be absent" : "is there")",
        "body \(body.name) \(body.mayBeAbsent ? "may be absent" : "is there")")
    }
    for outcome in new.outcomes {
      guard let before = old.outcome(outcome.name) else {
        note(id("outcome.\(outcome.name)"), .loosened, .response, "no such outcome", outcome.words)
        continue
      }
      compare(before, outcome, id("outcome.\(outcome.name)"))
    }
    for outcome in old.outcomes where new.outcome(outcome.name) == nil {
      note(id("outcome.\(outcome.name)"), .tightened, .response, outcome.words, "no such outcome")
    }
    for name in Set(old.expectations.keys).union(new.expectations.keys).sorted()
    where old.expectations[name] != new.expectations[name] {
      let direction: ContractChange.Direction =
        new.expectations[name] == Outcome.open
        ? .loosened : old.expectations[name] == Outcome.open ? .tightened : .changed
      note(
        id(name), direction, .response, old.expectations[name] ?? "as a rule",
        new.expectations[name] ?? "as a rule")
    }
    if old.successSigns != new.successSigns || old.failureSigns != new.failureSigns {
      note(
        place, .changed, .response, "signs of success and failure",
        "other signs of success and failure")
    }
    compareResources(old, new, place)
    for scenario in new.scenarios {
      guard let before = old.scenarios.first(where: { $0.aspect == scenario.aspect }),
        before.steps != scenario.steps
      else {
        continue
      }
      note(
        id(scenario.aspect), .changed, .response, "\(before.steps.count) steps",
        "\(scenario.steps.count) other steps")
    }
  }

  private mutating func compare(
    _ old: [(String, Field)], _ new: [(String, Field)], _ side: ContractChange.Side,
    id: (Field, FieldAspect) -> String
  ) {
    let before = Dictionary(old, uniquingKeysWith: { first, _ in first })
    let after = Dictionary(new, uniquingKeysWith: { first, _ in first })
    for (name, field) in new {
      guard let earlier = before[name] else {
        // What need not be sent, or need not be there, is more than was allowed.
        let direction: ContractChange.Direction =
          side == .request && field.presence != .required
          ? .loosened : field.presence == .required ? .added : .loosened
        if side == .request || field.presence == .required {
          note(
            id(field, .presence), direction, side, "no \(name)",
            "\(name), \(field.presence == .required ? "required" : "optional")")
        }
        continue
      }
      for change in earlier.changes(to: field) {
        note(id(field, change.aspect), change.direction, side, change.old, change.new)
      }
    }
    for (name, field) in old where after[name] == nil {
      note(id(field, .presence), .removed, side, name, "no \(name)")
    }
  }

  private mutating func compare(_ old: Outcome, _ new: Outcome, _ id: String) {
    let before = Set(old.forms.flatMap(\.statuses).flatMap { Array($0.range) })
    let after = Set(new.forms.flatMap(\.statuses).flatMap { Array($0.range) })
    if let direction = SetChange.direction(before, after) {
      note(id, direction, .response, old.words, new.words)
    } else if old.forms.map(\.conditions) != new.forms.map(\.conditions)
      || old.forms.map(\.body) != new.forms.map(\.body)
    {
      note(
        id, .changed, .response, "\(old.words), its bodies and conditions",
        "\(new.words), other bodies or conditions")
    }
  }

  /// What an operation does to resources, and what it takes for a field that is left out.
  private mutating func compareResources(_ old: Operation, _ new: Operation, _ place: String) {
    if old.clause != new.clause {
      note(
        place, .changed, .response, old.resource.map { "\($0.effect.rawValue) \($0.resource)" } ?? "",
        new.resource.map { "\($0.effect.rawValue) \($0.resource), in other words" } ?? "")
    }
    for field in new.requestFields {
      guard let before = old.requestField(field.id), before.fallback != field.fallback else { continue }
      note(
        place, .changed, .request, "\(field.name) left out: \(before.fallback ?? "nothing said")",
        "\(field.name) left out: \(field.fallback ?? "nothing said")")
    }
  }

  private mutating func compareSchemes(_ old: Contract, _ new: Contract) {
    let before = Dictionary(
      old.authentication.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    let after = Dictionary(
      new.authentication.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    for name in Set(before.keys).union(after.keys).sorted() {
      let id = "\(new.id)/authentication.\(name)"
      switch (before[name], after[name]) {
      case (nil, _?): note(id, .loosened, .request, "no such scheme", name)
      case (_?, nil): note(id, .tightened, .request, name, "no such scheme")
      case (let old?, let new?):
        if old.scheme != new.scheme || old.refusal != new.refusal {
          note(
            id, .changed, .request, "\(old.scheme.rawValue), \(old.refusal)",
            "\(new.scheme.rawValue), \(new.refusal)")
        }
      case (nil, nil): break
      }
    }
  }

  /// How credentials are obtained. The requests that carry them stay the same, and so do the verdicts.
  private mutating func compareLogins(_ old: Contract, _ new: Contract) {
    for gives in Set((old.logins + new.logins).map(\.gives)).sorted() {
      let before = old.logins.filter { $0.gives == gives }.map(\.withoutPlace)
      let after = new.logins.filter { $0.gives == gives }.map(\.withoutPlace)
      let gone = before.filter { !after.contains($0) }
      let added = after.filter { !before.contains($0) }
      let id = "\(new.id)/login.\(gives)"
      for (left, right) in zip(gone, added) {
        note(id, .changed, .request, left.words, right.words)
      }
      for login in gone.dropFirst(added.count) { note(id, .tightened, .request, login.words, "no such login") }
      for login in added.dropFirst(gone.count) { note(id, .loosened, .request, "no such login", login.words) }
    }
  }

  // MARK: Requirements

  private mutating func compareRequirements(_ old: Contract, _ new: Contract) {
    let told = Set(changes.map(\.id))
    let before = Dictionary(
      old.requirements.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    for requirement in new.requirements {
      let side: ContractChange.Side =
        requirement.aspect.hasPrefix("request.") ? .request : .response
      guard let earlier = before[requirement.id] else {
        if !told.contains(requirement.id) {
          note(
            requirement.id, .added, side, "",
            "\(requirement.level.rawValue): \(requirement.statement)")
        }
        continue
      }
      guard earlier.level != requirement.level else { continue }
      let order: [Level] = [.may, .should, .must]
      let isTighter =
        (order.firstIndex(of: requirement.level) ?? 0) > (order.firstIndex(of: earlier.level) ?? 0)
      note(
        requirement.id, isTighter ? .tightened : .loosened, side, earlier.level.rawValue,
        requirement.level.rawValue)
    }
    let after = Set(new.requirements.map(\.id))
    for requirement in old.requirements
    where !after.contains(requirement.id) && !told.contains(requirement.id) {
      let side: ContractChange.Side =
        requirement.aspect.hasPrefix("request.") ? .request : .response
      note(
        requirement.id, .removed, side, "\(requirement.level.rawValue): \(requirement.statement)",
        "")
    }
  }

  private mutating func judgeStanding(_ old: Contract, _ new: Contract, _ renewed: Set<String>) {
    let byID = Dictionary(grouping: changes, by: \.id)
    let before = Set(old.requirements.map(\.id))
    let after = Set(new.requirements.map(\.id))
    for requirement in new.requirements {
      standing[requirement.id] =
        !before.contains(requirement.id)
        ? .new
        : renewed.contains(requirement.operation)
          ? .runAgain : standing(requirement, byID[requirement.id] ?? [])
    }
    for id in before.subtracting(after) { standing[id] = .gone }
  }

  private func standing(_ requirement: Requirement, _ changes: [ContractChange]) -> Standing {
    if changes.isEmpty { return .holds }
    // What must be refused was tried at the old bounds: it says nothing of the new ones.
    guard requirement.aspect.hasPrefix("response.") else { return .runAgain }
    let directions = Set(changes.map(\.direction))
    if directions == [.loosened] { return .holdsIfProved }
    return directions == [.tightened] ? .holdsIfBroken : .runAgain
  }
}

/// What the control of an operation is made of.
private struct ControlParts: Hashable {
  var method: String
  var path: String
  var fields: [[String]]
  var envelope: String
  var contentType: String?
  var constants: [ConstantHeader]
  var accepted: [Form]
}

extension Operation {
  /// What it does to resources, wherever the file says so.
  fileprivate var clause: ResourceClause? {
    resource.map {
      var clause = $0
      clause.location = SourceLocation()
      return clause
    }
  }

  fileprivate var controlParts: ControlParts {
    ControlParts(
      method: method, path: path,
      fields: requestFields.filter { $0.presence == .required }.map {
        [$0.id, "\($0.control as ValueSource?)", $0.spellings.first?.rawValue ?? ""]
      }, envelope: request.envelope.map { "\($0.member) \($0.cipher.rawValue)" } ?? "",
      contentType: request.contentTypes.first, constants: request.constantHeaders,
      accepted: (outcome(Outcome.accepted)?.forms ?? []).map {
        var form = $0
        form.location = SourceLocation()
        return form
      })
  }
}

extension Contract {
  /// How requests authenticate, wherever the file says so.
  fileprivate var schemes: [Authentication] {
    authentication.map {
      var scheme = $0
      scheme.location = SourceLocation()
      return scheme
    }
  }
}

extension Login {
  /// The login wherever the file says it, and from whatever lines.
  fileprivate var withoutPlace: Login {
    var login = self
    login.location = SourceLocation()
    login.citations = []
    return login
  }

  fileprivate var words: String {
    let taken = body.map { " with \($0.text())" } ?? ""
    let read = ([token.joined(separator: ".")] + (expires.isEmpty ? [] : [expires.joined(separator: ".")]))
      .joined(separator: ", ")
    return "\(isSigned ? "signed " : "")\(method) \(path)\(taken), a \(answer.rawValue) answer with \(read)"
  }
}

extension Outcome {
  fileprivate var words: String { forms.flatMap(\.statuses).map(\.text).joined(separator: ", ") }
}
