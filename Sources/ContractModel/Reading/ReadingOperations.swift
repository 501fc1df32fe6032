import JSONCore

extension FileReading {
  func operation(_ value: JSONValue) -> OperationDraft {
    let cited = cited(value)
    let request = value["request"] ?? .object([])
    let part = part(request, inheriting: cited)
    let places: [Field.Place] = [.path, .query, .header, .body]
    let fields = zip(["path", "query", "headers", "body"], places).map { name, place in
      self.fields(request.objects(name), side: .request, place: place, inheriting: part.cited)
    }
    let bodies = value.entries("bodies").map { body($0.name, $0.value, inheriting: cited) }
    let scenarios = value.objects("scenarios")
    let id = value.text("operation") ?? ""
    let outcomes = value.entries("outcomes")
    let resource = ResourceClause.Effect.allCases.lazy.compactMap { effect in
      value[effect.rawValue].map { (effect, $0) }
    }.first
    let operation = Operation(
      id: id, title: value.text("title") ?? "", method: value.text("method") ?? "",
      path: value.text("path") ?? "", request: shape(request, fields.map { $0.map(\.field) }),
      outcomes: outcomes.map { outcome($0.name, $0.value) }, bodies: bodies.map(\.body),
      successSigns: conditions(value, "successSigns"), failureSigns: conditions(value, "failureSigns"),
      expectations: expectations(value), scenarios: scenarios.map { scenario($0, of: id) },
      resource: resource.map { self.resource($0, $1) }, location: problems.location(value))
    return OperationDraft(
      operation: operation, cited: cited, request: part,
      envelope: request["envelope"].map { self.part($0, inheriting: part.cited) }, fields: fields.flatMap { $0 },
      outcomes: promises(of: outcomes, inheriting: cited), bodies: bodies,
      resource: resource.map { self.part($0.1, inheriting: cited) },
      written: (value.objects("requirements") + scenarios).map { promise($0, aspect: $0.text("aspect") ?? "") })
  }

  private func shape(_ value: JSONValue, _ fields: [[Field]]) -> RequestShape {
    RequestShape(
      path: fields[0], query: fields[1], headers: fields[2], contentTypes: value.texts("contentTypes"),
      openContentTypes: value.texts("openContentTypes"), body: fields[3], envelope: value["envelope"].flatMap(envelope),
      constantHeaders: value.objects("constantHeaders").map {
        ConstantHeader(name: $0.text("name") ?? "", value: $0.text("value") ?? "")
      })
  }

  private func resource(_ effect: ResourceClause.Effect, _ value: JSONValue) -> ResourceClause {
    ResourceClause(
      effect, resource: value.text("resource") ?? "", identifier: value.text("identifier").map(Self.path) ?? [],
      hasLocation: value.flag("location"), items: value.text("items").map(Self.path) ?? [],
      afterwards: value.texts("afterwards"), again: value.texts("again"), location: problems.location(value))
  }

  private func envelope(_ value: JSONValue) -> Envelope? {
    guard let cipher = value.text("cipher").flatMap(Envelope.Cipher.init) else { return nil }
    return Envelope(
      member: value.text("member") ?? "", cipher: cipher, key: value.text("key") ?? "",
      keyEncoding: value.text("keyEncoding"), ivPlacement: value.text("ivPlacement"), iv: value.text("iv"),
      location: problems.location(value))
  }

  private func expectations(_ value: JSONValue) -> [String: String] {
    var result: [String: String] = [:]
    for member in value["expect"]?.members ?? [] { result[member.name] = member.value.string }
    return result
  }

  private func body(_ name: String, _ value: JSONValue, inheriting parent: Cited) -> BodyDraft {
    let part = part(value, inheriting: parent)
    let headers = fields(value.objects("headers"), side: .response, place: .header, inheriting: part.cited)
    let members = fields(value.objects("members"), side: .response, place: .body, inheriting: part.cited)
    let body = BodyShape(
      name: name, contentTypes: value.texts("contentTypes"), isSealed: value.flag("sealed"),
      mayBeAbsent: value.flag("mayBeAbsent"), members: members.map(\.field), fault: value["fault"].flatMap(fault),
      headers: headers.map(\.field), location: problems.location(value))
    return BodyDraft(body: body, fields: headers + members, part: part)
  }

  private func fault(_ value: JSONValue) -> FaultObject? {
    guard value.members != nil else { return nil }
    var names: [Int: [String]] = [:]
    for member in value["names"]?.members ?? [] {
      guard let pattern = StatusPattern(member.name), pattern.range.count == 1 else {
        problems.error(
          "the name \(ShapeCheck.quoted(member.name)) in \"names\"", hint: "write one status, like 404",
          offset: member.nameRange.lowerBound)
        continue
      }
      names[pattern.range.lowerBound] = (member.value.array ?? []).compactMap(\.string)
    }
    return FaultObject(
      names: names, generalNames: value.texts("generalNames"), codeMember: value.text("codeMember") ?? "code",
      messageMember: value.text("messageMember") ?? "message")
  }
}
