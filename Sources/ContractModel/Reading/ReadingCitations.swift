import JSONCore

extension FileReading {
  /// Reads citations, level and judgement of an object.
  ///
  /// - Parameter parent: what holds where the object says nothing.
  func cited(_ value: JSONValue, inheriting parent: Cited = Cited()) -> Cited {
    var cited = parent
    if let cite = value["cite"] {
      let objects = (cite.array ?? [cite]).filter { $0.members != nil }
      cited.citations = objects.map(citation)
      cited.isJudged = objects.contains { $0.flag("judge") }
    }
    if value["judge"] != nil { cited.isJudged = value.flag("judge") }
    if let level = value.text("level").flatMap(Level.init) { cited.level = level }
    return cited
  }

  private func citation(_ value: JSONValue) -> Citation {
    let name = value.text("document") ?? ""
    let document = documents[name]
    var citation = Citation(
      document: name, title: document?.title ?? "", section: value.text("section"), sha256: document?.sha256,
      provenance: value.text("provenance").flatMap(Provenance.init) ?? document?.provenance ?? .doc)
    if let lines = value["lines"], let (first, last) = lines.string.flatMap(LineRange.parse) {
      if first <= last {
        citation.lines = first...last
      } else {
        problems.error(
          "the lines \"\(first)-\(last)\" end before they start", hint: "did you mean \"\(last)-\(first)\"?",
          at: lines)
      }
    }
    guard !problems.isBroken(value) else { return citation }
    if let document {
      check(value, cites: document)
    } else if let cited = value["document"] {
      problems.error(
        "unknown document \(ShapeCheck.quoted(name))",
        hint: ShapeCheck.hint(for: name, among: documents.keys.sorted()), at: cited)
    }
    return citation
  }

  /// A stored document is cited by lines, any other by section.
  private func check(_ value: JSONValue, cites document: Document) {
    if document.file != nil {
      if value["lines"] == nil {
        problems.error(
          "a citation of \"\(document.name)\" without lines", hint: "the document is stored: add \"lines\"", at: value)
      }
    } else if let lines = value["lines"] {
      problems.error(
        "lines of \"\(document.name)\", which is not stored", hint: "cite it by \"section\"", at: lines)
    } else if value["section"] == nil {
      problems.error("a citation of \"\(document.name)\" without a section", hint: "add \"section\"", at: value)
    }
  }

  /// A test or an inference never fails a server unless the contract says so.
  func checkWeight(_ cited: Cited, _ aspect: String, at value: JSONValue) {
    guard Derivation.isTooWeak(cited) else { return }
    problems.error(
      "\(ShapeCheck.quoted(aspect)) is a MUST that only a test or an inference supports", hint: Derivation.weightHint,
      at: value)
  }

  /// Reads the overrides of derived requirements below `requirements`.
  func overrides(_ value: JSONValue) -> [String: Override] {
    var result: [String: Override] = [:]
    for member in value["requirements"]?.members ?? [] where result[member.name] == nil {
      guard Self.overridable.contains(member.name) else { continue }
      guard member.value.isNull || member.value.members != nil else { continue }
      result[member.name] = Override(
        isPromised: !member.value.isNull, statement: member.value.text("statement"), cited: cited(member.value),
        notObservable: member.value.text("notObservable"), location: problems.location(member.value))
    }
    return result
  }

  /// Every name that overrides use anywhere; others were reported already.
  private static let overridable = Set(
    FieldAspect.allCases.map(\.rawValue) + Authentication.Scheme.allParts + ObjectShape.requestParts
      + ObjectShape.envelopeParts + ObjectShape.bodyParts + ResourcePart.allNames)

  func part(_ value: JSONValue, inheriting parent: Cited) -> PartDraft {
    PartDraft(
      cited: cited(value, inheriting: parent), overrides: overrides(value), location: problems.location(value))
  }

  func promise(_ value: JSONValue, aspect: String, inheriting parent: Cited = Cited()) -> WrittenPromise {
    WrittenPromise(
      aspect: aspect, suite: value.text("suite").flatMap(Suite.init) ?? .documented,
      statement: value.text("statement") ?? "", cited: cited(value, inheriting: parent),
      notObservable: value.text("notObservable"), location: problems.location(value))
  }
}
