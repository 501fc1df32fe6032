import CaseModel
import ConformanceKit
import Foundation
import HTTPCore
import JSONCore
import Testing

@testable import Running

/// The suite `exhaustive`: changes put together, and shrunk to the fewest that show a breach.
@Suite struct ExhaustiveTests {
  private static let prefix = "mastercard-mdes/reset-mobile-pin/"

  private static let refusal = HTTPServerReply.status(400, [HTTPField("Date", "Sat, 01 Aug 2026 00:00:00 GMT")])

  private func plan(_ seed: UInt64 = 1) throws -> Plan {
    Planner.plan(try Shipped.contract("mastercard-mdes"), options: PlanOptions(suite: .exhaustive, seed: seed))
  }

  @Test func aPlanDependsOnTheSeed() throws {
    let standard = Planner.plan(try Shipped.contract("mastercard-mdes")).cases.map(\.id)
    let (first, second) = (try plan(7).cases, try plan(8).cases)

    #expect(first == (try plan(7).cases))
    #expect(first.map(\.id) != second.map(\.id))
    #expect(Set(standard).isSubset(of: first.map(\.id)))
    #expect(first.count { $0.parts.count == 2 } > 200 && first.count { $0.parts.count > 2 } > 50)
    #expect(Set(first.map(\.id)).count == first.count)
  }

  @Test func whatIsExpectedOfChangesTogetherFollowsFromEach() {
    let parts: [(CaseModel.Expectation, String)] = [(.accepted, "accepted"), (.refused, "refused"), (.open, "open")]
    for (first, one) in parts {
      for (second, other) in parts {
        let words = Set([one, other])
        let together = words.contains("open") ? "open" : words.contains("refused") ? "refused" : "accepted"
        #expect(CaseModel.Expectation.together([first, second]).outcomes == [together])
      }
    }
    #expect(
      CaseModel.Expectation.together([.refused, CaseModel.Expectation(["unauthorized"])]).outcomes == [
        "refused", "unauthorized",
      ])
    #expect(
      CaseModel.Expectation.together([.accepted, CaseModel.Expectation(["accepted", "411"])]).outcomes == [
        "accepted", "411",
      ])
    #expect(
      CaseModel.Expectation.together([.refused, CaseModel.Expectation(["accepted", "411"])]).outcomes == [
        "refused", "411",
      ])
  }

  /// Two contracts, one with optional members at several levels and one with headers; a run of the others takes longer.
  @Test(arguments: ["mastercard-mdes", "bankezy-onboarding"]) func aMockConforms(name: String) throws {
    let settings = RunSettings(suite: .exhaustive, seed: 3, timeoutSeconds: 60)
    let session = ConformanceSession(settings: settings, environment: [:])
    try session.addMock(try Shipped.contract(name))
    let record = try #require(session.runBlocking().contracts.first)

    #expect(record.complaints.prefix(3) == [])
    #expect(record.verdict == .conforms)
    #expect(record.count(CaseOutcome.undecided) == 0)
    #expect(record.requestsSent < 4_000)
  }

  /// Whether the comment and the user's name both have their greatest lengths.
  private static func isWrong(_ request: HTTPRequest) -> Bool {
    guard let body = try? JSONReader.read(request.body).value["TokenResetMobilePinRequest"] else { return false }
    return body["CommentText"]?.string?.count == 500 && body["AuditInfo"]?["UserName"]?.string?.count == 200
  }

  @Test func aFaultThatOnlyAPairShowsIsCaughtAndNamed() async throws {
    let standard = try Trial("mastercard-mdes", only: Self.prefix + "request.")
    var exhaustive = standard
    exhaustive.plan = Planner.plan(
      standard.contract, options: PlanOptions(suite: .exhaustive, only: Self.prefix + "request."))
    let server = try ScriptedServer.mock(of: standard) { request, _, _ in
      Self.isWrong(request.message) ? Self.refusal : nil
    }
    let missed = try await standard.run(at: server.url)
    let caught = try await exhaustive.run(at: server.url)
    let failed = caught.cases.filter { $0.outcome == .failed }
    let both = ["CommentText with 500 characters", "UserName with 200 characters"]

    #expect(missed.verdict == .conforms)
    #expect(caught.verdict == .doesNotConform)
    #expect(!failed.isEmpty)
    for record in failed {
      #expect(record.changed.map { Set($0.components(separatedBy: " and ")) } == Set(both), "\(record.id)")
      #expect(record.findings.map(\.title) == ["a valid request was not accepted"])
    }
    #expect(failed.contains { $0.findings.contains { $0.stability?.words == "stable" } })
  }

  @Test func aFailureOfOneChangeIsShrunkToIt() async throws {
    var trial = try Trial("mastercard-mdes")
    trial.limits.connections = 1
    let pair = try #require(
      try plan().groups.lazy.compactMap { group in
        group.cases.first { $0.parts.count > 2 && $0.kind == .positive && $0.id.contains(".CommentText.length") }
      }.first)
    let control = try #require(trial.plan.groups.first?.control)
    trial.plan.groups = [CaseGroup(id: "g", operation: control.operation, control: control, cases: [pair])]
    let part = try #require(pair.parts.first { $0.changed.hasPrefix("CommentText with") })
    let count = try #require(Int(part.changed.split(separator: " ")[2]))
    let server = try ScriptedServer.mock(of: trial) { request, _, _ in
      let body = try? JSONReader.read(request.message.body).value["TokenResetMobilePinRequest"]
      return body?["CommentText"]?.string?.count == count ? Self.refusal : nil
    }
    let record = try await trial.run(at: server.url)
    let result = try #require(record.cases.first { $0.id == pair.id })

    #expect(result.changed == part.changed)
    #expect(result.shrunkFrom == pair.changed)
    #expect(Set(result.findings.map(\.requirement)) == Set(part.requirements.prefix(1)))
    let console = ConsoleReport().text(of: record.asRun())
    #expect(console.contains("the fewest changes that show it"))
  }

  @Test func aSetThatOnlyWarnsIsNoSmallerFormOfAFailure() throws {
    let contract = try Shipped.contract("mastercard-mdes")
    func finding(_ aspect: String, _ title: String) -> Finding {
      Finding(requirement: Self.prefix + aspect, title: title, expected: "", actual: "", place: "answer")
    }
    var record = CaseRecord(
      id: "c", title: "", kind: .positive, operation: "reset-mobile-pin", group: "g", requirements: [],
      outcome: .failed,
      findings: [finding("outcome.accepted", "refused"), finding("http.date", "no Date")])

    #expect(Shrinker.breach(in: record, of: contract) == ["refused"])
    record.outcome = .warned
    #expect(Shrinker.breach(in: record, of: contract) == ["no Date"])
  }

  @Test func subsetsComeSmallestFirstAndTheWholeIsNone() {
    let parts = ["a", "b", "c"].map { CasePart(changed: $0, edits: [], expectation: .accepted, requirements: []) }
    let subsets = Shrinker.subsets(of: parts).map { $0.map(\.changed).joined() }

    #expect(subsets == ["a", "b", "c", "ab", "ac", "bc"])
  }
}
