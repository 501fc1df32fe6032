/// What HTTP, JSON and good security ask of every server: promises that every operation inherits.
public struct Baseline: Sendable, Hashable {
  /// What an operation must have to inherit a promise.
  public enum Need: String, Sendable, Hashable, CaseIterable {
    /// A request body.
    case body
    /// A sealed request body.
    case envelope
    /// One whose cipher pads what it seals, and does not authenticate it.
    case padding
    /// A credential field, or an authentication scheme other than none.
    case credential
    /// A response body of JSON.
    case json
  }

  /// A promise before it belongs to an operation.
  public struct Template: Sendable, Hashable {
    /// The aspect part of the requirement ids, `http.…`, `security.…` or `tls.…`.
    public var aspect: String
    public var level: Level
    public var suite: Suite
    public var layer: Layer
    public var statement: String
    public var citations: [Citation]
    /// Why no outside observer could see it broken; nil when one can.
    public var notObservable: String?
    /// What an operation must have to inherit it; nil for every operation.
    public var needs: Need?
    /// Where the baseline file says so.
    public var location: SourceLocation

    /// Makes a promise.
    public init(
      aspect: String, level: Level = .must, suite: Suite = .http, layer: Layer = .page, statement: String,
      citations: [Citation] = [], notObservable: String? = nil, needs: Need? = nil,
      location: SourceLocation = SourceLocation()
    ) {
      self.aspect = aspect
      self.level = level
      self.suite = suite
      self.layer = layer
      self.statement = statement
      self.citations = citations
      self.notObservable = notObservable
      self.needs = needs
      self.location = location
    }
  }

  /// The baseline's own version, `MAJOR.MINOR.PATCH`.
  public var version: String
  /// The file it was read from.
  public var source: ContractSource
  /// What its promises cite.
  public var documents: [Document]
  public var requirements: [Template]

  /// Makes a baseline.
  public init(
    version: String, source: ContractSource, documents: [Document] = [], requirements: [Template] = []
  ) {
    self.version = version
    self.source = source
    self.documents = documents
    self.requirements = requirements
  }
}

extension Operation {
  /// Whether the operation has what a baseline promise needs.
  ///
  /// - Parameter schemes: the contract's authentication schemes.
  func has(_ need: Baseline.Need, schemes: [Authentication]) -> Bool {
    switch need {
    case .body: request.hasBody
    case .envelope: request.envelope != nil
    case .padding: request.envelope?.cipher.isAuthenticated == false
    case .credential: requestFields.contains(where: \.isCredential) || schemes.contains { $0.scheme != .none }
    case .json: bodies.contains(where: \.isJSON)
    }
  }
}

extension BodyShape {
  /// Whether the body is a JSON text: its media types say so, or, without any, its members do.
  var isJSON: Bool {
    guard contentTypes.isEmpty else { return contentTypes.contains { $0.lowercased().contains("json") } }
    return !members.isEmpty || fault != nil
  }
}
