import ConformanceKit
import Foundation

/// A folder with the certificates of one test, made now and taken away at the end.
final class TLSFolder: Sendable {
  let url: URL
  let authority: MockAuthority
  /// Whom servers ask clients to be certified by.
  let clients: MockAuthority

  init() throws {
    url = FileManager.default.temporaryDirectory.appendingPathComponent("tls-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    authority = try MockAuthority()
    clients = try MockAuthority()
    try write(authority.certificates.pem, "ca.pem")
    let client = try clients.client()
    try write(client.chain.pem, "client.pem")
    try write(client.keyPEM, "client.key")
    let expired = try clients.client(validFrom: -7200, validUntil: -60)
    try write(expired.chain.pem, "expired.pem")
    try write(expired.keyPEM, "expired.key")
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  func write(_ bytes: [UInt8], _ name: String) throws {
    try Data(bytes).write(to: url.appendingPathComponent(name))
  }

  /// A target file of this folder that trusts its authority.
  func target(_ contract: Contract, _ server: MockServer, _ fixture: MockFixture) -> TargetFile {
    var tls = TargetFile.TLS()
    tls.certificateAuthority = "ca.pem"
    return TargetFile(
      path: url.appendingPathComponent("target.json").path, contract: contract.id, url: server.url ?? "",
      authentication: fixture.authentication,
      bindings: fixture.bindings.map { TargetFile.NamedBinding(name: $0.key, source: .literal($0.value)) }, tls: tls)
  }

  /// Runs a contract against a mock server with TLS.
  ///
  /// - Parameters:
  ///   - asksClients: whether the server asks for a client certificate.
  ///   - plain: what is done with requests without TLS.
  ///   - change: changes the target's `tls` section.
  func run(
    _ contract: Contract, settings: RunSettings = RunSettings(), identity: TLSIdentity? = nil,
    authentication: String? = nil, asksClients: Bool = false,
    plain: TLSServerSettings.Plain = .closed,
    change: (inout TargetFile.TLS) -> Void = { _ in }
  ) throws -> RunRecord {
    let fixture = MockFixture(
      contract: contract, authentication: authentication ?? contract.authentication.first?.name ?? "none")
    var tls = TLSServerSettings(identity: try identity ?? authority.server())
    if asksClients { tls.clients = .required(clients.certificates) }
    tls.plain = plain
    let server = MockServer(
      contract: contract, bindings: fixture.mockBindings, authentication: fixture.authentication,
      tls: try TLSServer(tls))
    try server.start()
    defer { server.stop() }
    var file = target(contract, server, fixture)
    file.tls.map { section in
      var section = section
      change(&section)
      file.tls = section
    }
    let session = ConformanceSession(settings: settings, environment: ["PASSPHRASE": "open sesame"])
    try session.add(contract, target: file)
    return session.runBlocking()
  }
}
