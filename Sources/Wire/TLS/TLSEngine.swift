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
      return error.isEndOfStream ? .cutOff : .failed(error.words)
    }
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
    let code = X509_STORE_CTX_get_error(store)
    let described = TLSCertificate(certificate)
    let words = X509_verify_cert_error_string(Int(code)).map { String(cString: $0) } ?? "error \(code)"
    switch code {
    case X509_V_ERR_HOSTNAME_MISMATCH, X509_V_ERR_IP_ADDRESS_MISMATCH:
      let names = described.names.isEmpty ? "no host by name" : described.names.joined(separator: ", ")
      problems.append(TLSProblem(.name, reason: "\(words): it is for \(names)", certificate: described))
    case X509_V_ERR_CERT_HAS_EXPIRED, X509_V_ERR_CERT_NOT_YET_VALID, X509_V_ERR_ERROR_IN_CERT_NOT_AFTER_FIELD,
      X509_V_ERR_ERROR_IN_CERT_NOT_BEFORE_FIELD:
      problems.append(TLSProblem(.dates, reason: words, certificate: described))
    case X509_V_ERR_DEPTH_ZERO_SELF_SIGNED_CERT, X509_V_ERR_SELF_SIGNED_CERT_IN_CHAIN,
      X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT, X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT_LOCALLY,
      X509_V_ERR_UNABLE_TO_VERIFY_LEAF_SIGNATURE, X509_V_ERR_CERT_UNTRUSTED, X509_V_ERR_CERT_REJECTED:
      problems.append(TLSProblem(.trust, reason: words, certificate: described))
    default: problems.append(TLSProblem(.other, reason: words, certificate: described))
    }
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
