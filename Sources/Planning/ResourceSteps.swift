import CaseModel
import ContractModel

/// The requests that cases about one kind of resource are put together from.
struct ResourceSteps {
  let context: GenerationContext
  let clause: ResourceClause
  let creator: Operation

  /// Nil where the operation does not have this effect, or nothing creates what it is about.
  init?(_ effect: ResourceClause.Effect, in context: GenerationContext) {
    guard let clause = context.operation.resource, clause.effect == effect,
      let creator = context.contract.operation(that: .creates, clause.resource)
    else { return nil }
    self.context = context
    self.clause = clause
    self.creator = creator
  }

  /// Whether a reading can tell what a creation wrote from what the other values write.
  var canTellApart: Bool {
    let reader = context.contract.operation(that: .reads, clause.resource)
    return (reader?.writtenFields ?? []).compactMap { $0.written.flatMap(creator.requestField) }.contains { field in
      switch field.control {
      case .freshIdentifier, .freshGUID, .freshPIN: true
      default: field.otherValue != nil
      }
    }
  }

  /// A creation; of another resource than the control's where its values can differ.
  func create(isOther: Bool = false, edits: [Edit] = []) -> Step {
    Step(
      recipe: Recipe(operation: creator.id, values: isOther ? creator.otherValues : [:], edits: edits),
      expectation: .accepted)
  }

  /// A request of the operation with this effect, about the resource that a step created; nil where there is none.
  func step(
    _ effect: ResourceClause.Effect, of created: Int, values: [String: ValueSource] = [:], edits: [Edit] = [],
    expecting expectation: Expectation = .accepted
  ) -> Step? {
    guard let operation = context.contract.operation(that: effect, clause.resource) else { return nil }
    var values = values
    if let field = operation.field(naming: clause.resource) { values[field.id] = .createdBy(step: created) }
    return Step(recipe: Recipe(operation: operation.id, values: values, edits: edits), expectation: expectation)
  }

  /// A replacement whose values differ from those of a creation.
  func replace(_ created: Int, edits: [Edit] = [], expecting expectation: Expectation = .accepted) -> Step? {
    let values = context.contract.operation(that: .replaces, clause.resource)?.otherValues ?? [:]
    return step(.replaces, of: created, values: values, edits: edits, expecting: expectation)
  }

  /// A reading that must show what a step wrote.
  func read(_ created: Int, writtenBy writer: Int? = nil, isPrimary: Bool = true) -> Step? {
    step(.reads, of: created, expecting: shows(created, writer, isPrimary))
  }

  /// A list that must show the resource as a step wrote it, or not at all.
  func list(_ created: Int, writtenBy writer: Int? = nil, isThere: Bool = true, isPrimary: Bool = true) -> Step? {
    var expectation = shows(created, writer, isPrimary)
    expectation.resource?.isThere = isThere
    return step(.lists, of: created, expecting: expectation)
  }

  private func shows(_ created: Int, _ writer: Int?, _ isPrimary: Bool) -> Expectation {
    Expectation(
      [Outcome.accepted],
      resource: ResourceExpectation(createdBy: created, writtenBy: writer, isPrimary: isPrimary))
  }

  /// What a request about a resource that was removed brings.
  func gone(_ effect: ResourceClause.Effect) -> Expectation {
    let remover = context.contract.operation(that: .removes, clause.resource)?.resource
    if effect == .removes, let again = remover?.again, !again.isEmpty { return Expectation(again) }
    if let afterwards = remover?.afterwards, !afterwards.isEmpty { return Expectation(afterwards) }
    let operation = context.contract.operation(that: effect, clause.resource)
    guard let field = operation?.field(naming: clause.resource) else { return .refused }
    return context.expectation(of: .unknown, in: field, otherwise: context.refusal(of: field))
  }

  /// How to make a request of the operation that must be refused, and what it brings: without a member, or else
  /// without what says who the caller is. Nil where it has neither.
  var refusal: (edits: [Edit], expectation: Expectation)? {
    let operation = context.operation
    if let field = operation.requestFields.first(where: \.isNeeded) { return ([.remove(field.id)], .refused) }
    if let field = operation.requestFields.first(where: { $0.isCredential && $0.presence == .required }) {
      return (
        [.remove(field.id)],
        context.expectation(of: .absent, in: field, otherwise: context.refusal(of: field))
      )
    }
    let scheme = context.contract.authentication.first { $0.name == context.options.authentication }
    guard let scheme, let header = scheme.credentialHeader else { return nil }
    return ([.authentication(.absent(header))], Expectation([scheme.refusal]))
  }

  /// A case: its last steps show the promise, those before bring about what they need.
  ///
  /// - Parameters:
  ///   - name: the last part of the id.
  ///   - showing: how many of the last steps are held against what the case is made for.
  func make(
    _ aspects: [String], _ name: String, _ title: String, _ steps: [Step?], showing: Int = 1, group: String? = nil
  ) -> GroupedCase? {
    let known = steps.compactMap { $0 }
    guard known.count == steps.count else { return nil }
    return context.steps(
      aspects, name, group: group ?? clause.effect.rawValue, changed: nil, steps: known, kind: .scenario,
      preparations: known.count - showing, title: title)
  }

  /// A case about one part of the clause.
  func make(
    _ part: ResourcePart, _ name: String, _ title: String, _ steps: [Step?], showing: Int = 1
  ) -> GroupedCase? {
    make([clause.aspect(part)], name, title, steps, showing: showing)
  }
}

extension Operation {
  /// Valid values that differ from those of the control, by field id, for the fields that have any.
  var otherValues: [String: ValueSource] {
    var values: [String: ValueSource] = [:]
    for field in requestFields { values[field.id] = field.otherValue }
    return values
  }
}

extension Field {
  /// A valid value of a body member that is another one than the control's; nil where the contract gives none.
  var otherValue: ValueSource? {
    guard place == .body, members.isEmpty, !identifies, !isCredential, case .literal(let own)? = control else {
      return nil
    }
    let known = type.allowed ?? (type.base == .boolean ? ["true", "false"] : samples)
    if let other = known.first(where: { $0 != own }) { return .literal(other) }
    guard type.allowed == nil else { return nil }
    switch type.base {
    // What is free text to the contract may have a form at the server, such as an address or an amount.
    case .string, .numeric: return Self.alike(own).map { .literal($0) }
    case .dateTime(let format):
      return Self.otherDay(than: Array(own), Array(format)).map { .literal($0) }
    default: return nil
    }
  }

  /// The text with another letter or digit in place of its last one; nil where it has none.
  private static func alike(_ own: String) -> String? {
    guard let place = own.lastIndex(where: { $0.isASCII && ($0.isLetter || $0.isNumber) }),
      let mark = own[place].asciiValue
    else { return nil }
    let isLast = [UInt8(ascii: "9"), UInt8(ascii: "Z"), UInt8(ascii: "z")].contains(mark)
    let other = Character(Unicode.Scalar(isLast ? mark - 1 : mark + 1))
    return String(own[..<place]) + String(other) + String(own[own.index(after: place)...])
  }

  /// The day before, or after the first of a month.
  private static func otherDay(than own: [Character], _ format: [Character]) -> String? {
    guard let place = format.firstIndex(of: "D"), own.count == format.count, own.count > place + 1,
      let day = Int(String(own[place...(place + 1)]))
    else { return nil }
    let other = day > 1 ? day - 1 : day + 1
    return String(own[..<place]) + (other < 10 ? "0\(other)" : "\(other)") + String(own[(place + 2)...])
  }
}
