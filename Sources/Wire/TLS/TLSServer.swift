import COpenSSL
import HTTPCore

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
  public var clients: ClientCheck
  public var minimumVersion: TLSVersion
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
  private let context: OpaquePointer
  private let plain: TLSServerSettings.Plain

  /// - Throws: `refused` when OpenSSL does not take the settings.
  public init(_ settings: TLSServerSettings) throws(TLSError) {
    guard let context = SSL_CTX_new(TLS_server_method()) else { throw .refused(OpenSSLErrors.take().words) }
    self.context = context
    self.plain = settings.plain
    try TLSContext.set(context, versions: settings.minimumVersion...TLSVersion.tls13)
    try TLSContext.set(context, identity: settings.identity)
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
    ERR_clear_error()
  }

  deinit { SSL_CTX_free(context) }

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
    if first.first != 0x16 { return acceptPlain(below, first) }
    guard let engine = try? TLSEngine(context, isServer: true) else { return nil }
    let stream = TLSStream(engine, over: below, received: first)
    guard (try? stream.handshake(until: deadline)) != nil else {
      // The alert must not be lost to a reset.
      below.finishWriting()
      let end = min(deadline, MonotonicClock.deadline(after: 1_000_000))
      while below.wait(reading: true, writing: false, until: end) == .ready {
        guard case .moved = first.withUnsafeMutableBytes({ below.read(into: $0) }) else { break }
      }
      return nil
    }
    return (stream, [])
  }

  private func acceptPlain(
    _ below: any ByteStream, _ first: [UInt8]
  ) -> (stream: any ByteStream, pending: [UInt8])? {
    switch plain {
    case .served: return (below, first)
    case .closed: return nil
    case .answered(let bytes):
      _ = bytes.withUnsafeBytes { below.write($0) }
      below.finishWriting()
      var rest = [UInt8](repeating: 0, count: 4096)
      let end = MonotonicClock.deadline(after: 1_000_000)
      while below.wait(reading: true, writing: false, until: end) == .ready {
        guard case .moved = rest.withUnsafeMutableBytes({ below.read(into: $0) }) else { break }
      }
      return nil
    }
  }
}
