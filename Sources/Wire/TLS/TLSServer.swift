import COpenSSL
import HTTPCore
import Synchronization

/// What a server asks of TLS; what it should not do is there for tests.
public struct TLSServerSettings: Sendable {
  /// What is asked of clients.
  public enum ClientCheck: Sendable {
    /// No certificate is asked for.
    case none
    /// A certificate that leads to one of these authorities.
    case required(TLSCertificateList)
    /// A certificate, whoever made it.
    case any(TLSCertificateList)
    /// None has to be shown; one that is must lead to an authority.
    case optional(TLSCertificateList)
    /// A certificate of these authorities, or one with this one thing wrong.
    case lenient(TLSCertificateList, Leniency)
    /// The session is made with everybody, and who shows no certificate of these authorities is sent these octets.
    case answered(TLSCertificateList, [UInt8])
  }

  /// What a server does not look at in the certificate of a client.
  public enum Leniency: Sendable, Hashable {
    /// That it is signed by itself.
    case selfSigned
    /// When it is valid.
    case dates
    /// Which authority signed it, as long as some did.
    case authority

    /// The errors of OpenSSL's verification that it lets pass.
    var errors: Set<Int32> {
      switch self {
      case .selfSigned: [X509_V_ERR_DEPTH_ZERO_SELF_SIGNED_CERT]
      case .dates: [X509_V_ERR_CERT_HAS_EXPIRED]
      case .authority:
        [
          X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT_LOCALLY, X509_V_ERR_UNABLE_TO_VERIFY_LEAF_SIGNATURE,
          X509_V_ERR_CERT_SIGNATURE_FAILURE, X509_V_ERR_AKID_SKID_MISMATCH,
        ]
      }
    }
  }

  /// What is done with a request that comes without TLS.
  public enum Plain: Sendable, Hashable {
    /// The connection is closed.
    case closed
    /// These octets are sent, and the connection is closed.
    case answered([UInt8])
    /// It is served like any other.
    case served
  }

  public var identity: TLSIdentity
  /// Shown on every second connection instead, as by one machine of several behind an address; nil for none.
  public var strayIdentity: TLSIdentity?
  public var clients: ClientCheck
  public var minimumVersion: TLSVersion
  public var maximumVersion = TLSVersion.tls13
  public var plain: Plain
  public var allowsRenegotiation: Bool

  public init(
    identity: TLSIdentity, clients: ClientCheck = .none, minimumVersion: TLSVersion = .tls12, plain: Plain = .closed,
    allowsRenegotiation: Bool = false
  ) {
    self.identity = identity
    self.clients = clients
    self.minimumVersion = minimumVersion
    self.plain = plain
    self.allowsRenegotiation = allowsRenegotiation
  }
}

/// The server's side of TLS connections.
///
/// `@unchecked` for the pointer: the context is set up once and then only used, which OpenSSL allows on many threads.
public final class TLSServer: @unchecked Sendable {
  private let settings: TLSServerSettings
  private let context: OpaquePointer
  /// Of every second connection; nil where all are served alike.
  private let strayContext: OpaquePointer?
  private let connections = Mutex(0)

  /// - Throws: `refused` when OpenSSL does not take the settings.
  public init(_ settings: TLSServerSettings) throws(TLSError) {
    self.settings = settings
    let context = try Self.context(settings, identity: settings.identity)
    do throws(TLSError) {
      strayContext = try settings.strayIdentity.map { stray throws(TLSError) in
        try Self.context(settings, identity: stray)
      }
    } catch {
      SSL_CTX_free(context)
      throw error
    }
    self.context = context
  }

  private static func context(
    _ settings: TLSServerSettings, identity: TLSIdentity
  ) throws(TLSError) -> OpaquePointer {
    guard let context = SSL_CTX_new(TLS_server_method()) else { throw .refused(OpenSSLErrors.take().words) }
    do throws(TLSError) {
      try set(context, settings, identity)
    } catch {
      SSL_CTX_free(context)
      throw error
    }
    ERR_clear_error()
    return context
  }

  private static func set(
    _ context: OpaquePointer, _ settings: TLSServerSettings, _ identity: TLSIdentity
  ) throws(TLSError) {
    guard settings.minimumVersion <= settings.maximumVersion else { throw .refused("no version of TLS is left") }
    try TLSContext.set(context, versions: settings.minimumVersion...settings.maximumVersion)
    try TLSContext.set(context, identity: identity)
    if settings.allowsRenegotiation {
      shim_SSL_CTX_allow_client_renegotiation(context)
    } else {
      shim_SSL_CTX_refuse_renegotiation(context)
    }
    let name = Array("conform".utf8)
    SSL_CTX_set_session_id_context(context, name, UInt32(name.count))
    let mustShow = SSL_VERIFY_PEER | SSL_VERIFY_FAIL_IF_NO_PEER_CERT
    switch settings.clients {
    case .none: break
    case .required(let authorities):
      try TLSContext.trust(authorities, in: context)
      SSL_CTX_set_verify(context, mustShow, TLSEngine.stopAtProblem)
    case .any(let authorities):
      try TLSContext.trust(authorities, in: context)
      SSL_CTX_set_verify(context, mustShow, TLSEngine.noteProblem)
    case .optional(let authorities):
      try TLSContext.trust(authorities, in: context)
      SSL_CTX_set_verify(context, SSL_VERIFY_PEER, TLSEngine.stopAtProblem)
    case .lenient(let authorities, _):
      try TLSContext.trust(authorities, in: context)
      SSL_CTX_set_verify(context, mustShow, TLSEngine.tolerateSome)
    case .answered(let authorities, _):
      try TLSContext.trust(authorities, in: context)
      SSL_CTX_set_verify(context, SSL_VERIFY_PEER, TLSEngine.noteProblem)
    }
    SSL_CTX_set_alpn_select_cb(
      context,
      { _, chosen, length, offered, count, _ in
        // The length octet and the name, as they stand in the client's list (RFC 7301 §3.1).
        guard let chosen, let length, let offered else { return SSL_TLSEXT_ERR_NOACK }
        let names = UnsafeBufferPointer(start: offered, count: Int(count))
        var index = 0
        while index < names.count, index + Int(names[index]) < names.count {
          let name = names[(index + 1)..<(index + 1 + Int(names[index]))]
          if name.elementsEqual("http/1.1".utf8) {
            chosen.pointee = offered + index + 1
            length.pointee = names[index]
            return SSL_TLSEXT_ERR_OK
          }
          index += 1 + Int(names[index])
        }
        return SSL_TLSEXT_ERR_NOACK
      }, nil)
  }

  deinit {
    SSL_CTX_free(context)
    SSL_CTX_free(strayContext)
  }

  /// Makes the server's side of one session.
  func engine() throws(TransportFailure) -> TLSEngine {
    let number = connections.withLock { number in
      number += 1
      return number
    }
    let engine = try TLSEngine(number.isMultiple(of: 2) ? strayContext ?? context : context, isServer: true)
    if case .lenient(_, let leniency) = settings.clients { engine.tolerated = leniency.errors }
    return engine
  }

  /// Performs the handshake on a connection that was taken.
  ///
  /// - Parameter deadline: when the handshake must be over.
  /// - Returns: the stream to serve, and what was read of it before; nil when there is nothing to serve.
  func accept(_ below: any ByteStream, until deadline: Int64) -> (stream: any ByteStream, pending: [UInt8])? {
    var first = [UInt8](repeating: 0, count: 4096)
    guard below.wait(reading: true, writing: false, until: deadline) == .ready,
      case .moved(let count) = first.withUnsafeMutableBytes({ below.read(into: $0) })
    else { return nil }
    first.removeLast(first.count - count)
    // A handshake begins with a record of its own type (RFC 8446 §5.1).
    if first.first != 0x16 { return acceptPlain(below, first, until: deadline) }
    guard let engine = try? engine() else { return nil }
    let stream = TLSStream(engine, over: below, received: first)
    guard (try? stream.handshake(until: deadline)) != nil else {
      end(below, before: deadline)
      return nil
    }
    if case .answered(_, let bytes) = settings.clients,
      stream.tls?.certificate == nil || stream.tls?.problems.isEmpty == false
    {
      _ = bytes.withUnsafeBytes { stream.write($0) }
      end(stream, before: deadline)
      return nil
    }
    return (stream, [])
  }

  /// Ends a connection so that what was said last is not lost to a reset.
  private func end(_ stream: any ByteStream, before deadline: Int64) {
    stream.finishWriting()
    var rest = [UInt8](repeating: 0, count: 4096)
    let end = min(deadline, MonotonicClock.deadline(after: 1_000_000))
    while stream.wait(reading: true, writing: false, until: end) == .ready {
      guard case .moved = rest.withUnsafeMutableBytes({ stream.read(into: $0) }) else { return }
    }
  }

  private func acceptPlain(
    _ below: any ByteStream, _ first: [UInt8], until deadline: Int64
  ) -> (stream: any ByteStream, pending: [UInt8])? {
    switch settings.plain {
    case .served: return (below, first)
    case .closed: return nil
    case .answered(let bytes):
      _ = bytes.withUnsafeBytes { below.write($0) }
      end(below, before: deadline)
      return nil
    }
  }
}
