import ContractModel
import Foundation
import Testing

/// The clauses on resources: what they promise, and what is wrong with them.
@Suite struct ResourceTests {
  private static let file = ShippedContractTests.folder.deletingLastPathComponent().appending(
    path: "Tests/Contracts/parcel-locker.json")

  private func read(_ old: String = "", _ new: String = "") throws -> (contract: Contract?, problems: [String]) {
    var text = try String(contentsOf: Self.file, encoding: .utf8)
    if !old.isEmpty {
      let range = try #require(text.range(of: old))
      text.replaceSubrange(range, with: new)
    }
    let (contract, problems) = ContractReader.read(Array(text.utf8), source: ContractSource(file: "locker.json"))
    return (contract, problems.map { "\($0.message); \($0.hint ?? "")" })
  }

  @Test func eachClauseGivesItsPromises() throws {
    let contract = try #require(try read().contract)
    let found = contract.requirements.filter { requirement in
      ResourceClause.Effect.allCases.contains { requirement.aspect.hasPrefix("\($0.rawValue).") }
    }

    #expect(
      found.map(\.aspect) == [
        "creates.location", "creates.address", "creates.readable", "creates.distinct", "reads.safe", "replaces.stored",
        "replaces.whole", "replaces.idempotent", "replaces.alone", "replaces.refused", "removes.read",
        "removes.replaced", "removes.again", "removes.alone", "removes.refused", "lists.created", "lists.removed",
        "lists.once",
      ])
    #expect(found.allSatisfy { $0.level == .must && !$0.citations.isEmpty && $0.statement.count < 90 })
    #expect(
      contract.requirement("parcel-locker/read-booking/response.note.written")?.statement
        == "the answer's note is what was last written as note")
  }

  @Test func withoutAnOperationThatReadsNothingIsPromisedThatOnlyItCouldShow() throws {
    let reads = #""reads": { "resource": "booking", "cite": { "document": "page", "lines": "31" } },"#
    let (contract, problems) = try read(reads, "")

    #expect(contract == nil)
    // What it shows was written by nobody then.
    #expect(problems.count == 5 && problems.allSatisfy { $0.contains("neither reads nor lists") })
  }

  @Test func anOverrideTakesAPromiseAway() throws {
    let (contract, problems) = try read(
      #""location": true,"#, #""location": true, "requirements": { "distinct": null },"#)

    #expect(problems == [])
    #expect(contract?.requirement("parcel-locker/create-booking/creates.distinct") == nil)
    #expect(contract?.requirement("parcel-locker/create-booking/creates.address") != nil)
  }

  @Test(arguments: [
    (
      #""reads": { "resource": "booking""#, #""reads": { "resource": "boking""#,
      #"unknown resource "boking"; did you mean "booking"?"#
    ),
    (
      #""identifier": "bookingId","#, #""identifier": "bookingID","#,
      #"unknown member of the success "bookingID"; did you mean "bookingId"?"#
    ),
    (
      #"{ "created": "booking" }"#, #"{ "created": "bookings" }"#,
      #"unknown resource "bookings"; did you mean "booking"?"#
    ),
    (
      #""items": "bookings""#, #""items": "booking""#,
      #"unknown array of the success "booking"; did you mean "bookings"?"#
    ),
    (
      #""written": "request.size""#, #""written": "request.sizes""#,
      #"unknown request field "request.sizes"; did you mean "request.size"?"#
    ),
    (
      #""afterwards": ["not-found"]"#, #""afterwards": ["not-fund"]"#,
      #""read-booking" has no outcome "not-fund"; did you mean "not-found"?"#
    ),
    (
      #""default": "false""#, #""default": "no""#,
      #"the default of "notify" is neither true nor false; its type is Boolean"#
    ),
    (
      #""lists": {"#, #""creates": { "resource": "booking", "identifier": "x" }, "lists": {"#,
      #"an operation has "creates" and "lists"; only one of them can hold"#
    ),
    (
      #""control": { "binding": "locker" }"#, #""control": { "created": "booking" }"#,
      #""create-booking" needs a "booking" before it can create one; take the value from a binding"#
    ),
  ]) func aClauseThatNamesNothingIsReported(old: String, new: String, problem: String) throws {
    let problems = try read(old, new).problems

    #expect(problems.contains(problem), "\(problems)")
  }

  @Test(
    arguments: [
      ("/bookings/{id}", "id", "/bookings/7", "7"), ("/bookings/{id}", "id", "/base/bookings/7", "7"),
      ("/bookings/{id}", "id", "/bookings/7/more", nil), ("/bookings/{id}", "id", "/bookings/", nil),
      ("/l/{l}/b/{id}", "id", "/l/4/b/7", "7"), ("/l/{l}/b/{id}", "l", "/l/4/b/7", "4"), ("/b/{id}", "x", "/b/1", nil),
    ] as [(String, String, String, String?)])
  func aPathIsReadByItsTemplate(template: String, name: String, path: String, value: String?) {
    #expect(PathTemplate(template).value(of: name, in: path).map(String.init) == value)
  }
}
