import ConformanceKit
import Foundation
import Testing

/// A report that would tell a secret is held back, and none that only quotes the contract.
@Suite struct SecretGuardTests {
  private static let plan: Plan? = {
    guard let contract = try? Shipped.contract("wibmo-prepaid") else { return nil }
    return Planner.plan(contract, options: PlanOptions())
  }()

  @Test func itFindsASecretInAnyReport() throws {
    let plan = try #require(Self.plan)
    let secrets = SecretGuard([Secret(label: "apiKey", value: "CANARYkey+1234")], plans: [plan])

    #expect(secrets.secret(in: Array("<a b=\"CANARYkey%2B1234\"/>".utf8)) == "apiKey")
    #expect(secrets.secret(in: Array("<a b=\"CANARYkey\"/>".utf8)) == nil)
  }

  @Test func whatThePlanShowsIsNoSecret() throws {
    let plan = try #require(Self.plan)
    let title = try #require(plan.cases.map(\.title).first { $0.utf8.count > 12 })
    let secrets = SecretGuard([Secret(label: "apiKey", value: title)], plans: [plan])

    #expect(secrets.secret(in: Array(title.utf8)) == nil)
  }

  @Test(arguments: ["rackspace-identity", "wibmo-prepaid"])
  func theReportsOfAFaultyServerPass(contract: String) async throws {
    let contract = try Shipped.contract(contract)
    try await reportsPass(contract, fault: FaultCatalogue.faults(for: contract, authentication: "none").first)
  }

  @Test(arguments: Shipped.names)
  func theReportsOfAWholeSuitePass(contract: String) async throws {
    try await reportsPass(try Shipped.contract(contract), suite: .standard)
  }

  private func reportsPass(_ contract: Contract, suite: SuiteSelection = .smoke, fault: Fault? = nil) async throws {
    let session = ConformanceSession(settings: RunSettings(suite: suite))
    try session.addMock(contract, faults: fault.map { [$0] } ?? [])
    let record = await withCheckedContinuation { done in
      Thread.detachNewThread { done.resume(returning: session.runBlocking()) }
    }
    let secrets = session.secretGuard

    for (name, bytes) in allOutputs(of: record) { #expect(secrets.secret(in: bytes) == nil, "\(name)") }
  }
}
