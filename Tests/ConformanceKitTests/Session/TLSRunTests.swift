import ConformanceKit
import Testing

@Suite struct TLSRunTests {
  @Test(arguments: Shipped.names, [false, true])
  func everyContractCertifiesOverHTTPS(name: String, withClientCertificate: Bool) throws {
    let contract = try Shipped.contract(name)
    let record = try TLSFolder().run(contract, asksClients: withClientCertificate) { tls in
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
    for (name, bytes) in allReports(of: record) {
      #expect(String(decoding: bytes, as: UTF8.self).contains("not verified"), "\(name) does not say it")
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
}
