/// One method and path of a contract.
public struct Operation: Sendable, Hashable {
  public var id: String
  public var title: String
  public var method: String
  /// The path with `{name}` where a path parameter stands, appended to the target's URL.
  public var path: String
  public let request: RequestShape
  /// Every request field, parents before their members.
  public let requestFields: [Field]
  /// What answers mean, in the order of the file. `accepted` is the success.
  public var outcomes: [Outcome]
  /// The bodies that outcomes name.
  public var bodies: [BodyShape]
  /// Conditions any of which marks an answer as a success, whatever its status.
  public var successSigns: [Condition]
  /// Conditions any of which marks an answer as a failure, whatever its status.
  public var failureSigns: [Condition]
  /// What the generators' cases of the operation bring where it differs from the general rule: outcome name or `open`.
  public var expectations: [String: String]
  public var scenarios: [Scenario]
  /// What an accepted request does to resources; nil where the contract does not say.
  public var resource: ResourceClause?
  public var location: SourceLocation

  public init(
    id: String, title: String = "", method: String, path: String, request: RequestShape = RequestShape(),
    outcomes: [Outcome] = [], bodies: [BodyShape] = [], successSigns: [Condition] = [],
    failureSigns: [Condition] = [], expectations: [String: String] = [:], scenarios: [Scenario] = [],
    resource: ResourceClause? = nil, location: SourceLocation = SourceLocation()
  ) {
    self.id = id
    self.title = title
    self.method = method
    self.path = path
    self.request = request
    self.requestFields = (request.path + request.query + request.headers + request.body).flatMap(\.tree)
    self.outcomes = outcomes
    self.bodies = bodies
    self.successSigns = successSigns
    self.failureSigns = failureSigns
    self.expectations = expectations
    self.scenarios = scenarios
    self.resource = resource
    self.location = location
  }

  public func outcome(_ name: String) -> Outcome? { outcomes.first { $0.name == name } }
  public func body(_ name: String) -> BodyShape? { bodies.first { $0.name == name } }

  /// Returns the request field with this id (`request.clientTxnId`), or nil.
  public func requestField(_ id: String) -> Field? {
    requestFields.first { $0.id == id }
  }
}

/// What a request of an operation is made of.
public struct RequestShape: Sendable, Hashable {
  public var path: [Field]
  public var query: [Field]
  public var headers: [Field]
  /// The media types the documents name, the control's first; empty when there is no body.
  public var contentTypes: [String]
  /// Media types the documents leave open.
  public var openContentTypes: [String]
  /// The members of the body; the inner ones when there is an envelope.
  public var body: [Field]
  /// How the body is sealed; nil when it is sent as it is.
  public var envelope: Envelope?
  /// Header fields sent with every request that are no promise: name and value.
  public var constantHeaders: [ConstantHeader]

  public init(
    path: [Field] = [], query: [Field] = [], headers: [Field] = [], contentTypes: [String] = [],
    openContentTypes: [String] = [], body: [Field] = [], envelope: Envelope? = nil,
    constantHeaders: [ConstantHeader] = []
  ) {
    self.path = path
    self.query = query
    self.headers = headers
    self.contentTypes = contentTypes
    self.openContentTypes = openContentTypes
    self.body = body
    self.envelope = envelope
    self.constantHeaders = constantHeaders
  }

  /// Whether a request carries a body.
  public var hasBody: Bool { !contentTypes.isEmpty }
}

/// A header field that every request carries as it stands.
public struct ConstantHeader: Sendable, Hashable {
  public var name: String
  public var value: String

  public init(name: String, value: String) {
    self.name = name
    self.value = value
  }
}

/// How a body is sealed into one member of an outer JSON object.
public struct Envelope: Sendable, Hashable {
  public enum Cipher: String, Sendable, Hashable, CaseIterable {
    case aes128CBC = "AES-128-CBC"
    case aes192CBC = "AES-192-CBC"
    case aes256CBC = "AES-256-CBC"
    case aes128GCM = "AES-128-GCM"
    case aes192GCM = "AES-192-GCM"
    case aes256GCM = "AES-256-GCM"
    /// Compact JWEs under a directly agreed key (RFC 7516; `dir` of RFC 7518 §4.5).
    case jweA128GCM = "JWE-A128GCM"
    case jweA192GCM = "JWE-A192GCM"
    case jweA256GCM = "JWE-A256GCM"

    /// What a token is made of.
    public enum Form: Sendable, Hashable {
      /// Base64 of the octets of a chaining mode, or of Galois/counter mode with its tag.
      case cbc, gcm
      /// The five parts of a compact JWE.
      case jwe
    }

    public var form: Form {
      switch self {
      case .aes128CBC, .aes192CBC, .aes256CBC: .cbc
      case .aes128GCM, .aes192GCM, .aes256GCM: .gcm
      case .jweA128GCM, .jweA192GCM, .jweA256GCM: .jwe
      }
    }

    /// The key's length in bytes.
    public var keyLength: Int {
      switch self {
      case .aes128CBC, .aes128GCM, .jweA128GCM: 16
      case .aes192CBC, .aes192GCM, .jweA192GCM: 24
      case .aes256CBC, .aes256GCM, .jweA256GCM: 32
      }
    }

    /// Whether the cipher authenticates what it seals.
    public var isAuthenticated: Bool { form != .cbc }
  }

  /// The outer member that holds the token.
  public var member: String
  public var cipher: Cipher
  /// The binding that holds the key.
  public var key: String
  /// The binding that says how the key is written: hex, base64 or ascii; nil for hex.
  public var keyEncoding: String?
  /// The binding that says where the IV stands: prefix, fixed or none; nil for prefix, and for a JWE, which has a part
  /// for it.
  public var ivPlacement: String?
  /// The binding that holds a fixed IV, hex.
  public var iv: String?
  public var location: SourceLocation

  public init(
    member: String, cipher: Cipher, key: String, keyEncoding: String? = nil, ivPlacement: String? = nil,
    iv: String? = nil, location: SourceLocation = SourceLocation()
  ) {
    self.member = member
    self.cipher = cipher
    self.key = key
    self.keyEncoding = keyEncoding
    self.ivPlacement = ivPlacement
    self.iv = iv
    self.location = location
  }
}
