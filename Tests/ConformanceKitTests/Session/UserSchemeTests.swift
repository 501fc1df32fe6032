import Foundation
import Testing

@testable import ConformanceKit
@testable import Mocking

/// The schemes that users' contracts choose from, on a contract of one operation.
@Suite struct UserSchemeTests {
  struct Sample: Sendable, CustomTestStringConvertible {
    var fault: Fault
    var testDescription: String { fault.name }
  }

  static func contract() throws -> Contract {
    let file = FloorsTests.root.appending(path: "Tests/Contracts/schemes.json")
    return try #require(try ContractLibrary.builtIn().adding(files: [file.path]).contract("four-doors"))
  }

  static let samples: [Sample] = {
    guard let contract = try? contract(), let operation = contract.operations.first else { return [] }
    return contract.authentication.flatMap { scheme in
      let scope = FaultScope(contract: contract, operation: operation, authentication: scheme)
      return (AuthenticationFaults().faults(in: scope) + BypassFaults().faults(in: scope)).map { Sample(fault: $0) }
    }
  }()

  @Test func eachSchemeHasItsFaults() {
    #expect(Set(Self.samples.map(\.fault.authentication)) == ["basic", "key", "token"])
    #expect(Self.samples.count > 30)
  }

  @Test(arguments: ["basic", "key", "token"]) func theReferenceServerConforms(scheme: String) throws {
    let session = ConformanceSession(settings: RunSettings(), environment: [:])
    try session.addMock(try Self.contract(), authentication: scheme)
    let record = try #require(session.runBlocking().contracts.first)

    #expect(record.complaints.prefix(3) == [])
    #expect(record.verdict == .conforms)
    #expect(record.count(CaseOutcome.undecided) == 0)
  }

  @Test(arguments: samples) func aFaultIsCaught(sample: Sample) throws {
    let session = ConformanceSession(settings: RunSettings(only: sample.fault.requirement), environment: [:])
    try session.addMock(try Self.contract(), faults: [sample.fault], authentication: sample.fault.authentication)
    let record = session.runBlocking()

    #expect(record.verdict == .doesNotConform)
    let broken = record.contracts.flatMap(\.requirements).filter { $0.status == .broken }.map(\.requirement.id)
    #expect(broken == [sample.fault.requirement])
  }

  @Test func aBearerTokenOfALoginIsRenewedWhenItIsOver() throws {
    let contract = try Self.contract()
    let session = ConformanceSession(settings: RunSettings(), environment: [:])
    let variant = try #require(VariantCatalogue.variant(named: "short-lived-tokens", in: contract))
    try session.addMock(contract, variant: variant, authentication: "token")
    let record = try #require(session.runBlocking().contracts.first)

    #expect(record.complaints.prefix(3) == [])
    #expect(record.verdict == .conforms)
    #expect(record.count(CaseOutcome.undecided) == 0)
  }
}
