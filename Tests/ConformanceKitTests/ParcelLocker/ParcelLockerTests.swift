import ConformanceKit
import Foundation
import Testing

/// Language, planner, mock and self-test know nothing of lockers but what the contract says.
@Suite struct ParcelLockerTests {
  @Test func theContractHasNoProblemAndItsLinesAreThere() throws {
    let library = try ContractLibrary.files([ParcelLocker.file.path])

    #expect(library.warnings.map(\.text) == [])
    for contract in library.contracts {
      #expect(DocumentCheck.problems(of: contract, documents: ParcelLocker.folder.path).map(\.text) == [])
    }
  }

  @Test func thePlanLeavesNoPromiseOut() throws {
    let trial = try ParcelLocker.trial()
    let left = trial.contract.requirements.filter { $0.notObservable == nil && trial.plan.unexercised[$0.id] != nil }

    #expect(left.map(\.id) == [])
    #expect(trial.plan.cases.count < 1_000)
  }

  @Test func everyRequestHasAResourceOfItsOwn() throws {
    let trial = try ParcelLocker.trial(only: "parcel-locker/cancel-booking/http.connections/kept")
    let value = try #require(trial.plan.cases.first)

    #expect(value.preparations == 5 && value.steps.count == 10)
    #expect(value.steps.prefix(5).allSatisfy { $0.recipe.operation == "create-booking" })
    let named = value.steps.suffix(5).map { $0.recipe.values["request.path.bookingId"] }
    #expect(named == (0..<5).map { .createdBy(step: $0) })
  }

  @Test func theMockKeepsEveryPromise() async throws {
    let trial = try ParcelLocker.trial()
    let server = MockServer(
      contract: trial.contract, bindings: trial.fixture.mockBindings, authentication: trial.authentication)
    try server.start()
    defer { server.stop() }

    let record = try await trial.run(at: try #require(server.url))

    #expect(record.complaints.prefix(3) == [])
    #expect(record.verdict == .conforms)
    #expect(record.cases.allSatisfy { $0.outcome == .passed })
    #expect(record.requirements.allSatisfy { $0.status == .proved || $0.status == .notObservable })
    #expect(record.requestsSent < 1_500)
  }
}
