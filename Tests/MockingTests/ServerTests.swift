import ContractModel
import HTTPCore
import Mocking
import Testing
import Wire

@Suite struct ServerTests {
  @Test(arguments: Shipped.names) func theControlIsAcceptedOverASocket(name: String) throws {
    let contract = try Shipped.contract(name)
    let fixture = MockFixture(contract: contract)
    let server = MockServer(contract: contract, bindings: fixture.mockBindings)
    try server.start()
    defer { server.stop() }
    let control = ControlRequest(contract, fixture)

    let statuses = try (0..<3).map { _ in try status(of: control.request, at: #require(server.address)) }

    #expect(statuses.allSatisfy { $0 == (name == "rackspace-identity" ? 204 : 200) })
  }

  @Test func identifiersStayUniqueUnderConcurrency() async throws {
    let contract = try Shipped.contract("processa-aspen")
    let fixture = MockFixture(contract: contract)
    let service = MockService(contract: contract, bindings: fixture.mockBindings)
    let request = ControlRequest(contract, fixture).request

    let accepted = await withTaskGroup(of: Int.self) { group in
      for _ in 0..<64 { group.addTask { service.answer(request).response.status } }
      return await group.reduce(0) { $0 + ($1 == 200 ? 1 : 0) }
    }

    #expect(accepted == 1)
  }

  @Test(arguments: [DegenerateServer.Kind.empty200, .echo, .alwaysSuccess, .always401, .always404, .always500])
  func aDegenerateServerSaysAlwaysTheSame(kind: DegenerateServer.Kind) throws {
    let contract = try Shipped.contract("bankezy-onboarding")
    let fixture = MockFixture(contract: contract)
    let server = DegenerateServer(kind, contract: contract, bindings: fixture.mockBindings)
    try server.start()
    defer { server.stop() }
    let address = try #require(server.address)

    let request = ControlRequest(contract, fixture).request
    let other = HTTPRequest(
      method: "DELETE", target: "/x", fields: HTTPFields([HTTPField("Host", "localhost")]))

    #expect(try status(of: request, at: address) == status(of: other, at: address))
  }

  @Test func everyKindOfDegenerateServerSaysWhatItDoes() {
    #expect(Set(DegenerateServer.Kind.allCases.map(\.summary)).count == DegenerateServer.Kind.allCases.count)
  }

  private func status(of request: HTTPRequest, at address: Endpoint) throws -> Int? {
    let connection = HTTPClientConnection(endpoint: address)
    defer { connection.close() }
    return connection.exchange(request.bytes, method: request.method, timeout: 5_000_000).response?.status
  }
}
