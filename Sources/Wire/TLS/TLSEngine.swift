import COpenSSL
import HTTPCore

/// One side of a TLS session between memory and memory: octets of the wire in and out, no socket.
///
/// What the state machine and the records do is OpenSSL's; used by one thread.
final class TLSEngine {
  /// What came of a step.
  enum Step: Equatable {
    /// The step is done; so many octets were read or written.
    case done(Int)
    /// It cannot go on before more octets of the wire are there.
    case wantsInput
    /// The peer has ended its side with close_notify.
    case ended
    /// The stream below ended without close_notify.
    case cutOff
    /// The session is broken, with the reason.
    case failed(String)
  }

  private let session: OpaquePointer
  /// Both belong to the session.
  private let incoming: OpaquePointer
  private let outgoing: OpaquePointer
  /// What the verification of the peer's certificate found wrong.
  private(set) var problems: [TLSProblem] = []
  /// The errors of verification that are let pass where `tolerateSome` verifies.
  var tolerated: Set<Int32> = []
  /// Whether the server asked for a certificate where the client has none.
  var lacksCertificate = false
  private let isServer: Bool
  /// What the peer's certificate must be for.
  private var host = ""
  /// How many certificates of one chain are looked at more closely.
  private static let mostProblems = 8

  /// - Throws: `tls` where OpenSSL has no memory.
  init(_ context: OpaquePointer, isServer: Bool) throws(TransportFailure) {
    guard let session = SSL_new(context) else { throw .tls(OpenSSLErrors.take().words) }
    guard let incoming = BIO_new(BIO_s_mem()), let outgoing = BIO_new(BIO_s_mem()) else {
      SSL_free(session)
      throw .tls("no memory")
    }
    self.session = session
    self.isServer = isServer
    self.incoming = incoming
    self.outgoing = outgoing
    SSL_set_bio(session, incoming, outgoing)
    if isServer { SSL_set_accept_state(session) } else { SSL_set_connect_state(session) }
    SSL_set_ex_data(session, 0, Unmanaged.passUnretained(self).toOpaque())
  }

  deinit { SSL_free(session) }

  // MARK: Preparing

  /// Names the host that is asked for, and that the certificate must be for.
  ///
  /// - Returns: false when it is no name that can be asked for.
  func expect(host: String) -> Bool {
    let name = host.hasSuffix(".") ? String(host.dropLast()) : host
    self.host = name
    if SocketAddress.isNumeric(name) {
      return X509_VERIFY_PARAM_set1_ip_asc(SSL_get0_param(session), name) == 1
    }
    SSL_set_hostflags(session, UInt32(X509_CHECK_FLAG_NO_PARTIAL_WILDCARDS))
    return shim_SSL_set_tlsext_host_name(session, name) == 1 && SSL_set1_host(session, name) == 1
  }

  /// Offers to take up an earlier session again.
  func resume(_ earlier: OpaquePointer) { SSL_set_session(session, earlier) }

  // MARK: Octets of the wire

  /// Takes octets that came.
  func receive(_ bytes: UnsafeRawBufferPointer) {
    BIO_write(incoming, bytes.baseAddress, Int32(clamping: bytes.count))
  }

  /// Takes the end of the stream below.
  func receiveEnd() { shim_BIO_set_mem_eof_return(incoming, 0) }

  /// Takes out what is to be sent.
  func takeOutput() -> [UInt8] { octets(of: outgoing) }

  // MARK: Steps

  func handshake() -> Step { step { SSL_do_handshake(session) } }

  func read(into buffer: UnsafeMutableRawBufferPointer) -> Step {
    step { SSL_read(session, buffer.baseAddress, Int32(clamping: buffer.count)) }
  }

  func write(_ bytes: UnsafeRawBufferPointer) -> Step {
    step { SSL_write(session, bytes.baseAddress, Int32(clamping: bytes.count)) }
  }

  /// Asks for another handshake within the session (RFC 5246 §7.4.1.1); `handshake` carries it out.
  func renegotiate() -> Bool {
    defer { ERR_clear_error() }
    return SSL_renegotiate(session) == 1
  }

  /// Says close_notify, once.
  func end() {
    if SSL_in_init(session) == 0, SSL_get_shutdown(session) & SSL_SENT_SHUTDOWN == 0 { SSL_shutdown(session) }
    ERR_clear_error()
  }

  private func step(_ call: () -> Int32) -> Step {
    ERR_clear_error()
    let result = call()
    if result > 0 { return .done(Int(result)) }
    switch SSL_get_error(session, result) {
    case SSL_ERROR_WANT_READ, SSL_ERROR_WANT_WRITE: return .wantsInput
    case SSL_ERROR_ZERO_RETURN: return .ended
    default:
      let error = OpenSSLErrors.take()
      return error.isEndOfStream ? .cutOff : .failed(error.words + (error.alert.map(meaning) ?? ""))
    }
  }

  /// What an alert of a server says of this client, behind its name; empty where that is plain, or unknown.
  private func meaning(of alert: Int32) -> String {
    if isServer { return "" }
    switch alert {
    case SSL_AD_HANDSHAKE_FAILURE where !lacksCertificate:
      return ": it takes nothing of what was offered of cipher suites, groups and signatures"
    case SSL_AD_PROTOCOL_VERSION: return ": it speaks none of the versions of TLS that were offered"
    case SSL_AD_UNRECOGNIZED_NAME: return ": it knows no host \(host)"
    case SSL_AD_BAD_CERTIFICATE...SSL_AD_CERTIFICATE_UNKNOWN, SSL_AD_UNKNOWN_CA:
      guard let own = SSL_get_certificate(session) else { return missingCertificate }
      return ": it does not take the client's certificate (\(TLSCertificate(own).words))"
    default: return missingCertificate
    }
  }

  /// That the server wanted a certificate and got none, behind other words; empty where it did not.
  var missingCertificate: String {
    lacksCertificate ? ": it asked for a client certificate, and none is given" : ""
  }

  /// Hands the session of OpenSSL to a test.
  func withSession<Result>(_ body: (OpaquePointer) -> Result) -> Result { body(session) }

  // MARK: What was agreed

  var details: TLSDetails {
    let certificate = SSL_get0_peer_certificate(session)
    return TLSDetails(
      version: SSL_get_version(session).map { String(cString: $0) } ?? "",
      cipher: SSL_CIPHER_get_name(SSL_get_current_cipher(session)).map { String(cString: $0) } ?? "",
      isResumed: SSL_session_reused(session) == 1, certificate: certificate.map { TLSCertificate($0) },
      problems: problems)
  }

  /// The application protocol the peer chose; nil when it chose none.
  var applicationProtocol: String? {
    var name: UnsafePointer<UInt8>?
    var count: UInt32 = 0
    SSL_get0_alpn_selected(session, &name, &count)
    guard let name, count > 0 else { return nil }
    return String(decoding: UnsafeBufferPointer(start: name, count: Int(count)), as: UTF8.self)
  }

  // MARK: Verification

  /// Keeps what OpenSSL found wrong with a certificate of the peer's chain.
  private func note(_ store: OpaquePointer?) {
    guard problems.count < Self.mostProblems, let certificate = X509_STORE_CTX_get_current_cert(store) else { return }
    problems.append(
      TLSProblem(
        verificationError: X509_STORE_CTX_get_error(store), depth: X509_STORE_CTX_get_error_depth(store), host: host,
        certificate: TLSCertificate(certificate)))
  }

  /// The engine a session of OpenSSL belongs to.
  static func of(_ session: OpaquePointer?) -> TLSEngine? {
    SSL_get_ex_data(session, 0).map { Unmanaged<TLSEngine>.fromOpaque($0).takeUnretainedValue() }
  }

  /// Called by OpenSSL for each certificate of a chain: lets a problem stop the handshake.
  static let stopAtProblem: @convention(c) (Int32, OpaquePointer?) -> Int32 = { isFine, store in
    if isFine == 0 { engine(of: store)?.note(store) }
    return isFine
  }

  /// Called by OpenSSL for each certificate of a chain: keeps a problem and goes on.
  static let noteProblem: @convention(c) (Int32, OpaquePointer?) -> Int32 = { isFine, store in
    if isFine == 0 { engine(of: store)?.note(store) }
    return 1
  }

  /// Called by OpenSSL for each certificate of a chain: lets those problems stop the handshake that are not tolerated.
  static let tolerateSome: @convention(c) (Int32, OpaquePointer?) -> Int32 = { isFine, store in
    guard isFine == 0, let engine = engine(of: store) else { return isFine }
    engine.note(store)
    return engine.tolerated.contains(X509_STORE_CTX_get_error(store)) ? 1 : 0
  }

  private static func engine(of store: OpaquePointer?) -> TLSEngine? {
    of(X509_STORE_CTX_get_ex_data(store, SSL_get_ex_data_X509_STORE_CTX_idx()).map { OpaquePointer($0) })
  }
}
