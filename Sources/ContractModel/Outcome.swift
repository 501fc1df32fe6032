/// What an answer means: accepted, refused, unauthorized … with every form the documents allow it.
public struct Outcome: Sendable, Hashable {
  public var name: String
  public var forms: [Form]
  public var location: SourceLocation

  public init(name: String, forms: [Form], location: SourceLocation = SourceLocation()) {
    self.name = name
    self.forms = forms
    self.location = location
  }

  /// The success of every operation.
  public static let accepted = "accepted"
  /// Any refusal.
  public static let refused = "refused"
  /// Try again later: 503 where documented.
  public static let unavailable = "unavailable"
  /// Not an outcome: the documents leave open what a request brings.
  public static let open = "open"
  /// Not declared by contracts: any answer but 2xx and 5xx, and 501 to an unknown method.
  public static let notServed = "not-served"
}

/// One form an outcome may take.
public struct Form: Sendable, Hashable {
  public var statuses: [StatusPattern]
  public var body: BodyRule
  /// What must hold for an answer to be of this form, beside its status.
  public var conditions: [Condition]
  /// What every answer of this form must show, each a requirement of its own.
  public var clauses: [Clause]
  public var location: SourceLocation

  public init(
    statuses: [StatusPattern], body: BodyRule = .open, conditions: [Condition] = [], clauses: [Clause] = [],
    location: SourceLocation = SourceLocation()
  ) {
    self.statuses = statuses
    self.body = body
    self.conditions = conditions
    self.clauses = clauses
    self.location = location
  }
}

/// What a form says of the body.
public enum BodyRule: Sendable, Hashable {
  /// There is none.
  case none
  /// Anything, or nothing.
  case open
  /// The operation's body of this name.
  case named(String)
}

/// A status or a range of them: `200`, `4xx`, `400-499`.
public struct StatusPattern: Sendable, Hashable {
  public var range: ClosedRange<Int>
  public var text: String

  public init(_ range: ClosedRange<Int>, text: String) {
    self.range = range
    self.text = text
  }

  public func matches(_ status: Int) -> Bool { range.contains(status) }
}

/// Something an answer shows.
public struct Condition: Sendable, Hashable {
  public enum Subject: Sendable, Hashable {
    /// A member of the (opened) body.
    case member([String])
    case header(String)
    /// The reason phrase, its bytes read as UTF-8 or else Latin-1.
    case reason
  }

  public enum Test: Sendable, Hashable {
    case present
    case absent
    /// Its text is one of these; a JSON number or boolean counts as its source text.
    case isOneOf([String])
    /// It is there and its text is none of these.
    case isNoneOf([String])
    /// Its text holds a match of this regular expression.
    case matches(String)
  }

  public var subject: Subject
  public var test: Test
  /// Whether the condition holds too when its subject is not there.
  public var isOptional: Bool

  public init(_ subject: Subject, _ test: Test, isOptional: Bool = false) {
    self.subject = subject
    self.test = test
    self.isOptional = isOptional
  }
}

/// A condition that is a requirement of its own.
public struct Clause: Sendable, Hashable {
  /// The aspect part of the requirement's id. Forms may share a clause: equal aspects are one requirement.
  public var aspect: String
  public var condition: Condition

  public init(aspect: String, condition: Condition) {
    self.aspect = aspect
    self.condition = condition
  }
}

/// A response body that outcomes name.
public struct BodyShape: Sendable, Hashable {
  public var name: String
  /// The media types it may have; empty when open.
  public var contentTypes: [String]
  /// Whether it is sealed in the request's envelope.
  public var isSealed: Bool
  /// Whether an absent body conforms too.
  public var mayBeAbsent: Bool
  public let members: [Field]
  /// Set when the body is one member named after the fault.
  public var fault: FaultObject?
  public let headers: [Field]
  /// Every member and header, parents first.
  public let fields: [Field]
  public var location: SourceLocation

  public init(
    name: String, contentTypes: [String] = [], isSealed: Bool = false, mayBeAbsent: Bool = false,
    members: [Field] = [], fault: FaultObject? = nil, headers: [Field] = [],
    location: SourceLocation = SourceLocation()
  ) {
    self.name = name
    self.contentTypes = contentTypes
    self.isSealed = isSealed
    self.mayBeAbsent = mayBeAbsent
    self.members = members
    self.fault = fault
    self.headers = headers
    self.fields = (headers + members).flatMap(\.tree)
    self.location = location
  }
}

/// An error body whose only member is named after the fault.
public struct FaultObject: Sendable, Hashable {
  /// By status: the names documented for it. A status that is not listed leaves the name open.
  public var names: [Int: [String]]
  /// Names that fit any status.
  public var generalNames: [String]
  /// The member that repeats the HTTP status.
  public var codeMember: String
  /// The member with text for people.
  public var messageMember: String

  public init(
    names: [Int: [String]], generalNames: [String] = [], codeMember: String = "code",
    messageMember: String = "message"
  ) {
    self.names = names
    self.generalNames = generalNames
    self.codeMember = codeMember
    self.messageMember = messageMember
  }
}

/// Ordered steps over bindings, with what each step brings.
public struct Scenario: Sendable, Hashable {
  /// The aspect part of the requirement's id.
  public var aspect: String
  public var title: String
  public var steps: [ScenarioStep]
  /// Aspects of further requirements of the operation that the scenario can show broken.
  public var alsoShows: [String]
  public var location: SourceLocation

  public init(
    aspect: String, title: String, steps: [ScenarioStep], alsoShows: [String] = [],
    location: SourceLocation = SourceLocation()
  ) {
    self.aspect = aspect
    self.title = title
    self.steps = steps
    self.alsoShows = alsoShows
    self.location = location
  }
}

/// One request of a scenario.
public struct ScenarioStep: Sendable, Hashable {
  /// The operation's id.
  public var operation: String
  /// From field id to the value this step sends; a field that is not named keeps the control's value.
  public var values: [String: ValueSource]
  /// Request fields left out.
  public var without: [String]
  /// The outcomes that conform; `open` alone for any documented one.
  public var expected: [String]
  /// Conditions the answer must meet beside its outcome.
  public var conditions: [Condition]

  public init(
    operation: String, values: [String: ValueSource] = [:], without: [String] = [], expected: [String],
    conditions: [Condition] = []
  ) {
    self.operation = operation
    self.values = values
    self.without = without
    self.expected = expected
    self.conditions = conditions
  }
}
