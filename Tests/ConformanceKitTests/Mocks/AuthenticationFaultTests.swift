import Testing

@testable import ConformanceKit
@testable import Mocking

/// Every fault in how a request is authenticated is caught by the cases of its own scheme.
@Suite struct AuthenticationFaultTests {
  struct Sample: Sendable, CustomTestStringConvertible {
    var contract: String
    var fault: Fault
    var testDescription: String { fault.name }
  }

  static let samples: [Sample] = ["mastercard-mdes", "processa-aspen"].flatMap { name -> [Sample] in
    guard let contract = try? Shipped.contract(name), let operation = contract.operations.first else { return [] }
    return contract.authentication.flatMap { scheme in
      AuthenticationFaults().faults(
        in: FaultScope(contract: contract, operation: operation, authentication: scheme))
    }.map { Sample(contract: name, fault: $0) }
  }

  @Test func bothSchemesHaveFaultsOfEachPart() {
    #expect(Self.samples.count >= 70)
    #expect(Set(Self.samples.map(\.fault.requirement)).count == 13)
  }

  @Test(arguments: samples) func aFaultIsCaught(sample: Sample) throws {
    let session = ConformanceSession(settings: RunSettings(only: sample.fault.requirement), environment: [:])
    try session.addMock(
      try Shipped.contract(sample.contract), faults: [sample.fault], authentication: sample.fault.authentication)
    let record = session.runBlocking()

    #expect(record.verdict == .doesNotConform)
    let broken = record.contracts.flatMap(\.requirements).filter { $0.status == .broken }.map(\.requirement.id)
    #expect(broken == [sample.fault.requirement])
  }
}
