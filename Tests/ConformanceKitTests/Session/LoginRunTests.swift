import HTTPCore
import Synchronization
import Testing

@testable import ConformanceKit
@testable import Mocking

/// Runs whose credentials come from logins of the contract.
@Suite struct LoginRunTests {
  /// A run with what the mock server gave out, and what was kept of it.
  struct Ended {
    var run: RunRecord
    var secrets: SecretGuard
    /// Every credential that a login brought.
    var issued: [String]
    var evidence: RunEvidence
  }

  /// Runs a mock, and a target that gives what logins take instead of what they give.
  static func run(
    _ name: String, scheme: String = "none", variant: String? = nil, only: String? = nil,
    leaving left: Set<String> = [], changing changed: [String: String] = [:], keepsEvidence: Bool = false
  ) throws -> Ended {
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
      settings: RunSettings(only: only, connections: variant == nil ? nil : 1), environment: given,
      keepsEvidence: keepsEvidence)
    try session.add(contract, target: file)
    let run = session.runBlocking()
    return Ended(
      run: run, secrets: session.secretGuard, issued: server.service.issuedCredentials, evidence: session.evidence)
  }

  @Test func aTargetWithAPIKeysIsLoggedInTo() throws {
    let ended = try Self.run("rackspace-identity")
    let (run, secrets, issued) = (ended.run, ended.secrets, ended.issued)
    let record = try #require(run.contracts.first)

    #expect(record.complaints.prefix(3) == [])
    #expect(run.verdict == .conforms && record.count(CaseOutcome.undecided) == 0)
    // One for each of the three callers.
    #expect(issued.count == 3)
    #expect(record.target.bindings["userAdminToken"] == "login POST /v2.0/tokens")
    let report = JSONReport().bytes(of: run)
    #expect(issued.allSatisfy { secrets.secret(in: Array($0.utf8)) == "userAdminToken" || $0.utf8.count == 32 })
    #expect(secrets.secret(in: report) == nil)
    #expect(!String(decoding: report, as: UTF8.self).contains(issued[0]))
  }

  @Test func aPasswordServesWhereThereIsNoAPIKey() throws {
    let ended = try Self.run(
      "rackspace-identity", only: "rackspace-identity/reset-phone-pin/request.header",
      leaving: ["userAdminApiKey", "userManageName", "defaultUserName"])
    #expect(ended.run.verdict == .conforms && ended.issued.count == 1)
  }

  @Test func aTokenThatIsOverDuringTheRunIsRenewed() throws {
    let ended = try Self.run("rackspace-identity", variant: "short-lived-tokens")
    let (run, logins) = (ended.run, ended.issued.count)
    let record = try #require(run.contracts.first)

    #expect(record.complaints.prefix(3) == [])
    #expect(run.verdict == .conforms && record.count(CaseOutcome.undecided) == 0)
    // Three were obtained at the start, one for each caller.
    let renewed = record.notes.compactMap { note in
      try? #/\w+Token was over, and obtained anew (once|\d+ times) by the login POST \/v2.0\/tokens/#.wholeMatch(
        in: note)
    }.map { Int($0.1.prefix(while: \.isNumber)) ?? 1 }
    #expect(renewed.count == record.notes.count && renewed.reduce(0, +) == logins - 3, "\(record.notes)")
    // Once for each time one was over, and no oftener.
    #expect(logins > 4 && logins < record.requestsSent / 10)
  }

  /// The second one is over before the case that renewed it is done.
  @Test func aTokenThatIsOverTwiceWithinOneCaseBreaksNothing() throws {
    let trial = try Trial("rackspace-identity")
    // How many requests each token serves; those behind serve for ever.
    let lasts = [4, 2, 2]
    let uses = Mutex<(tokens: [String], counts: [String: Int])>(([], [:]))
    let server = try ScriptedServer.mock(of: trial) { request, _, _ in
      guard let token = request.message.fields["X-Auth-Token"] else { return nil }
      let isOver = uses.withLock { uses in
        if uses.counts[token] == nil { uses.tokens.append(token) }
        uses.counts[token, default: 0] += 1
        let index = uses.tokens.firstIndex(of: token) ?? 0
        return index < lasts.count && (uses.counts[token] ?? 0) > lasts[index]
      }
      return isOver ? .status(401) : nil
    }
    let given = trial.fixture.bindings(loggingInto: trial.contract)
    let session = ConformanceSession(
      settings: RunSettings(only: "rackspace-identity/reset-phone-pin/http.connections", connections: 1),
      environment: given)
    try session.add(
      trial.contract,
      target: TargetFile(
        path: "target.json", url: server.url,
        bindings: given.keys.sorted().map { TargetFile.NamedBinding(name: $0, source: .environment($0)) }))
    let run = session.runBlocking()
    let record = try #require(run.contracts.first)

    #expect(record.complaints.prefix(3) == [])
    #expect(run.verdict == .conforms && record.count(CaseOutcome.undecided) == 0)
    #expect(uses.withLock { $0.tokens.count } == 4)
  }

  @Test func aLoginThatIsRefusedEndsTheRunWithASentence() throws {
    let run = try Self.run("rackspace-identity", changing: ["userAdminApiKey": "wrong"]).run
    let record = try #require(run.contracts.first)

    #expect(run.verdict == .noVerdict)
    #expect(
      record.unreachable?.hasSuffix(
        "the login POST /v2.0/tokens for userAdminToken: it was refused with 401; check userAdminName, userAdminApiKey")
        == true)
  }

  @Test func aSignInIsSignedAndItsTokenNamedInEveryRequest() throws {
    let ended = try Self.run("processa-aspen", scheme: "aspen-jwt", variant: "short-lived-tokens")
    let (run, logins) = (ended.run, ended.issued.count)
    let record = try #require(run.contracts.first)

    #expect(record.complaints.prefix(3) == [])
    #expect(run.verdict == .conforms && record.count(CaseOutcome.undecided) == 0)
    #expect(logins > 2)
  }

  @Test func aReadyTokenIsUsedAsItIs() throws {
    let contract = try Shipped.contract("rackspace-identity")
    let fixture = MockFixture(contract: contract)
    let ended = try Self.run(
      "rackspace-identity", only: "rackspace-identity/reset-phone-pin/request.header",
      changing: fixture.bindings.filter { $0.key.hasSuffix("Token") })
    #expect(ended.run.verdict == .conforms && ended.issued.isEmpty)
  }
}
