import CaseModel
import Composing
public import ContractModel
public import Mocking
import Running
import Wire

extension ConformanceSession {
  /// Adds a contract and a mock server of its own on loopback, started now; one with a fault or variant in its TLS
  /// speaks https and asks for client certificates.
  ///
  /// - Throws: a sentence for a mock that cannot be started or a fault it does not know.
  public func addMock(
    _ contract: Contract, faults: [Fault] = [], variant: Variant? = nil, authentication: String? = nil
  ) throws(ConfigurationFailure) {
    let scheme = authentication ?? contract.authentication.first?.name ?? "none"
    let fixture = MockFixture(contract: contract, authentication: scheme)
    let tls: MockTLS?
    let server: MockServer
    do throws(TLSError) {
      tls = try MockTLS.needed(for: faults, variant)
      server = MockServer(
        contract: contract, bindings: fixture.mockBindings, faults: faults, variant: variant, authentication: scheme,
        tls: try tls.map { tls throws(TLSError) in try TLSServer(tls.server) })
    } catch {
      throw ConfigurationFailure(["the mock server of \(contract.id) did not start: \(error.message)"])
    }
    do throws(WireError) {
      try server.start()
    } catch {
      throw ConfigurationFailure(["the mock server of \(contract.id) did not start: \(error.message)"])
    }
    guard let address = server.url, let url = try? TargetURL(address) else {
      server.stop()
      throw ConfigurationFailure(["the mock server of \(contract.id) has no usable address"])
    }
    var record = TargetRecord(
      url: address, isMock: true, fault: faults.isEmpty ? nil : faults.map(\.name).joined(separator: ", "),
      authentication: scheme,
      bindings: fixture.bindings.mapValues { _ in "mock" })
    record.verifiesCertificate = tls?.clientSettings.verifies
    let given = variant?.isOfLogins == true ? fixture.bindings(loggingInto: contract) : fixture.bindings
    let bindings = Bindings(given.mapValues { .one($0) }, authentication: scheme)
    do throws(ConfigurationFailure) {
      try add(
        contract, url: url, tls: tls?.clientSettings, expiredClient: tls?.expiredClient, bindings: bindings,
        record: record, limits: TargetFile.Limits(), name: "mock",
        atEnd: { server.stop() })
    } catch {
      server.stop()
      throw error
    }
  }
}

extension MockTLS {
  /// What a mock server with these faults or this variant speaks; nil where it may do without TLS.
  static func needed(for faults: [Fault], _ variant: Variant?) throws(TLSError) -> MockTLS? {
    guard faults.contains(where: \.isOverTLS) || variant?.isOverTLS == true else { return nil }
    return try MockTLS(faults: faults, variant: variant, asksClients: true)
  }
}
