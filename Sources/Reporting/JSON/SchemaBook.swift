import JSONCore

/// The definitions of a schema, each once, in the order they were met.
struct SchemaBook {
  private(set) var definitions: [(String, JSONValue)] = []

  /// Files a schema under a name and returns a reference to it; without a name returns the schema itself.
  mutating func define(_ name: String, _ schema: JSONValue) -> JSONValue {
    guard !name.isEmpty else { return schema }
    if !definitions.contains(where: { $0.0 == name }) { definitions.append((name, schema)) }
    return .object([("$ref", .string("#/$defs/\(name)"))])
  }
}

extension JSONValue {
  /// The schema with a sentence on what the value means.
  func described(_ about: String) -> JSONValue {
    guard !about.isEmpty, let members else { return self }
    return .object(members: members + [JSONMember(name: "description", value: .string(about))])
  }
}
