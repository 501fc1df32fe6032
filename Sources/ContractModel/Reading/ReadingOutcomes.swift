import JSONCore

extension FileReading {
  func outcome(_ name: String, _ value: JSONValue) -> Outcome {
    Outcome(name: name, forms: value.objects("forms").map(form), location: problems.location(value))
  }

  /// The promises of outcomes and of their clauses; clauses of one aspect are one promise, which the first one states.
  func promises(of outcomes: [(name: String, value: JSONValue)], inheriting parent: Cited) -> [WrittenPromise] {
    var stated: Set<String> = []
    return outcomes.flatMap { name, value in
      let outcome = promise(value, aspect: "outcome.\(name)", inheriting: parent)
      var cited = outcome.cited
      cited.level = nil
      let clauses = value.objects("forms").flatMap { $0.objects("clauses") }
      return [outcome]
        + clauses.compactMap { clause in
          let aspect = clause.text("aspect") ?? ""
          let isFirst = stated.insert(aspect).inserted
          guard clause["statement"] == nil else { return promise(clause, aspect: aspect, inheriting: cited) }
          if isFirst, !problems.isBroken(clause) {
            problems.error(
              "the clause \(ShapeCheck.quoted(aspect)) has no \"statement\"", hint: "the first of its aspect states it",
              at: clause)
          }
          return nil
        }
    }
  }

  private func form(_ value: JSONValue) -> Form {
    let statuses = (value["statuses"]?.array ?? []).compactMap { status -> StatusPattern? in
      guard let text = status.string else { return nil }
      if StatusPattern.bounds(text) != nil, StatusPattern(text) == nil {
        problems.error("the statuses \"\(text)\" end before they start", hint: "write the lower one first", at: status)
      }
      return StatusPattern(text)
    }
    let body: BodyRule =
      switch value.text("body") {
      case "none": .none
      case "open", nil: .open
      case .some(let name): .named(name)
      }
    return Form(
      statuses: statuses, body: body, conditions: conditions(value, "when"),
      clauses: value.objects("clauses").compactMap { clause in
        condition(clause).map { Clause(aspect: clause.text("aspect") ?? "", condition: $0) }
      }, location: problems.location(value))
  }

  func conditions(_ value: JSONValue, _ name: String) -> [Condition] {
    value.objects(name).compactMap(condition)
  }

  /// A condition; nil when it names no subject or no test.
  private func condition(_ value: JSONValue) -> Condition? {
    let subject: Condition.Subject? =
      if let member = value.text("member") {
        .member(Self.path(member))
      } else if let header = value.text("header") {
        .header(header)
      } else if value.flag("reason") {
        .reason
      } else {
        nil
      }
    guard let subject, let test = test(value) else { return nil }
    return Condition(subject, test, isOptional: value.flag("optional"))
  }

  private func test(_ value: JSONValue) -> Condition.Test? {
    if value.flag("present") { return .present }
    if value.flag("absent") { return .absent }
    if value["isOneOf"] != nil { return .isOneOf(value.texts("isOneOf")) }
    if value["isNoneOf"] != nil { return .isNoneOf(value.texts("isNoneOf")) }
    guard let pattern = value["matches"], let text = pattern.string else { return nil }
    if let fault = RegexCheck.fault(text) {
      problems.error("\(ShapeCheck.quoted(text)) is no regular expression", hint: fault, at: pattern)
    }
    return .matches(text)
  }

  func scenario(_ value: JSONValue, of operation: String) -> Scenario {
    Scenario(
      aspect: value.text("aspect") ?? "", title: value.text("title") ?? "",
      steps: value.objects("steps").map { step($0, of: operation) }, alsoShows: value.texts("alsoShows"),
      location: problems.location(value))
  }

  private func step(_ value: JSONValue, of operation: String) -> ScenarioStep {
    var values: [String: ValueSource] = [:]
    for entry in value.entries("values") { values[entry.name] = source(entry.value) }
    return ScenarioStep(
      operation: value.text("operation") ?? operation, values: values, without: value.texts("without"),
      expected: value.texts("expect"), conditions: conditions(value, "where"))
  }
}

/// Tells whether the standard library takes a text as a regular expression.
enum RegexCheck {
  /// Longer ones are refused: the parser of regular expressions descends with their nesting.
  static let longest = 500

  /// Why a text is no regular expression; nil when it is one.
  static func fault(_ text: String) -> String? {
    guard text.utf8.count <= longest else { return "write it in \(longest) bytes" }
    do {
      _ = try Regex(text)
      return nil
    } catch {
      return "check its parentheses, brackets and escapes"
    }
  }
}
