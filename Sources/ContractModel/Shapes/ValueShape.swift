/// What a value of a contract file must be: the reader refuses anything else, and the schema says the same.
indirect enum ValueShape: Sendable {
  case text(TextFormat)
  /// One of these texts.
  case word([String])
  case integer(ClosedRange<Int>)
  case flag
  /// The literal `true`.
  case onlyTrue
  case null
  /// Any JSON value: data of the contract that only its words stand for.
  case anything
  case object(ObjectKind)
  case list(ValueShape, atLeast: Int)
  /// An object whose member names are data.
  case map(names: NameRule, ValueShape)
  /// One of several shapes of different JSON kinds.
  case either([ValueShape])

  /// The JSON kinds that fit, as ``JSONValue/kindName`` calls them.
  var kinds: [String] {
    switch self {
    case .text, .word: ["string"]
    case .integer: ["number"]
    case .flag, .onlyTrue: ["boolean"]
    case .null: ["null"]
    case .anything: ["null", "boolean", "number", "string", "array", "object"]
    case .object, .map: ["object"]
    case .list: ["array"]
    case .either(let shapes): shapes.flatMap(\.kinds)
    }
  }
}

/// Which member names a map may have.
enum NameRule: Sendable {
  case format(TextFormat)
  case words([String])
}

/// The members of one kind of object.
struct ObjectShape: Sendable {
  /// What the object is, with its article: "a field of the request".
  var title: String
  /// What it says, in one sentence for the schema.
  var summary: String
  var members: [MemberShape]
  /// Sets of members of which exactly one must be there.
  var exactlyOneOf: [[String]] = []
  /// Members of which at most one may be there.
  var atMostOneOf: [String] = []
}

/// One member of an object.
struct MemberShape: Sendable {
  var name: String
  var isRequired: Bool
  var shape: ValueShape
  /// What it says, in one line for hints and the schema.
  var summary: String
}

extension MemberShape {
  static func required(_ name: String, _ shape: ValueShape, _ summary: String) -> MemberShape {
    MemberShape(name: name, isRequired: true, shape: shape, summary: summary)
  }

  static func optional(_ name: String, _ shape: ValueShape, _ summary: String) -> MemberShape {
    MemberShape(name: name, isRequired: false, shape: shape, summary: summary)
  }
}

/// The kinds of objects in contract and baseline files.
enum ObjectKind: String, Sendable, CaseIterable {
  case contract, document, binding, authentication, login, ambiguity, citation
  case operation, request, constantHeader, envelope
  case creates, reads, replaces, removes, lists
  case requestField, responseField, onlyWith, control, pinBlock, freshness, override
  case outcome, form, condition, clause, body, fault
  case requirement, scenario, step, stepValue, earlier
  case baseline, inherited

  /// The object's members.
  var shape: ObjectShape {
    switch self {
    case .contract: .contract
    case .document: .document
    case .binding: .binding
    case .authentication: .authentication
    case .login: .login
    case .ambiguity: .ambiguity
    case .citation: .citation
    case .operation: .operation
    case .request: .request
    case .constantHeader: .constantHeader
    case .envelope: .envelope
    case .creates: .creates
    case .reads: .reads
    case .replaces: .replaces
    case .removes: .removes
    case .lists: .lists
    case .requestField: .requestField
    case .responseField: .responseField
    case .onlyWith: .onlyWith
    case .control: .control
    case .pinBlock: .pinBlock
    case .freshness: .freshness
    case .override: .override
    case .outcome: .outcome
    case .form: .form
    case .condition: .condition
    case .clause: .clause
    case .body: .body
    case .fault: .fault
    case .requirement: .requirement
    case .scenario: .scenario
    case .step: .step
    case .stepValue: .stepValue
    case .earlier: .earlier
    case .baseline: .baseline
    case .inherited: .inherited
    }
  }
}
