import HTTPCore
import Synchronization
import Testing
import Wire

@Suite struct TLSTests {
  @Test(arguments: [TLSVersion.tls12, .tls13]) func anExchangeGoesOverTheVersionAgreedOn(version: TLSVersion) throws {
    let authority = try Authority()
    var settings = authority.client
    (settings.minimumVersion, settings.maximumVersion) = (version, version)
    let exchange = try withTLSServer(TLSServerSettings(identity: try authority.sign())) { get($0, settings) }
    #expect(exchange.bodyText == "hello")
    #expect(exchange.tls?.version == "TLSv\(version.rawValue)")
    #expect(exchange.tls?.certificate?.names == ["IP Address:127.0.0.1", "DNS:localhost"])
    #expect(exchange.tls?.problems == [])
  }

  @Test func largeBodiesGoBothWays() throws {
    let authority = try Authority()
    let body = [UInt8](repeating: 0x61, count: 3_000_000)
    let exchange = try withTLSServer(
      TLSServerSettings(identity: try authority.sign()), { ok(messageText($0.message.body)) },
      body: { endpoint in
        let connection = HTTPClientConnection(
          endpoint: endpoint, connector: try TLSClient(authority.client).connector())
        return connection.exchange(request("POST", body: body), method: "POST", timeout: 30 * second)
      })
    #expect(exchange.response?.body == body)
  }

  @Test(arguments: [TLSVersion.tls12, .tls13]) func aLaterConnectionTakesUpTheSession(version: TLSVersion) throws {
    let authority = try Authority()
    var settings = authority.client
    settings.maximumVersion = version
    let resumed = try withTLSServer(TLSServerSettings(identity: try authority.sign())) { endpoint in
      let client = try TLSClient(settings)
      return (0..<3).map { _ in
        let connection = HTTPClientConnection(endpoint: endpoint, connector: client.connector())
        defer { connection.close() }
        #expect(connection.get().bodyText == "hello")
        let kept = connection.get()
        #expect(kept.reusedConnection)
        return kept.tls?.isResumed
      }
    }
    #expect(resumed == [false, true, true])
  }

  @Test func theServerNameIsVerifiedInPlaceOfTheAddress() throws {
    let authority = try Authority()
    let identity = try authority.sign(hosts: ["api.example"])
    var settings = authority.client
    settings.serverName = "api.example"
    try withTLSServer(TLSServerSettings(identity: identity)) { endpoint in
      #expect(get(endpoint, settings).bodyText == "hello")
      settings.serverName = "other.example"
      #expect(get(endpoint, settings).tlsReason?.contains("hostname mismatch") == true)
    }
  }

  struct Bad: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var hosts = ["127.0.0.1"]
    var from = -3600
    var until = 86_400
    var isTrusted = true
    var words: String
  }

  static let bad = [
    Bad(testDescription: "expired", from: -7200, until: -60, words: "certificate has expired"),
    Bad(testDescription: "not yet valid", from: 3600, words: "certificate is not yet valid"),
    Bad(testDescription: "other address", hosts: ["127.0.0.2"], words: "IP address mismatch"),
    Bad(testDescription: "untrusted", isTrusted: false, words: "unable to get local issuer certificate"),
  ]

  @Test(arguments: bad) func aCertificateThatIsNotInOrderIsToldWithTheCheck(bad: Bad) throws {
    let authority = try Authority()
    let identity = try authority.sign("the server", hosts: bad.hosts, from: bad.from, until: bad.until)
    var settings = bad.isTrusted ? authority.client : try Authority("another").client
    try withTLSServer(TLSServerSettings(identity: identity)) { endpoint in
      let exchange = get(endpoint, settings)
      let reason = try #require(exchange.tlsReason)
      let certificate = try #require(identity.certificate)
      for part in [bad.words, "CN=the server", "CN=test authority", certificate.period, certificate.sha256] {
        #expect(reason.contains(part), "\(reason)")
      }
      #expect(exchange.sentCount == 0)
      settings.verifies = false
      let unverified = get(endpoint, settings)
      #expect(unverified.bodyText == "hello")
      #expect(unverified.tls?.problems.contains { $0.reason.contains(bad.words) } == true)
    }
  }

  @Test func theSystemTrustsNoAuthorityOfATest() throws {
    let identity = try Authority().sign()
    try withTLSServer(TLSServerSettings(identity: identity)) { endpoint in
      #expect(get(endpoint, TLSClientSettings()).tlsReason?.contains("issuer certificate") == true)
    }
  }

  @Test(arguments: [TLSVersion.tls12, .tls13]) func aClientCertificateIsShownWhereOneIsAskedFor(
    version: TLSVersion
  ) throws {
    let authority = try Authority()
    let clients = try Authority("clients")
    let server = TLSServerSettings(identity: try authority.sign(), clients: .required(clients.certificates))
    try withTLSServer(server) { endpoint in
      var settings = authority.client
      settings.maximumVersion = version
      let refused = get(endpoint, settings)
      #expect(refused.tlsReason?.contains("the peer ended it with the alert") == true, "\(refused.result)")
      let isTold = refused.tlsReason?.hasSuffix("\": it asked for a client certificate, and none is given") == true
      #expect(isTold, "\(refused.result)")
      settings.identity = try clients.sign("me", hosts: [])
      #expect(get(endpoint, settings).bodyText == "hello")
      settings.identity = try authority.sign("a stranger", hosts: [])
      let stranger = try #require(get(endpoint, settings).tlsReason)
      #expect(stranger.contains(": it does not take the client's certificate (subject CN=a stranger"), "\(stranger)")
      settings.identity = try clients.sign("me", hosts: [], from: -7200, until: -60)
      #expect(get(endpoint, settings).tlsReason?.contains("certificate expired") == true)
    }
  }

  @Test func deprecatedVersionsAreOfferedOnlyWhenAsked() throws {
    let authority = try Authority()
    var server = TLSServerSettings(identity: try authority.sign())
    var settings = authority.client
    (settings.minimumVersion, settings.maximumVersion) = (.tls10, .tls10)
    try withTLSServer(server) { #expect(get($0, settings).tlsReason?.contains("protocol version") == true) }
    server.minimumVersion = .tls10
    try withTLSServer(server) { #expect(get($0, settings).tls?.version == "TLSv1") }
  }

  @Test func renegotiationIsRefusedUnlessAllowed() throws {
    let authority = try Authority()
    var server = TLSServerSettings(identity: try authority.sign())
    var settings = authority.client
    settings.maximumVersion = .tls12
    settings.renegotiates = true
    try withTLSServer(server) { #expect(get($0, settings).tlsReason?.contains("no renegotiation") == true) }
    server.allowsRenegotiation = true
    try withTLSServer(server) { #expect(get($0, settings).bodyText == "hello") }
  }

  @Test func plainRequestsOnThePortAreTurnedAway() throws {
    let authority = try Authority()
    var server = TLSServerSettings(identity: try authority.sign())
    func plain(_ endpoint: Endpoint) -> Exchange { HTTPClientConnection(endpoint: endpoint).get() }
    try withTLSServer(server) { #expect(plain($0).failure == .closedBeforeAnswer) }
    server.plain = .answered(octets("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n"))
    try withTLSServer(server) { #expect(plain($0).response?.status == 400) }
    server.plain = .served
    try withTLSServer(server) { #expect(plain($0).bodyText == "hello") }
  }

  @Test func theRenegotiatedSessionSaysSo() throws {
    let authority = try Authority()
    var server = TLSServerSettings(identity: try authority.sign())
    server.allowsRenegotiation = true
    var settings = authority.client
    settings.maximumVersion = .tls12
    try withTLSServer(server) { endpoint in
      #expect(get(endpoint, settings).tls?.isRenegotiated == false)
      settings.renegotiates = true
      #expect(get(endpoint, settings).tls?.isRenegotiated == true)
    }
  }

  @Test(arguments: [TLSVersion.tls12, .tls13]) func aVersionThatIsSpokenIsFoundToBe(version: TLSVersion) {
    #expect(version.isSpoken)
  }

  @Test(arguments: [TLSServerSettings.Leniency.selfSigned, .dates, .authority])
  func aLenientServerLetsOneThingPass(leniency: TLSServerSettings.Leniency) throws {
    let authority = try Authority()
    let clients = try Authority("clients")
    let own = try clients.sign("me", hosts: [])
    let shown: [TLSServerSettings.Leniency: TLSIdentity] = [
      .selfSigned: try own.selfSigned(), .dates: try clients.sign("me", hosts: [], from: -7200, until: -60),
      .authority: try own.imitated(),
    ]
    let server = TLSServerSettings(
      identity: try authority.sign(), clients: .lenient(clients.certificates, leniency))
    try withTLSServer(server) { endpoint in
      var settings = authority.client
      #expect(get(endpoint, settings).bodyText == nil)
      settings.identity = own
      #expect(get(endpoint, settings).bodyText == "hello")
      for (kind, identity) in shown {
        settings.identity = identity
        #expect((get(endpoint, settings).bodyText == "hello") == (kind == leniency), "\(kind)")
      }
    }
  }

  @Test func aServerMayAnswerClientsThatItDoesNotKnow() throws {
    let authority = try Authority()
    let clients = try Authority("clients")
    let refusal = octets("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n")
    let server = TLSServerSettings(
      identity: try authority.sign(), clients: .answered(clients.certificates, refusal))
    try withTLSServer(server) { endpoint in
      var settings = authority.client
      #expect(get(endpoint, settings).response?.status == 400)
      let own = try clients.sign("me", hosts: [])
      settings.identity = try own.imitated()
      #expect(get(endpoint, settings).response?.status == 400)
      settings.identity = own
      #expect(get(endpoint, settings).bodyText == "hello")
    }
  }

  @Test func aStrayCertificateShowsOnEverySecondConnection() throws {
    let authority = try Authority()
    var server = TLSServerSettings(identity: try authority.sign())
    server.strayIdentity = try authority.sign(hosts: ["other.example"])
    try withTLSServer(server) { endpoint in
      let reasons = (0..<4).map { _ in get(endpoint, authority.client).tlsReason?.contains("other.example") }
      #expect(reasons == [nil, true, nil, true])
    }
  }

  @Test func whatStandsBetweenIsShownWithTheCertificate() throws {
    let root = try Authority()
    let between = try TLSIdentity.make(CertificateDraft(name: "between", isAuthority: true), issuer: root.root)
    let draft = CertificateDraft(name: "server", hosts: ["127.0.0.1"], key: .rsa)
    let server = try TLSIdentity.make(draft, issuer: between)
    #expect(server.chain.descriptions.map(\.subject) == ["CN=server", "CN=between"])
    try withTLSServer(TLSServerSettings(identity: server)) { #expect(get($0, root.client).bodyText == "hello") }
  }

  @Test func anImitationHasTheNamesOfTheRealOne() throws {
    let own = try Authority("clients").sign("me", hosts: [])
    let imitated = try #require(try own.imitated().certificate)
    #expect(imitated.subject == "CN=me" && imitated.issuer == "CN=clients")
    let selfSigned = try #require(try own.selfSigned().certificate)
    #expect(selfSigned.subject == "CN=me" && selfSigned.issuer == "CN=me")
  }
}
