extension ContractLint {
  /// Holds the requirements against each other: ids and statements are unique, statements short.
  mutating func checkRequirements() {
    var ids: Set<String> = []
    var statements: [String: String] = [:]
    for requirement in contract.requirements {
      if !ids.insert(requirement.id).inserted {
        report(
          "a second requirement \"\(requirement.aspect)\" of \"\(requirement.operation)\"",
          hint: "give it another aspect", at: requirement.location, ["aspect"])
        continue
      }
      check(requirement)
      let key = requirement.operation + "/" + requirement.statement
      if let other = statements.updateValue(requirement.aspect, forKey: key) {
        report(
          "\"\(requirement.aspect)\" says the same as \"\(other)\": \(ShapeCheck.quoted(requirement.statement))",
          hint: "give it a statement of its own", at: requirement.location, ["statement"])
      }
    }
  }

  private mutating func check(_ requirement: Requirement) {
    let count = requirement.statement.count
    if count > Requirement.longestStatement {
      report(
        "the statement of \"\(requirement.aspect)\" has \(count) characters",
        hint: "say it in under \(Requirement.longestStatement + 1)", at: requirement.location, ["statement"])
    }
    if !TextFormat.words.accepts(requirement.statement) {
      reportLack("the statement of \"\(requirement.aspect)\" is empty", at: requirement.location, ["statement"])
    }
    if requirement.citations.isEmpty {
      reportLack(
        "\"\(requirement.aspect)\" cites nothing", hint: "add \"cite\"", at: requirement.location)
    }
  }
}
