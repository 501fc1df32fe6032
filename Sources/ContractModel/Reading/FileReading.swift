import JSONCore

/// Turns one file's tree, whose shape was checked, into the values of the model.
///
/// What has not the shape it must have is left out silently; what contradicts itself is reported.
struct FileReading {
  let problems: ProblemList
  /// The documents of the file, for its citations.
  var documents: [String: Document] = [:]

  init(problems: ProblemList) {
    self.problems = problems
  }

  mutating func contract(_ value: JSONValue, source: ContractSource, baseline: Baseline?) -> Contract {
    let documents = readDocuments(value)
    let bindings = value.entries("bindings").map { binding($0.name, $0.value) }
    let schemes = value.objects("authentication").map(authentication)
    let drafts = value.objects("operations").map(operation)
    var contract = Contract(
      id: value.text("contract") ?? "", version: value.text("version") ?? "", title: value.text("title") ?? "",
      source: source, documents: documents, bindings: bindings,
      authentication: schemes.isEmpty ? [.none] : schemes.map(\.authentication),
      logins: value.objects("logins").map(login),
      operations: drafts.map(\.operation),
      ambiguities: value.objects("ambiguities").map(ambiguity))
    for document in baseline?.documents ?? [] where self.documents[document.name] == nil {
      contract.documents.append(document)
    }
    let derivation = Derivation(contract: contract, schemes: schemes, baseline: baseline, problems: problems)
    contract.requirements = drafts.flatMap(derivation.requirements)
    return contract
  }

  mutating func baseline(_ value: JSONValue, source: ContractSource) -> Baseline {
    let documents = readDocuments(value)
    let requirements = value.objects("requirements").map(template)
    var seen: Set<String> = []
    for (template, object) in zip(requirements, value.objects("requirements")) {
      let isKnown = ["http.", "security.", "tls."].contains { template.aspect.hasPrefix($0) }
      if !isKnown, let aspect = object["aspect"] {
        problems.error(
          "the aspect \(ShapeCheck.quoted(template.aspect)) of a baseline requirement",
          hint: "let it start with \"http.\", \"security.\" or \"tls.\"", at: aspect)
      }
      if !seen.insert(template.aspect).inserted {
        problems.error("a second baseline requirement \(ShapeCheck.quoted(template.aspect))", at: object)
      }
      checkStatement(object)
    }
    return Baseline(
      version: value.text("baseline") ?? "", source: source, documents: documents, requirements: requirements)
  }

  private func template(_ value: JSONValue) -> Baseline.Template {
    let aspect = value.text("aspect") ?? ""
    let cited = cited(value)
    let suite = value.text("suite").flatMap(Suite.init) ?? (aspect.hasPrefix("security.") ? .security : .http)
    checkWeight(cited, aspect, at: value)
    return Baseline.Template(
      aspect: aspect, level: cited.level ?? .must, suite: suite, layer: Derivation.layer(of: cited, in: documents),
      statement: value.text("statement") ?? "", citations: cited.citations,
      notObservable: value.text("notObservable"),
      needs: value.text("needs").flatMap(Baseline.Need.init), location: problems.location(value))
  }

  private func checkStatement(_ value: JSONValue) {
    guard let statement = value["statement"], let text = statement.string, text.count > Requirement.longestStatement
    else { return }
    problems.error(
      "a statement of \(text.count) characters", hint: "say it in under \(Requirement.longestStatement + 1)",
      at: statement)
  }

  private mutating func readDocuments(_ value: JSONValue) -> [Document] {
    let list = value.entries("documents").map { document($0.name, $0.value) }
    for document in list { documents[document.name] = document }
    return list
  }

  private func document(_ name: String, _ value: JSONValue) -> Document {
    let document = Document(
      name: name, title: value.text("title") ?? "", file: value.text("file"), sha256: value.text("sha256"),
      edition: value.text("edition"), provenance: value.text("provenance").flatMap(Provenance.init) ?? .doc,
      layer: value.text("layer").flatMap(Layer.init) ?? .page, location: problems.location(value))
    guard !problems.isBroken(value) else { return document }
    switch (document.file, document.sha256, document.edition) {
    case (nil, nil, nil):
      problems.error(
        "the document \"\(name)\" has neither a file nor an edition",
        hint: "give it \"file\" and \"sha256\", or \"edition\"", at: value)
    case (.some, nil, _):
      problems.error("the document \"\(name)\" has a file without its digest", hint: "add \"sha256\"", at: value)
    case (nil, .some, _):
      problems.error("the document \"\(name)\" has a digest without a file", hint: "add \"file\"", at: value)
    default: break
    }
    return document
  }

  private func ambiguity(_ value: JSONValue) -> Ambiguity {
    Ambiguity(
      what: value.text("what") ?? "", citations: cited(value).citations, readings: value.texts("readings"),
      location: problems.location(value))
  }
}
