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

  @Test(arguments: ["../Contracts/parcel-locker.md", "link.md", "../../../../etc/passwd"])
  func aContractMakesNobodyReadOutsideTheFolderOfDocuments(file: String) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "documents-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try FileManager.default.createSymbolicLink(
      atPath: folder.appending(path: "link.md").path, withDestinationPath: "/etc/passwd")
    let text = try String(contentsOf: ParcelLocker.file, encoding: .utf8)
      .replacing("\"file\": \"parcel-locker.md\"", with: "\"file\": \"\(file)\"")
    let builtIn = try ContractLibrary.builtIn()
    let library = try ContractLibrary(
      files: [("parcel-locker.json", Array(text.utf8)), ("baseline.json", builtIn.baseline ?? [])])
    let contract = try #require(library.contracts.first)
    let problems = DocumentCheck.problems(of: contract, documents: folder.path)

    #expect(problems.count == 1 && problems[0].text.contains("\(file) is not below \(folder.path)"))
    #expect(!problems.contains { $0.text.contains("SHA-256") })
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

  @Test(arguments: [
    ("Numeric(5)", "1200", "1201"), ("Numeric(5)", "1209", "1208"),
    ("String(9)", "12.50", "12.51"), ("String(60)", "ann@example.org", "ann@example.orh"), ("String(9)", "XZ-", "XY-"),
    ("DateTime(YYYY-MM-DD)", "2031-05-14", "2031-05-13"),
    ("DateTime(YYYY-MM-DD)", "2031-05-01", "2031-05-02"),
    ("DateTime(YYYYMMDDHHMMSS)", "20310531120000", "20310530120000"),
  ]) func aListIsWrittenWithOtherValuesInItsElementsToo(type: String, control: String, other: String) throws {
    let text = try String(contentsOf: ParcelLocker.file, encoding: .utf8)
      .replacing("\"type\": \"Numeric(5)\"", with: "\"type\": \"\(type)\"").replacing(
        "\"1200\"", with: "\"\(control)\"")
    let builtIn = try ContractLibrary.builtIn()
    let library = try ContractLibrary(
      files: [("parcel-locker.json", Array(text.utf8)), ("baseline.json", builtIn.baseline ?? [])])
    let plan = Planner.plan(try #require(library.contracts.first))
    let value = try #require(plan.cases.first { $0.id.hasSuffix("/read-booking/response.parcels.written/other-value") })

    #expect(value.steps.first?.recipe.values["request.parcels.[].weight"] == .literal(other))
  }

  @Test func aListAskedForInAnotherWayNeedNotShowWhatWasCreated() throws {
    let cite = #""cite": { "document": "page", "lines": "44" }"#
    let query =
      #"{ "name": "limit", "type": "Numeric(1..3)", "presence": "optional", "control": { "literal": "100" }, \#(cite) }"#
    let text = try String(contentsOf: ParcelLocker.file, encoding: .utf8)
      .replacing("\"request\": {},", with: "\"request\": { \"query\": [\(query)] },")
    let builtIn = try ContractLibrary.builtIn()
    let library = try ContractLibrary(
      files: [("parcel-locker.json", Array(text.utf8)), ("baseline.json", builtIn.baseline ?? [])])
    let cases = Planner.plan(try #require(library.contracts.first)).cases.filter { $0.operation == "list-bookings" }
    let limited = cases.filter { $0.id.contains("/request.query.limit.") && $0.kind == .positive }

    #expect(!limited.isEmpty && limited.allSatisfy { $0.steps.allSatisfy { $0.expectation.resource == nil } })
    #expect(cases.first { $0.id.hasSuffix("/http.connections/fresh") }?.steps.last?.expectation.resource != nil)
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
    // What is asked of TLS is not sent to a target without.
    #expect(record.cases.allSatisfy { $0.outcome == ($0.id.contains("/tls.") ? .skipped : .passed) })
    let left = record.requirements.filter { $0.status != .proved && $0.status != .notObservable }
    #expect(left.allSatisfy { $0.status == .notExercised && $0.requirement.aspect.hasPrefix("tls.") })
    #expect(record.requestsSent < 1_500)
  }
}
