import JSONCore

extension FileReading {
  func binding(_ name: String, _ value: JSONValue) -> Binding {
    Binding(
      name: name, summary: value.text("summary") ?? "", isSecret: value.flag("secret"),
      isRequired: value["required"]?.bool ?? true, type: type(value), fallback: value.text("default"),
      example: value.text("example"), scheme: value.text("scheme"), location: problems.location(value))
  }

  func authentication(_ value: JSONValue) -> AuthenticationDraft {
    var bindings: [String: String] = [:]
    for member in value["bindings"]?.members ?? [] { bindings[member.name] = member.value.string }
    return AuthenticationDraft(
      authentication: Authentication(
        name: value.text("name") ?? "", scheme: value.text("scheme").flatMap(Authentication.Scheme.init) ?? .none,
        bindings: bindings, header: value.text("header"), refusal: value.text("refusal") ?? Outcome.refused,
        location: problems.location(value)),
      part: part(value, inheriting: Cited()))
  }

  /// Reads a list of fields.
  func fields(
    _ values: [JSONValue], side: Field.Side, place: Field.Place, below path: [String] = [], inheriting parent: Cited
  ) -> [FieldDraft] {
    values.map { field($0, side: side, place: place, below: path, inheriting: parent) }
  }

  private func field(
    _ value: JSONValue, side: Field.Side, place: Field.Place, below path: [String], inheriting parent: Cited
  ) -> FieldDraft {
    let name = value.text("name") ?? ""
    let cited = cited(value, inheriting: parent)
    let members = fields(
      value.objects("members"), side: side, place: place, below: path + [name], inheriting: cited)
    var field = Field(
      name: name, side: side, place: place, path: path + [name], type: type(value) ?? FieldType(.any),
      presence: presence(value["presence"]), openSpellings: spellings(value, "openSpellings") ?? [],
      control: value["control"].flatMap(source), samples: value.texts("samples"), isSecret: value.flag("secret"),
      isCredential: value.flag("credential"), identifies: value.flag("identifies"),
      unique: value.integer("unique") ?? (value.flag("unique") ? 1 : nil),
      copiedFrom: value.text("copiedFrom"), written: value.text("written"), fallback: value.text("default"),
      freshness: freshness(value["freshness"]),
      expectations: expectations(value), members: members.map(\.field), location: problems.location(value))
    field.spellings = spellings(value, "spellings") ?? (place == .body ? field.type.base.spellings : [.string])
    if let constant = value.text("constant") { field.type.allowed = [constant] }
    if side == .request, field.control == nil, let allowed = field.type.allowed, allowed.count == 1 {
      field.control = .literal(allowed[0])
    }
    return FieldDraft(field: field, cited: cited, overrides: overrides(value), members: members)
  }

  /// The type of a field or binding; nil when it has none or one that is reported.
  private func type(_ value: JSONValue) -> FieldType? {
    guard let notation = value["type"], let text = notation.string else { return nil }
    do {
      return try TypeNotation.parse(text, exact: value.text("length") == "exact")
    } catch {
      problems.error(ShapeCheck.cut(error.message), hint: error.hint, at: notation)
      problems.markBroken(value)
      return nil
    }
  }

  private func presence(_ value: JSONValue?) -> Presence {
    if let other = value?.text("onlyWith") { return .onlyWith(other) }
    return value?.string == "optional" ? .optional : .required
  }

  private func spellings(_ value: JSONValue, _ name: String) -> [Spelling]? {
    value[name] == nil ? nil : value.texts(name).compactMap(Spelling.init)
  }

  private func freshness(_ value: JSONValue?) -> Freshness? {
    guard let value, let zones = value["zones"], let tolerance = value.integer("toleranceSeconds") else { return nil }
    let hours = (zones.array ?? []).compactMap { $0.number?.int }
    guard hours.count == 2, hours[0] <= hours[1] else {
      if !problems.isBroken(value) {
        problems.error("\"zones\" is no range", hint: "write the first and the last zone, like [-12, 14]", at: zones)
      }
      return nil
    }
    return Freshness(zones: hours[0]...hours[1], tolerance: tolerance)
  }

  private func expectations(_ value: JSONValue) -> [Mutation: String] {
    var result: [Mutation: String] = [:]
    for member in value["expect"]?.members ?? [] {
      if let mutation = Mutation(rawValue: member.name) { result[mutation] = member.value.string }
    }
    return result
  }

  /// Where a value comes from; nil when it does not say.
  func source(_ value: JSONValue) -> ValueSource? {
    if let text = value.text("literal") { return .literal(text) }
    if let name = value.text("binding") { return .binding(name) }
    if let count = value.integer("freshIdentifier") { return .freshIdentifier(count) }
    if value.flag("freshGUID") { return .freshGUID }
    if let count = value.integer("freshPIN") { return .freshPIN(count) }
    if let format = value.text("now") { return .now(format) }
    if let resource = value.text("created") { return .created(resource) }
    if let block = value["pinBlock"], let format = block.integer("format"), let key = block.text("key") {
      return .pinBlock(format: format, pan: block.text("pan"), key: key)
    }
    if let earlier = value["earlier"], let step = earlier.integer("step"),
      let side = earlier.text("side").flatMap(Field.Side.init), let path = earlier["path"]
    {
      return .earlier(step: step, side: side, path: path.string.map(Self.path) ?? earlier.texts("path"))
    }
    return nil
  }

  /// The member names of a path with dots.
  static func path(_ text: String) -> [String] {
    text.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
  }
}

extension FieldType.Base {
  /// The JSON kinds that conform when a field names none.
  var spellings: [Spelling] {
    switch self {
    case .numeric, .string, .guid, .hex, .base64, .dateTime: [.string]
    case .boolean: [.boolean]
    case .object: [.object]
    case .array: [.array]
    case .any: Spelling.allCases
    }
  }
}
