import ConformanceKit
import Testing

@Suite struct TLSRunTests {
  @Test(arguments: Shipped.schemes, [false, true])
  func everyContractCertifiesOverHTTPS(scheme: Shipped.Scheme, withClientCertificate: Bool) throws {
    let contract = try Shipped.contract(scheme.contract)
    let record = try TLSFolder().run(
      contract, authentication: scheme.authentication, asksClients: withClientCertificate
    ) { tls in
      guard withClientCertificate else { return }
      tls.clientCertificate = "client.pem"
      tls.clientKey = "client.key"
    }
    #expect(record.verdict == .conforms, "\(record.verdictReason)")
  }

  @Test func aServerThatWantsACertificateIsNotReachedWithoutOne() throws {
    let record = try TLSFolder().run(try Shipped.contract("rackspace-identity"), asksClients: true)
    #expect(record.verdict == .noVerdict)
    #expect(record.contracts.first?.unreachable?.contains("alert \"certificate required\"") == true)
  }

  @Test func anExpiredServerCertificateIsNoVerdictAndNamed() throws {
    let folder = try TLSFolder()
    let expired = try folder.authority.server(validFrom: -7200, validUntil: -60)
    let record = try folder.run(try Shipped.contract("rackspace-identity"), identity: expired)
    let reason = try #require(record.contracts.first?.unreachable)
    #expect(record.verdict == .noVerdict)
    for part in ["certificate has expired", "CN=localhost", "CN=conform mock authority", "SHA-256"] {
      #expect(reason.contains(part), "\(reason)")
    }
  }

  @Test func withoutVerificationThereIsNoVerdictOnAnyReport() throws {
    let folder = try TLSFolder()
    let contract = try Shipped.contract("rackspace-identity")
    let record = try folder.run(contract) { tls in
      tls.certificateAuthority = nil
      tls.verifies = false
    }
    #expect(record.verdict == .noVerdict && record.verdict.exitStatus == 3)
    #expect(record.verdictReason.contains("certificate was not verified"))
    #expect(record.contracts.first?.count(.broken) == 0)
    var broken = record
    broken.contracts[0].requirements[0].status = .broken
    var beside = broken
    beside.contracts[0].target.verifiesCertificate = true
    beside.contracts += record.contracts
    beside.contracts[1].id = "another"
    for run in [record, broken, beside] {
      var outputs = allReports(of: run)
      outputs["GitLab annotations"] = GitLabAnnotations().bytes(of: run)
      outputs["GitHub annotations"] = Array(GitHubAnnotations().lines(of: run).joined(separator: "\n").utf8)
      for (name, bytes) in outputs {
        #expect(String(decoding: bytes, as: UTF8.self).contains("not verified"), "\(name) does not say it")
      }
    }
  }

  @Test func theNameIsVerifiedAgainstServerName() throws {
    let folder = try TLSFolder()
    let identity = try folder.authority.server(hosts: ["pin.example"])
    let settings = RunSettings(suite: .smoke)
    let contract = try Shipped.contract("rackspace-identity")
    let other = try folder.run(contract, settings: settings, identity: identity)
    #expect(other.contracts.first?.unreachable?.contains("it is for DNS:pin.example") == true)
    let named = try folder.run(contract, settings: settings, identity: identity) { $0.serverName = "pin.example" }
    #expect(named.verdict == .conforms)
  }

  @Test func aHandshakeThatHangsIsNoVerdictAndSaysSo() throws {
    let port = try QuietPort()
    let contract = try Shipped.contract("rackspace-identity")
    let fixture = MockFixture(contract: contract)
    let file = TargetFile(
      path: "target.json", url: "https://127.0.0.1:\(port.port)",
      bindings: fixture.bindings.map { TargetFile.NamedBinding(name: $0.key, source: .literal($0.value)) },
      limits: TargetFile.Limits(timeoutSeconds: 0.05))
    let session = ConformanceSession()
    try session.add(contract, target: file)
    let record = session.runBlocking()
    #expect(record.verdict.exitStatus == 3)
    #expect(
      record.contracts.first?.unreachable?.contains("the handshake was not complete within the time limit") == true)
  }

  @Test func theRecordTellsTheSessionAndEveryReportTheCertificate() throws {
    let folder = try TLSFolder()
    let identity = try folder.authority.server()
    let record = try folder.run(
      try Shipped.contract("rackspace-identity"), settings: RunSettings(suite: .smoke), identity: identity)
    let tls = try #require(record.contracts.first?.tls)
    let certificate = try #require(identity.certificate)
    #expect(tls.version == "TLSv1.3" && tls.cipher.hasPrefix("TLS_AES") && tls.isVerified)
    #expect(tls.certificate == certificate)
    #expect(try RunRecordReader.read(JSONReport().bytes(of: record)).contracts.first?.tls == tls)
    // SARIF and a quiet console tell findings and the verdict alone.
    for (name, bytes) in allReports(of: record) where name != "SARIF" && name != "console, quiet" {
      let text = String(decoding: bytes, as: UTF8.self)
      #expect(text.contains(certificate.sha256) && text.contains("TLSv1.3"), "\(name) does not say it")
    }
  }

  @Test func curlLinesNameTheFilesOfTheTarget() throws {
    let record = try TLSFolder().run(
      try Shipped.contract("bankezy-onboarding"), settings: RunSettings(only: "bankezy-onboarding/reset-pin/tls."),
      asksClients: true
    ) { tls in
      tls.clientCertificate = "client.pem"
      tls.clientKey = "client.key"
      tls.clientKeyPassphrase = .literal("open sesame")
    }
    func curl(_ name: String) -> String {
      record.contracts[0].result(ofCase: "bankezy-onboarding/reset-pin/tls.\(name)")?.exchanges.last?.curl ?? ""
    }
    #expect(
      curl("certificate/handshake").contains("--cacert ca.pem --cert client.pem --key client.key --request POST https:")
    )
    #expect(curl("client-certificate/absent").contains("--cacert ca.pem --request POST"))
    #expect(curl("version/1.0").contains("--tlsv1.0 --tls-max 1.0"))
    #expect(curl("plain-http/request").contains("--request POST http://127.0.0.1:"))
    let whole = String(decoding: JSONReport().bytes(of: record), as: UTF8.self)
    #expect(!whole.contains("sesame"))
    let notes = record.contracts[0].notes
    #expect(
      notes.contains { $0.hasSuffix("holds tls.clientKeyPassphrase as text; env, file or command keep it out of it") })
    #expect(notes.contains { $0.contains("tls.clientKey: others than its owner have access to the file client.key") })
  }
}
