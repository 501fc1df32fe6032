/// What curl is told of TLS: files as the user named them, never what is in them, and no passphrase, which curl asks for.
public struct CurlTLS: Sendable, Hashable {
  /// How the server is verified.
  public var trust: [String]
  /// The client's certificate and key.
  public var identity: [String]
  /// A client certificate that has expired, and its key.
  public var expired: [String]

  /// Makes options; without any, curl's own.
  public init(trust: [String] = [], identity: [String] = [], expired: [String] = []) {
    self.trust = trust
    self.identity = identity
    self.expired = expired
  }
}
