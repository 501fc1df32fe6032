/// One machine-readable file that says what one system's API promises.
public struct Contract: Sendable, Hashable {
  /// The name users type: `wibmo-prepaid`.
  public var id: String
  /// The contract's own version, `MAJOR.MINOR.PATCH`.
  public var version: String
  /// The API's name for people.
  public var title: String
  /// The file the contract was read from.
  public var source: ContractSource
  /// What the requirements cite, by the name citations use.
  public var documents: [Document]
  /// The values the contract needs from a target, in the order of the file.
  public var bindings: [Binding]
  /// The request authentication schemes a target may choose from; the first one is the default.
  public var authentication: [Authentication]
  /// How credentials are obtained where the target gives other values instead; of several that give the same, the first
  /// one that can be carried out.
  public var logins: [Login]
  /// The operations, in the order of the file.
  public var operations: [Operation]
  /// Where the documents are silent or contradict themselves, and the readings that conform.
  public var ambiguities: [Ambiguity]
  /// Every promise: derived from fields and outcomes, written out, and inherited from the baseline.
  public var requirements: [Requirement]

  public init(
    id: String, version: String, title: String, source: ContractSource, documents: [Document] = [],
    bindings: [Binding] = [], authentication: [Authentication] = [.none], logins: [Login] = [],
    operations: [Operation] = [],
    ambiguities: [Ambiguity] = [], requirements: [Requirement] = []
  ) {
    self.id = id
    self.version = version
    self.title = title
    self.source = source
    self.documents = documents
    self.bindings = bindings
    self.authentication = authentication
    self.logins = logins
    self.operations = operations
    self.ambiguities = ambiguities
    self.requirements = requirements
  }

  /// Returns the operation with this id, or nil.
  public func operation(_ id: String) -> Operation? {
    operations.first { $0.id == id }
  }

  /// Returns the requirement with this full id (`contract/operation/aspect`), or nil when it is not promised.
  public func requirement(_ id: String) -> Requirement? {
    requirements.first { $0.id == id }
  }
}

/// Where a contract was read from.
public struct ContractSource: Sendable, Hashable {
  /// The file's name, as given.
  public var file: String
  /// The SHA-256 of the file's bytes, 64 lower-case hex digits; empty when unknown.
  public var sha256: String

  public init(file: String, sha256: String = "") {
    self.file = file
    self.sha256 = sha256
  }
}

/// A place in a contract file: line and column from 1.
public struct SourceLocation: Sendable, Hashable {
  public var line: Int
  public var column: Int

  public init(line: Int = 0, column: Int = 0) {
    self.line = line
    self.column = column
  }
}

/// A value a contract needs from the target.
public struct Binding: Sendable, Hashable {
  public var name: String
  /// What the value is, for `conform init`.
  public var summary: String
  /// Whether the value may appear in no output.
  public var isSecret: Bool
  /// Whether a run can start without it.
  public var isRequired: Bool
  /// What the value must look like; nil for any text.
  public var type: FieldType?
  /// The value taken when the target names none.
  public var fallback: String?
  /// A made-up value for the mock and for target files to fill in.
  public var example: String?
  /// The authentication scheme that needs it; nil when every scheme does.
  public var scheme: String?
  public var location: SourceLocation

  public init(
    name: String, summary: String, isSecret: Bool = false, isRequired: Bool = true, type: FieldType? = nil,
    fallback: String? = nil, example: String? = nil, scheme: String? = nil, location: SourceLocation = SourceLocation()
  ) {
    self.name = name
    self.summary = summary
    self.isSecret = isSecret
    self.isRequired = isRequired
    self.type = type
    self.fallback = fallback
    self.example = example
    self.scheme = scheme
    self.location = location
  }
}

/// One way of authenticating requests that a target may name.
public struct Authentication: Sendable, Hashable {
  /// The signer and verifier that implement it.
  public enum Scheme: String, Sendable, Hashable, CaseIterable {
    case none
    case oauth1
    case aspenJWT = "aspen-jwt"
    /// A bearer token in Authorization (RFC 6750 §2.1).
    case bearer
    /// A user's name and password in Authorization (RFC 7617).
    case basic
    /// A key in a header field of the contract's choice.
    case apiKey = "api-key"

    /// The words for values that a target may leave out: credentials that must not serve, an expired one and another
    /// caller's.
    public var optionalWords: Set<String> {
      switch self {
      case .none, .oauth1: []
      case .aspenJWT, .bearer: ["expiredToken", "otherToken"]
      case .basic: ["otherUser", "otherPassword"]
      case .apiKey: ["expiredKey", "otherKey"]
      }
    }

    /// The words for values that a request cannot be made without.
    public var words: [String] {
      switch self {
      case .none: []
      case .oauth1: ["consumerKey", "signingKey"]
      case .aspenJWT: ["appKey", "appSecret", "authToken"]
      case .bearer: ["token"]
      case .basic: ["user", "password"]
      case .apiKey: ["key"]
      }
    }
  }

  /// The name a target file uses.
  public var name: String
  public var scheme: Scheme
  /// From the scheme's own word for a value (`consumerKey`) to the binding that gives it.
  public var bindings: [String: String]
  /// The header field that carries the key of an `api-key` scheme; nil for the other schemes.
  public var header: String?
  /// The outcome expected of a request that does not authenticate.
  public var refusal: String
  public var location: SourceLocation

  public init(
    name: String, scheme: Scheme, bindings: [String: String] = [:], header: String? = nil, refusal: String = "refused",
    location: SourceLocation = SourceLocation()
  ) {
    self.name = name
    self.scheme = scheme
    self.bindings = bindings
    self.header = header
    self.refusal = refusal
    self.location = location
  }

  /// The header field without which a request is nobody's; nil where there is none.
  public var credentialHeader: String? {
    switch scheme {
    case .none: nil
    case .oauth1, .bearer, .basic: "Authorization"
    case .aspenJWT: "X-PRO-Auth-Payload"
    case .apiKey: header
    }
  }

  /// No authentication beyond the contract's own credential fields.
  public static let none = Authentication(name: "none", scheme: .none)
}

/// A place where the documents are silent or contradict themselves.
public struct Ambiguity: Sendable, Hashable {
  /// What is unclear, in our own words.
  public var what: String
  /// Where the documents say so.
  public var citations: [Citation]
  /// Every reading that conforms.
  public var readings: [String]
  public var location: SourceLocation

  public init(what: String, citations: [Citation], readings: [String], location: SourceLocation = SourceLocation()) {
    self.what = what
    self.citations = citations
    self.readings = readings
    self.location = location
  }
}
