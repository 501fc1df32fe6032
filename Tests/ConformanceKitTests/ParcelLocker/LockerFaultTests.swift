import Testing

@testable import ConformanceKit
@testable import Mocking

/// Faults in keeping resources, each caught by its own promise; `conform selftest` has those of every other kind.
@Suite struct LockerFaultTests {
  /// Of each operation those that its clause gives, and those of what it shows of what was written.
  static let faults: [Fault] = {
    guard let contract = try? ParcelLocker.contract() else { return [] }
    return contract.operations.flatMap { operation in
      let scope = FaultScope(contract: contract, operation: operation, authentication: contract.authentication[0])
      return ResourceFaults().faults(in: scope)
    }
  }()

  @Test func everyPromiseOfTheClausesHasAFault() throws {
    let contract = try ParcelLocker.contract()
    let promised = contract.requirements.filter { requirement in
      requirement.aspect.hasSuffix(".written")
        || ResourceClause.Effect.allCases.contains { requirement.aspect.hasPrefix("\($0.rawValue).") }
    }

    #expect(Set(Self.faults.map(\.requirement)) == Set(promised.map(\.id)))
    #expect(Self.faults.count >= 32)
  }

  @Test(arguments: faults) func aFaultIsCaughtByItsOwnPromise(fault: Fault) throws {
    let test = SelfTest(contract: try ParcelLocker.contract(), timeout: 2_000_000)
    let result = test.result(of: fault)

    #expect(result.outcome == .killed, "broken: \(result.broken)")
    #expect(result.verdict == "does not conform")
  }

  /// What only shows where operations share a path, lists hold objects, digits are numbers, and refusals have no body.
  @Test(arguments: [
    "cancel-booking/method:serves-any", "create-booking/path:serves-longer", "replace-booking/http.allow:missing",
    "cancel-booking/http.framing:length-too-short", "cancel-booking/http.framing:missing-last-chunk",
    "create-booking/request.parcels.[].weight.format:accepts-decimal",
    "create-booking/request.parcels.[].weight.presence:accepts-empty",
  ]) func aFaultOfOneOfManyOperationsIsCaughtByItsOwnPromise(name: String) throws {
    let contract = try ParcelLocker.contract()
    let fault = try #require(FaultCatalogue.fault(named: "parcel-locker/\(name)", in: contract))
    let result = SelfTest(contract: contract).result(of: fault)

    #expect(result.outcome == .killed, "broken: \(result.broken)")
  }

  @Test func noRequirementIsWithoutAFault() throws {
    let contract = try ParcelLocker.contract()
    let targeted = Set(FaultCatalogue.faults(for: contract).map(\.requirement))
    let wanted = contract.requirements.filter { $0.notObservable == nil && $0.level != .may }

    #expect(wanted.map(\.id).filter { !targeted.contains($0) } == [])
  }

  @Test(arguments: [
    ("absolute-location", "create-booking/creates."), ("relative-location", "create-booking/creates."),
    ("success-form-2", "replace-booking/replaces."), ("optional-members-absent", "list-bookings/"),
    ("optional-members-absent", "read-booking/response."),
    ("takes-whole-numbers", "create-booking/request.parcels.[].weight.format"),
    ("501-for-other-methods", "create-booking/path"),
  ]) func aHarmlessDifferencePasses(name: String, only: String) throws {
    let contract = try ParcelLocker.contract()
    let variant = try #require(VariantCatalogue.variant(named: name, in: contract))
    let session = ConformanceSession(settings: RunSettings(only: "parcel-locker/\(only)"), environment: [:])
    try session.addMock(contract, variant: variant, authentication: "bearer")
    let record = try #require(session.runBlocking().contracts.first)

    #expect(record.complaints.prefix(3) == [])
    #expect(record.verdict == .conforms)
  }
}
