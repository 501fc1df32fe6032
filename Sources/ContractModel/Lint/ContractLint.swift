extension Contract {
  /// Reports what contradicts itself in a contract, each problem at the object that has it.
  ///
  /// ``ContractReader`` does the same while it reads, with exact places; this is for contracts made or changed in
  /// code.
  public func lint() -> [ContractProblem] {
    lint(places: nil)
  }

  /// Reports what contradicts itself.
  ///
  /// - Parameter places: the file's own objects, for exact places.
  func lint(places: ProblemList?) -> [ContractProblem] {
    var lint = ContractLint(contract: self, places: places)
    lint.checkDeclarations()
    lint.checkLogins()
    for operation in operations {
      lint.checkOutcomes(of: operation)
      lint.checkFields(of: operation)
      lint.checkScenarios(of: operation)
      lint.checkPath(of: operation)
    }
    lint.checkResources()
    lint.checkBindings()
    lint.checkRequirements()
    return lint.problems
  }

  /// Returns the contract without the requirements of some layers; everything else stays.
  public func without(_ layers: Set<Layer>) -> Contract {
    var result = self
    result.requirements.removeAll { layers.contains($0.layer) }
    return result
  }
}

/// Looks for what contradicts itself in one contract.
struct ContractLint {
  let contract: Contract
  let places: ProblemList?
  var problems: [ContractProblem] = []

  init(contract: Contract, places: ProblemList?) {
    self.contract = contract
    self.places = places
  }

  /// Reports a problem.
  ///
  /// - Parameters:
  ///   - owner: the place of the object that has it.
  ///   - path: the members that lead from there to the value.
  mutating func report(
    _ message: String, hint: String? = nil, at owner: SourceLocation, _ path: [String] = [],
    severity: ContractProblem.Severity = .error
  ) {
    let location = places?.location(of: path, below: owner) ?? owner
    problems.append(
      ContractProblem(
        file: contract.source.file, location: location, message: message, hint: hint, severity: severity))
  }

  /// Reports that an object lacks something, unless the shape check found fault with it already.
  mutating func reportLack(
    _ message: String, hint: String? = nil, at owner: SourceLocation, _ path: [String] = [],
    severity: ContractProblem.Severity = .error
  ) {
    guard places?.isBroken(at: owner) != true else { return }
    report(message, hint: hint, at: owner, path, severity: severity)
  }

  /// Reports every name that an earlier item of a list has.
  mutating func reportRepeats<Item>(
    _ items: [Item], _ what: String, name: (Item) -> String, at location: (Item) -> SourceLocation, _ member: String
  ) {
    var seen: Set<String> = []
    for item in items where !seen.insert(name(item)).inserted {
      report("a second \(what) \"\(name(item))\"", hint: "give each its own name", at: location(item), [member])
    }
  }

  /// Reports a word that is not among the valid ones.
  mutating func check(
    _ word: String, among words: [String], _ what: String, at owner: SourceLocation, _ path: [String]
  ) {
    guard !words.contains(word) else { return }
    report(
      "unknown \(what) \(ShapeCheck.quoted(word))", hint: ShapeCheck.hint(for: word, among: words), at: owner, path)
  }
}
