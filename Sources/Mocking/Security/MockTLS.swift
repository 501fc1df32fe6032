public import Wire

/// How one mock server speaks TLS, with what its clients need: authorities and certificates made now and written nowhere.
public struct MockTLS: Sendable {
  public private(set) var server: TLSServerSettings
  /// Whom clients must trust.
  public private(set) var authorities: TLSCertificateList
  /// What a client must show, and what it would have had to show before it expired; nil where no certificate is asked
  /// for, or one of an authority that is not ours.
  public private(set) var client: TLSIdentity?
  public private(set) var expiredClient: TLSIdentity?

  /// - Parameters:
  ///   - faults: what it does wrong below HTTP; other faults change nothing here.
  ///   - variant: what it does differently there.
  ///   - asksClients: whether clients must show a certificate.
  ///   - clients: the authorities of those certificates; nil for one that is made now.
  /// - Throws: `refused` when OpenSSL cannot make what is needed.
  public init(
    faults: [Fault] = [], variant: Variant? = nil, asksClients: Bool, of clients: TLSCertificateList? = nil
  ) throws(TLSError) {
    let defects = faults.compactMap(\.tlsDefect)
    let authority: MockAuthority
    let identity: TLSIdentity
    if variant?.tlsManner == .rsa {
      let shared = try RSAServer.shared.get()
      (authority, identity) = (shared.authority, shared.identity)
    } else {
      authority = try MockAuthority()
      identity = try Self.identity(of: authority, defects, variant)
    }
    self.init(identity: identity, authorities: authority.certificates)
    if let clients {
      ask(for: clients)
    } else if asksClients {
      try askForOwn()
    }
    for defect in defects { change(by: defect) }
    if let manner = variant?.tlsManner { change(by: manner) }
    for case .stray(let stray) in defects { server.strayIdentity = try Self.identity(stray, authority) }
  }

  /// A server with a certificate of its user.
  public init(identity: TLSIdentity, authorities: TLSCertificateList) {
    server = TLSServerSettings(identity: identity)
    self.authorities = authorities
  }

  /// Lets every client be asked for a certificate of these authorities.
  public mutating func ask(for authorities: TLSCertificateList) {
    server.clients = .required(authorities)
    (client, expiredClient) = (nil, nil)
  }

  /// Lets every client be asked for a certificate of an authority that is made now.
  public mutating func askForOwn() throws(TLSError) {
    let clients = try MockAuthority()
    ask(for: clients.certificates)
    client = try clients.client()
    expiredClient = try clients.client(validFrom: -30 * Self.day, validUntil: -Self.day)
  }

  /// Lets the server show faults and a variant.
  ///
  /// - Throws: `refused` for a fault in a certificate, which only a certificate made here can show.
  public mutating func show(_ faults: [Fault], _ variant: Variant?) throws(TLSError) {
    for fault in faults {
      guard let defect = fault.tlsDefect else { continue }
      if defect.isInCertificate { throw .refused("\(fault.name) shows in a certificate that the mock makes itself") }
      change(by: defect)
    }
    if let manner = variant?.tlsManner { change(by: manner) }
  }

  /// What a client asks of TLS that is to be served.
  public var clientSettings: TLSClientSettings {
    TLSClientSettings(trust: .authorities(authorities), identity: client)
  }

  private static let day = 86_400

  private mutating func change(by defect: TLSDefect) {
    switch defect {
    case .servesPlain: server.plain = .served
    case .speaks(let version): server.minimumVersion = version
    case .asksNobody: server.clients = .none
    case .acceptsNone: if let asked { server.clients = .optional(asked) }
    case .lenient(let leniency): if let asked { server.clients = .lenient(asked, leniency) }
    case .renegotiates: server.allowsRenegotiation = true
    case .stray, .expiresSoon: break
    }
  }

  private mutating func change(by manner: TLSManner) {
    switch manner {
    case .plainRefused: server.plain = .answered(Self.answer("400 Bad Request", Self.page))
    case .plainRedirected(let status):
      server.plain = .answered(Self.answer("\(status) Moved Permanently", "", "Location: https://localhost/\r\n"))
    // A fatal alert of TLS 1.2: unexpected_message.
    case .plainAlerted: server.plain = .answered([0x15, 0x03, 0x03, 0x00, 0x02, 0x02, 0x0A])
    case .only(let version): (server.minimumVersion, server.maximumVersion) = (version, version)
    case .clientsAnswered:
      if let asked { server.clients = .answered(asked, Self.answer("400 Bad Request", Self.page)) }
    case .usual, .rsa, .intermediate: break
    }
  }

  /// The authorities of the certificates that clients are asked for; nil where none is.
  private var asked: TLSCertificateList? {
    if case .required(let authorities) = server.clients { authorities } else { nil }
  }

  /// A certificate with a key on a curve, of the authority itself or of one below it.
  private static func identity(
    of authority: MockAuthority, _ defects: [TLSDefect], _ variant: Variant?
  ) throws(TLSError) -> TLSIdentity {
    if variant?.tlsManner == .intermediate { return try authority.intermediate().server() }
    guard defects.contains(.expiresSoon) else { return try authority.server() }
    return try authority.server(validFrom: -85 * day, validUntil: 5 * day)
  }

  private static func identity(_ stray: TLSDefect.Stray, _ authority: MockAuthority) throws(TLSError) -> TLSIdentity {
    switch stray {
    case .otherHost: try authority.server(hosts: ["other.example"])
    case .expired: try authority.server(validFrom: -30 * day, validUntil: -day)
    case .untrusted: try MockAuthority().server()
    }
  }

  /// A server with an RSA key. Such a key takes long to find, so all servers of a process share one.
  private struct RSAServer: Sendable {
    var authority: MockAuthority
    var identity: TLSIdentity

    static let shared = Result<RSAServer, TLSError> { () throws(TLSError) -> RSAServer in
      let authority = try MockAuthority()
      return RSAServer(authority: authority, identity: try authority.server(key: .rsa))
    }
  }

  private static let page = "<html><body><h1>This server does not serve requests like this one</h1></body></html>\n"

  private static func answer(_ status: String, _ body: String, _ fields: String = "") -> [UInt8] {
    Array(
      """
      HTTP/1.1 \(status)\r\nServer: front\r\nContent-Type: text/html\r\nContent-Length: \(body.utf8.count)\r\n\
      Connection: close\r\n\(fields)\r\n\(body)
      """.utf8)
  }
}
