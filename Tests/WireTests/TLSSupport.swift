import HTTPCore
import Wire

/// An authority and what it signs, made for one test.
struct Authority {
  let root: TLSIdentity

  init(_ name: String = "test authority") throws {
    root = try TLSIdentity.make(CertificateDraft(name: name, isAuthority: true))
  }

  var certificates: TLSCertificateList { root.chain }

  func sign(
    _ name: String = "server", hosts: [String] = ["127.0.0.1", "localhost"], from: Int = -3600, until: Int = 86_400
  ) throws -> TLSIdentity {
    try TLSIdentity.make(
      CertificateDraft(name: name, hosts: hosts, validFrom: from, validUntil: until), issuer: root)
  }

  /// What a client that trusts this authority asks for.
  var client: TLSClientSettings { TLSClientSettings(trust: .authorities(certificates)) }
}

/// Starts a server with TLS, runs the test body on its address, and stops it.
func withTLSServer<Result>(
  _ settings: TLSServerSettings, _ handler: @escaping HTTPServer.Handler = { _ in ok("hello") },
  body: (Endpoint) throws -> Result
) throws -> Result {
  let server = HTTPServer(idleTimeout: 10 * second, tls: try TLSServer(settings), handler: handler)
  try server.start()
  defer { server.stop() }
  return try body(server.address ?? Endpoint(host: "", port: 0))
}

/// Makes one exchange over TLS with a client of these settings, which that can be set up with.
func get(_ endpoint: Endpoint, _ settings: TLSClientSettings, timeout: Int64 = 10 * second) -> Exchange {
  do throws(TLSError) {
    let connection = HTTPClientConnection(endpoint: endpoint, connector: try TLSClient(settings).connector())
    defer { connection.close() }
    return connection.get(timeout: timeout)
  } catch {
    return Exchange(sent: [], result: .failed(.tls("no client: \(error.message)"), received: []))
  }
}

extension Exchange {
  /// The reason of a TLS failure; nil when there was none.
  var tlsReason: String? {
    switch failure {
    case .tls(let reason)?: reason
    case .certificate(let problem)?: problem.words
    default: nil
    }
  }
}
