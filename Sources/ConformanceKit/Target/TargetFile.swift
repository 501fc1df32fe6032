public import CaseModel

/// What a target file says, before its values are fetched.
public struct TargetFile: Sendable, Hashable {
  /// The file's path, for messages and for the paths in it.
  public var path: String
  /// The one contract it is for; nil when it does not say.
  public var contract: String?
  public var url: String
  /// What TLS is asked for; nil for its defaults.
  public var tls: TLS?
  public var authentication: String?
  public var bindings: [NamedBinding]
  public var limits: Limits

  /// A binding and where its value comes from.
  public struct NamedBinding: Sendable, Hashable {
    public var name: String
    public var source: Source

    public init(name: String, source: Source) {
      self.name = name
      self.source = source
    }
  }

  /// Where a value comes from.
  public enum Source: Sendable, Hashable {
    case literal(String)
    case environment(String)
    /// Relative to the target file.
    case file(String)
    /// A program and its arguments; what it writes is the value.
    case command([String])
    /// Values of which each request uses the next.
    case list([String])

    /// The source in words that show no value.
    public var words: String {
      switch self {
      case .literal: "literal"
      case .environment(let name): "env \(name)"
      case .file(let path): "file \(path)"
      case .command(let words): "command \(words.first ?? "")"
      case .list(let values): "list of \(values.count)"
      }
    }
  }

  public struct Limits: Sendable, Hashable {
    public var connections: Int?
    public var requestsPerSecond: Double?
    public var timeoutSeconds: Double?
    /// By binding: how often its value may be refused before the target locks it.
    public var maxRefusals: [String: RefusalLimit]

    public init(
      connections: Int? = nil, requestsPerSecond: Double? = nil, timeoutSeconds: Double? = nil,
      maxRefusals: [String: RefusalLimit] = [:]
    ) {
      self.connections = connections
      self.requestsPerSecond = requestsPerSecond
      self.timeoutSeconds = timeoutSeconds
      self.maxRefusals = maxRefusals
    }
  }

  public init(
    path: String, contract: String? = nil, url: String, authentication: String? = nil, bindings: [NamedBinding] = [],
    limits: Limits = Limits(), tls: TLS? = nil
  ) {
    self.path = path
    self.contract = contract
    self.url = url
    self.authentication = authentication
    self.bindings = bindings
    self.limits = limits
    self.tls = tls
  }
}
