import COpenSSL
import HTTPCore
import Synchronization

/// What a client asks of TLS.
public struct TLSClientSettings: Sendable {
  /// Whom the certificates of servers must lead to.
  public enum Trust: Sendable {
    /// The authorities of the system.
    case system
    /// These alone.
    case authorities(TLSCertificateList)
  }

  public var trust: Trust
  /// Whether a certificate that is not in order ends the handshake; what is wrong is told either way.
  public var verifies: Bool
  /// The client's certificate and key; nil for none.
  public var identity: TLSIdentity?
  /// The name asked for and verified instead of the endpoint's host.
  public var serverName: String?
  /// The oldest version that is taken, and the newest that is offered.
  public var minimumVersion: TLSVersion
  public var maximumVersion: TLSVersion
  /// Whether the client asks for a second handshake before its first request.
  public var renegotiates: Bool

  public init(
    trust: Trust = .system, verifies: Bool = true, identity: TLSIdentity? = nil, serverName: String? = nil,
    minimumVersion: TLSVersion = .tls12, maximumVersion: TLSVersion = .tls13, renegotiates: Bool = false
  ) {
    self.trust = trust
    self.verifies = verifies
    self.identity = identity
    self.serverName = serverName
    self.minimumVersion = minimumVersion
    self.maximumVersion = maximumVersion
    self.renegotiates = renegotiates
  }
}

/// Makes TLS connections to one server, and lets later ones take up the sessions of earlier ones.
///
/// `@unchecked` for the pointers: the context is set up once and then only used, which OpenSSL allows on many threads;
/// sessions are counted by OpenSSL and kept under a lock.
public final class TLSClient: @unchecked Sendable {
  private let context: OpaquePointer
  /// What it was made with.
  public let settings: TLSClientSettings
  private let sessions: SessionShelf

  /// - Throws: `refused` when OpenSSL does not take the settings.
  public init(_ settings: TLSClientSettings = TLSClientSettings()) throws(TLSError) {
    guard let context = SSL_CTX_new(TLS_client_method()) else { throw .refused(OpenSSLErrors.take().words) }
    self.context = context
    self.settings = settings
    self.sessions = SessionShelf()
    try TLSContext.set(context, versions: settings.minimumVersion...settings.maximumVersion)
    try TLSContext.set(context, identity: settings.identity)
    if settings.identity == nil {
      SSL_CTX_set_client_cert_cb(context) { session, _, _ in
        TLSEngine.of(session)?.lacksCertificate = true
        return 0
      }
    }
    if !settings.renegotiates { shim_SSL_CTX_refuse_renegotiation(context) }
    switch settings.trust {
    case .system: SSL_CTX_set_default_verify_paths(context)
    case .authorities(let list): try TLSContext.trust(list, in: context)
    }
    SSL_CTX_set_verify(context, SSL_VERIFY_PEER, settings.verifies ? TLSEngine.stopAtProblem : TLSEngine.noteProblem)
    let protocols = [UInt8(8)] + Array("http/1.1".utf8)
    SSL_CTX_set_alpn_protos(context, protocols, UInt32(protocols.count))
    // A session taken up again is not verified again, so that it is kept only where verification stops what is wrong.
    if settings.verifies, !settings.renegotiates {
      shim_SSL_CTX_set_session_cache_mode(context, Int(SSL_SESS_CACHE_CLIENT | SSL_SESS_CACHE_NO_INTERNAL))
      SSL_CTX_set_ex_data(context, 0, Unmanaged.passUnretained(sessions).toOpaque())
      SSL_CTX_sess_set_new_cb(context) { session, made in
        guard let made, let shelf = SSL_CTX_get_ex_data(SSL_get_SSL_CTX(session), 0) else { return 0 }
        Unmanaged<SessionShelf>.fromOpaque(shelf).takeUnretainedValue().put(made)
        return 1
      }
    }
    ERR_clear_error()
  }

  deinit { SSL_CTX_free(context) }

  /// Makes a function that connects and performs the handshake.
  ///
  /// It throws what the connector below throws, `tls` and `certificate`.
  ///
  /// - Parameter lower: makes the stream below; TCP when absent.
  public func connector(over lower: HTTPClientConnection.Connector? = nil) -> HTTPClientConnection.Connector {
    let lower = lower ?? TCPStream.connector()
    return { [self] (endpoint: Endpoint, deadline: Int64) throws(TransportFailure) -> any ByteStream in
      let below = try lower(endpoint, deadline)
      do throws(TransportFailure) {
        return try open(over: below, to: endpoint, deadline: deadline)
      } catch {
        below.close()
        throw error
      }
    }
  }

  /// Makes the client's side of one session.
  func engine() throws(TransportFailure) -> TLSEngine { try TLSEngine(context, isServer: false) }

  private func open(
    over below: any ByteStream, to endpoint: Endpoint, deadline: Int64
  ) throws(TransportFailure) -> TLSStream {
    let engine = try engine()
    let host = settings.serverName ?? endpoint.host
    guard engine.expect(host: host) else { throw .tls("\"\(host)\" is no host name that TLS can ask for") }
    sessions.withSession { engine.resume($0) }
    let stream = TLSStream(engine, over: below)
    try stream.handshake(until: deadline)
    stream.tls?.isVerified = settings.verifies
    if let chosen = engine.applicationProtocol, chosen != "http/1.1" {
      throw .tls("the server chose the application protocol \"\(visible(chosen))\", which was not offered")
    }
    if settings.renegotiates { try stream.renegotiate(until: deadline) }
    return stream
  }

  private func visible(_ text: String) -> String {
    String(text.unicodeScalars.prefix(20).map { $0.isASCII && $0.value >= 0x20 ? Character($0) : "?" })
  }
}

/// Sessions that a later connection may take up again.
///
/// `@unchecked` for the pointers, which are counted by OpenSSL and used under the lock.
private final class SessionShelf: @unchecked Sendable {
  private static let most = 16
  private let sessions = Mutex<[UInt]>([])

  deinit { sessions.withLock { all in for session in all { SSL_SESSION_free(OpaquePointer(bitPattern: session)) } } }

  /// Takes over a session.
  func put(_ session: OpaquePointer) {
    let dropped = sessions.withLock { all -> UInt? in
      all.append(UInt(bitPattern: session))
      return all.count > Self.most ? all.removeFirst() : nil
    }
    if let dropped { SSL_SESSION_free(OpaquePointer(bitPattern: dropped)) }
  }

  /// Hands the newest session to a connection. One of TLS 1.3 is used once (RFC 8446 §C.4), an older one again and
  /// again.
  func withSession(_ body: (OpaquePointer) -> Void) {
    let session = sessions.withLock { all -> OpaquePointer? in
      guard let last = all.last, let session = OpaquePointer(bitPattern: last) else { return nil }
      if SSL_SESSION_get_protocol_version(session) >= TLS1_3_VERSION || SSL_SESSION_is_resumable(session) == 0 {
        all.removeLast()
      } else {
        SSL_SESSION_up_ref(session)
      }
      return session
    }
    guard let session else { return }
    body(session)
    SSL_SESSION_free(session)
  }
}
