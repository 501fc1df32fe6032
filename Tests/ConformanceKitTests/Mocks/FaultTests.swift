import Testing

@testable import ConformanceKit
@testable import Mocking

/// Faults of every family, each caught with its own requirement broken.
@Suite struct FaultTests {
  struct Sample: Sendable, CustomTestStringConvertible {
    var contract: String
    var authentication: String
    var fault: Fault
    var testDescription: String { fault.name }
  }

  /// Of every family the first fault of one contract, another contract from family to family.
  static let samples: [Sample] = FaultCatalogue.families.enumerated().flatMap { index, family in
    let order = Shipped.names.indices.map { Shipped.names[(index + $0) % Shipped.names.count] }
    let samples = order.lazy.compactMap { name -> Sample? in
      guard let contract = try? Shipped.contract(name), let operation = contract.operations.first else { return nil }
      let scheme = contract.authentication.last ?? .none
      let scope = FaultScope(contract: contract, operation: operation, authentication: scheme)
      return family.faults(in: scope).first.map { Sample(contract: name, authentication: scheme.name, fault: $0) }
    }
    return Array(samples.prefix(1))
  }

  @Test func theSamplesComeFromAllContracts() {
    #expect(Self.samples.count >= 30)
    #expect(Set(Self.samples.map(\.contract)) == Set(Shipped.names))
    #expect(Set(Self.samples.map(\.fault.name)).count == Self.samples.count)
  }

  @Test(arguments: samples) func aFaultIsCaughtByItsOwnRequirement(sample: Sample) throws {
    let test = SelfTest(
      contract: try Shipped.contract(sample.contract), authentication: sample.authentication, timeout: 2_000_000)
    let result = test.result(of: sample.fault)

    // A fault that lets the control itself be refused leaves nothing else to be shown broken.
    let isControl = result.broken.contains { $0.hasSuffix("/outcome.accepted") }
    #expect(result.outcome == .killed || isControl, "broken: \(result.broken)")
    #expect(result.broken.contains(sample.fault.requirement) || isControl)
    #expect(!result.cases.isEmpty)
    #expect(result.verdict == "does not conform")
  }
}
