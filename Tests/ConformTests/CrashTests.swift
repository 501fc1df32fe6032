import ConformanceKit
import Testing

@Suite struct CrashTests {
  @Test(.timeLimit(.minutes(5))) func `a crash shows nothing of the memory and leaves no core file`() async throws {
    let conform = try Conform()
    let server = try SilentServer()
    defer { server.stop() }
    try conform.write("CANARY-2f7a91c4", to: "token")
    try conform.write(
      """
      {"contract": "rackspace-identity", "url": "\(server.url)",
       "bindings": {"userAdminToken": {"file": "token"}, "targetUserId": "u-10452"}}
      """, to: "t.json")
    let run = try conform.start(["run", "--target", "t.json", "--timeout", "15"])
    await server.wasAsked()
    #expect(["0", "1"].contains(try run.coreLimit()))
    run.crash()
    let ended = try await run.ended()

    #expect(ended.status == 128 + 11)
    #expect(!ended.errors.contains("Registers") && !ended.errors.contains("CANARY"), "\(ended.errors)")
  }
}
