import HTTPCore
import Testing

@testable import ConformanceKit

@Suite struct UniquenessTests {
  /// Runs the cases that a fault's requirement has against a mock that shows the fault.
  private func run(_ contract: Contract, _ fault: Fault) async throws -> ContractRecord {
    var trial = Trial(contract)
    trial.plan = trial.plan.cases(for: fault.requirement, of: fault.operation)
    let server = MockServer(contract: contract, bindings: trial.fixture.mockBindings, faults: [fault])
    try server.start()
    defer { server.stop() }
    return try await trial.run(at: try #require(server.url))
  }

  @Test(arguments: [
    ("wibmo-prepaid", "wibmo-prepaid/reset-pin/request.clientTxnId.unique"),
    ("processa-aspen", "processa-aspen/reset-pin/request.CorrelationalId.unique"),
  ])
  func twoRequestsThatExcludeEachOtherAreNotBothAcceptedAtTheSameMoment(name: String, requirement: String)
    async throws
  {
    let contract = try Shipped.contract(name)
    let faults = FaultCatalogue.faults(for: contract).filter { $0.requirement == requirement }
    let fault = try #require(faults.first { $0.operator.contains("at-once") })
    let record = try await run(contract, fault)

    #expect(record.status(requirement) == .broken)
    #expect(
      record.complaints.contains { $0.contains("requests that exclude each other were accepted at the same moment") })
  }

  @Test func aValueThatNoOtherAnswerMayCarryIsHeldAgainstAllOfThem() async throws {
    let requirement = "wibmo-prepaid/reset-pin/response.accosaTransactionId.unique"
    let trial = try Trial("wibmo-prepaid", suite: .smoke)
    let server = DegenerateServer(.alwaysSuccess, contract: trial.contract, bindings: trial.fixture.mockBindings)
    try server.start()
    defer { server.stop() }
    let record = try await trial.run(at: try #require(server.url))

    #expect(record.status(requirement) == .broken)
    #expect(record.complaints.contains { $0.contains("two answers carry the same value") })
  }
}
