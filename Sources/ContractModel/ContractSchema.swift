import JSONCore

/// The JSON Schema of contract and baseline files, made from the tables the reader goes by.
public enum ContractSchema {
  /// Writes the schema: JSON Schema 2020-12, closed, one definition for each kind of object.
  ///
  /// A file with a member `baseline` is held against the baseline's definition, any other against the contract's.
  public static func json() -> String {
    let definitions = ObjectKind.allCases.map { ($0.rawValue, definition($0.shape)) }
    let schema = JSONValue.object([
      ("$schema", .string("https://json-schema.org/draft/2020-12/schema")),
      ("title", .string("Contract of an API, or the baseline of all contracts")),
      ("if", .object([("required", .array([.string("baseline")]))])),
      ("then", reference(.baseline)),
      ("else", reference(.contract)),
      ("$defs", .object(definitions)),
    ])
    return schema.text(.pretty) + "\n"
  }

  private static func definition(_ shape: ObjectShape) -> JSONValue {
    let required = shape.members.filter(\.isRequired).map { JSONValue.string($0.name) }
    var members: [(String, JSONValue)] = [
      ("description", .string(shape.summary)),
      ("type", .string("object")),
      ("properties", .object(shape.members.map { ($0.name, property($0)) })),
    ]
    if !required.isEmpty { members.append(("required", .array(required))) }
    members.append(("additionalProperties", .bool(false)))
    let groups = shape.exactlyOneOf.map { group in
      JSONValue.object([("oneOf", .array(group.map { .object([("required", .array([.string($0)]))]) }))])
    }
    if !shape.atMostOneOf.isEmpty {
      let pairs = shape.atMostOneOf.indices.flatMap { first in
        shape.atMostOneOf[(first + 1)...].map { second in
          JSONValue.object([("required", .array([.string(shape.atMostOneOf[first]), .string(second)]))])
        }
      }
      members.append(("not", .object([("anyOf", .array(pairs))])))
    }
    if !groups.isEmpty { members.append(("allOf", .array(groups))) }
    return .object(members)
  }

  private static func property(_ member: MemberShape) -> JSONValue {
    .object([("description", .string(member.summary))] + keywords(member.shape))
  }

  /// The keywords that say what a value must be.
  private static func keywords(_ shape: ValueShape) -> [(String, JSONValue)] {
    switch shape {
    case .text(let format): [("type", .string("string"))] + pattern(format)
    case .word(let words): [("enum", .array(words.map { .string($0) }))]
    case .integer(let range):
      [
        ("type", .string("integer")), ("minimum", .number(range.lowerBound)), ("maximum", .number(range.upperBound)),
      ]
    case .flag: [("type", .string("boolean"))]
    case .onlyTrue: [("const", .bool(true))]
    case .null: [("type", .string("null"))]
    case .anything: []
    case .object(let kind): [("$ref", .string("#/$defs/\(kind.rawValue)"))]
    case .list(let element, let least):
      [("type", .string("array")), ("items", .object(keywords(element)))]
        + (least > 0 ? [("minItems", .number(least))] : [])
    case .map(let names, let value):
      [("type", .string("object")), ("additionalProperties", .object(keywords(value)))] + nameKeywords(names)
    case .either(let shapes): [("anyOf", .array(shapes.map { .object(keywords($0)) }))]
    }
  }

  private static func nameKeywords(_ names: NameRule) -> [(String, JSONValue)] {
    switch names {
    case .words(let words): [("propertyNames", .object([("enum", .array(words.map { .string($0) }))]))]
    case .format(let format):
      format.pattern.map { [("propertyNames", .object([("pattern", .string($0))]))] } ?? []
    }
  }

  private static func pattern(_ format: TextFormat) -> [(String, JSONValue)] {
    format.pattern.map { [("pattern", .string($0))] } ?? []
  }

  private static func reference(_ kind: ObjectKind) -> JSONValue {
    .object(keywords(.object(kind)))
  }
}
