import CaseModel
import Composing
public import ContractModel
public import Mocking
import Running
import Wire

extension ConformanceSession {
  /// Adds a contract and a mock server of its own on loopback, started now.
  ///
  /// - Throws: a sentence for a mock that cannot be started or a fault it does not know.
  public func addMock(
    _ contract: Contract, faults: [Fault] = [], variant: Variant? = nil, authentication: String? = nil
  ) throws(ConfigurationFailure) {
    let scheme = authentication ?? contract.authentication.first?.name ?? "none"
    let fixture = MockFixture(contract: contract, authentication: scheme)
    let server = MockServer(
      contract: contract, bindings: fixture.mockBindings, faults: faults, variant: variant, authentication: scheme)
    do throws(WireError) {
      try server.start()
    } catch {
      throw ConfigurationFailure(["the mock server of \(contract.id) did not start: \(error.message)"])
    }
    guard let address = server.url, let url = try? TargetURL(address) else {
      server.stop()
      throw ConfigurationFailure(["the mock server of \(contract.id) has no usable address"])
    }
    let record = TargetRecord(
      url: address, isMock: true, fault: faults.isEmpty ? nil : faults.map(\.name).joined(separator: ", "),
      authentication: scheme,
      bindings: fixture.bindings.mapValues { _ in "mock" })
    let bindings = Bindings(fixture.bindings.mapValues { .one($0) }, authentication: scheme)
    do throws(ConfigurationFailure) {
      try add(
        contract, url: url, bindings: bindings, record: record, limits: TargetFile.Limits(), name: "mock",
        atEnd: { server.stop() })
    } catch {
      server.stop()
      throw error
    }
  }
}
