import HTTPCore
import Testing

@testable import ConformanceKit
@testable import Mocking

/// Runs whose credentials come from logins of the contract.
@Suite struct LoginRunTests {
  /// A mock, and a target that gives what logins take instead of what they give.
  private func run(
    _ name: String, scheme: String = "none", variant: String? = nil, only: String? = nil,
    leaving left: Set<String> = [], changing changed: [String: String] = [:]
  ) throws -> (run: RunRecord, logins: Int, guard: SecretGuard, issued: [String]) {
    let contract = try Shipped.contract(name)
    let fixture = MockFixture(contract: contract, authentication: scheme)
    let server = MockServer(
      contract: contract, bindings: fixture.mockBindings,
      variant: variant.flatMap { VariantCatalogue.variant(named: $0, in: contract) }, authentication: scheme)
    try server.start()
    defer { server.stop() }
    let given = fixture.bindings(loggingInto: contract).filter { !left.contains($0.key) }.merging(changed) { $1 }
    let file = TargetFile(
      path: "target.json", url: try #require(server.url), authentication: scheme,
      bindings: given.sorted { $0.key < $1.key }.map {
        TargetFile.NamedBinding(name: $0.key, source: .environment($0.key))
      })
    let session = ConformanceSession(
      settings: RunSettings(only: only, connections: variant == nil ? nil : 1), environment: given)
    try session.add(contract, target: file)
    let run = session.runBlocking()
    let issued = server.service.issuedCredentials
    return (run, issued.count, session.secretGuard, issued)
  }

  @Test func aTargetWithAPIKeysIsLoggedInTo() throws {
    let (run, logins, secrets, issued) = try run("rackspace-identity")
    let record = try #require(run.contracts.first)

    #expect(record.complaints.prefix(3) == [])
    #expect(run.verdict == .conforms && record.count(CaseOutcome.undecided) == 0)
    // One for each of the three callers.
    #expect(logins == 3)
    #expect(record.target.bindings["userAdminToken"] == "login POST /v2.0/tokens")
    let report = JSONReport().bytes(of: run)
    #expect(issued.allSatisfy { secrets.secret(in: Array($0.utf8)) == "userAdminToken" || $0.utf8.count == 32 })
    #expect(secrets.secret(in: report) == nil)
    #expect(!String(decoding: report, as: UTF8.self).contains(issued[0]))
  }

  @Test func aPasswordServesWhereThereIsNoAPIKey() throws {
    let (run, logins, _, _) = try run(
      "rackspace-identity", only: "rackspace-identity/reset-phone-pin/request.header",
      leaving: ["userAdminApiKey", "userManageName", "defaultUserName"])
    #expect(run.verdict == .conforms && logins == 1)
  }

  @Test func aTokenThatIsOverDuringTheRunIsRenewed() throws {
    let (run, logins, _, _) = try run("rackspace-identity", variant: "short-lived-tokens")
    let record = try #require(run.contracts.first)

    #expect(record.complaints.prefix(3) == [])
    #expect(run.verdict == .conforms && record.count(CaseOutcome.undecided) == 0)
    #expect(record.notes == [])
    // Once for each time one was over, and no oftener.
    #expect(logins > 4 && logins < record.requestsSent / 10)
  }

  @Test func aLoginThatIsRefusedEndsTheRunWithASentence() throws {
    let (run, _, _, _) = try run("rackspace-identity", changing: ["userAdminApiKey": "wrong"])
    let record = try #require(run.contracts.first)

    #expect(run.verdict == .noVerdict)
    #expect(
      record.unreachable?.hasSuffix(
        "the login POST /v2.0/tokens for userAdminToken: it was refused with 401; check userAdminName, userAdminApiKey")
        == true)
  }

  @Test func aSignInIsSignedAndItsTokenNamedInEveryRequest() throws {
    let (run, logins, _, _) = try run("processa-aspen", scheme: "aspen-jwt", variant: "short-lived-tokens")
    let record = try #require(run.contracts.first)

    #expect(record.complaints.prefix(3) == [])
    #expect(run.verdict == .conforms && record.count(CaseOutcome.undecided) == 0)
    #expect(logins > 2)
  }

  @Test func aReadyTokenIsUsedAsItIs() throws {
    let contract = try Shipped.contract("rackspace-identity")
    let fixture = MockFixture(contract: contract)
    let (run, logins, _, _) = try run(
      "rackspace-identity", only: "rackspace-identity/reset-phone-pin/request.header",
      changing: fixture.bindings.filter { $0.key.hasSuffix("Token") })
    #expect(run.verdict == .conforms && logins == 0)
  }
}
