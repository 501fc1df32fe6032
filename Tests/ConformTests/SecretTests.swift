import ConformanceKit
import Foundation
import Testing

/// Where secrets come from, and that they go nowhere.
@Suite struct SecretTests {
  private let contract: Contract
  private let fixture: MockFixture

  init() throws {
    contract = try #require(try ContractLibrary.builtIn().contract("rackspace-identity"))
    fixture = MockFixture(contract: contract)
  }

  /// Runs a few cases against a mock with the token taken from somewhere.
  private func run(_ conform: Conform, token source: String, _ more: String...) async throws -> Ended {
    let server = MockServer(contract: contract, bindings: fixture.mockBindings)
    try server.start()
    defer { server.stop() }
    let user = fixture.bindings["targetUserId"] ?? ""
    try conform.write(
      """
      {"contract": "rackspace-identity", "url": "\(try #require(server.url))",
       "bindings": {"userAdminToken": \(source), "targetUserId": "\(user)"}}
      """, to: "t.json")
    return try await conform.start(["run", "--target", "t.json", "--suite", "smoke"] + more).ended()
  }

  private var token: String { fixture.bindings["userAdminToken"] ?? "" }

  @Test func `a command gives a secret and shows what it says on standard error`() async throws {
    let conform = try Conform()
    try conform.write("echo asked for >&2\nprintf '%s\\n' '\(token)'\n", to: "key.sh")
    let ended = try await run(conform, token: #"{"command": ["sh", "key.sh"]}"#, "--html", "run.html", "--verbose")

    #expect(ended.status == 0, "\(ended.output)")
    #expect(ended.complaints == ["asked for"])
    for text in [ended.output, try conform.text("Reports/latest/run.json"), try conform.text("run.html")] {
      #expect(!text.contains(token))
    }
  }

  @Test func `a secret in the target file or in a file that others read is warned of, in the record too`() async throws
  {
    let conform = try Conform()
    try conform.write(token + "\n", to: "token")
    for (source, warning) in [
      ("\"\(token)\"", "t.json: holds secrets as text (userAdminToken); env, file or command keep them out of it"),
      (
        #"{"file": "token"}"#,
        "t.json: binding userAdminToken: others than its owner have access to the file token; chmod 600 keeps it"
      ),
    ] {
      let ended = try await run(conform, token: source)
      let record = try RunRecordReader.read(Array(conform.read("Reports/latest/run.json")))

      #expect(ended.status == 0 && ended.complaints == ["conform: warning: " + warning])
      #expect(record.contracts.first?.notes == [warning])
    }
  }

  @Test func `a report that would tell a secret is not written`() async throws {
    let conform = try Conform()
    try conform.write(token, to: token)
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o600], ofItemAtPath: conform.directory.appendingPathComponent(token).path)
    let ended = try await run(conform, token: "{\"file\": \"\(token)\"}")

    #expect(ended.status == 3)
    #expect(
      ended.complaints == [
        "conform: no report is written: Reports/latest/run.json would tell the secret \"userAdminToken\""
      ])
    #expect(!conform.has("Reports/latest/run.json") && !conform.has("Reports/latest/junit.xml"))
  }
}
