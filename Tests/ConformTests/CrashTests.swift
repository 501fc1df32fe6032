import ConformanceKit
import Testing

@Suite struct CrashTests {
  @Test(.timeLimit(.minutes(5))) func `a crash shows nothing of the memory and leaves no core file`() async throws {
    let conform = try Conform()
    let (requests, seen) = AsyncStream<Void>.makeStream()
    let server = HTTPServer { _ in
      seen.yield()
      return HTTPServerReply(steps: [.hang], closesAfter: true)
    }
    try server.start()
    defer { server.stop() }
    let url = try #require(server.address).url
    try conform.write("CANARY-2f7a91c4", to: "token")
    try conform.write(
      """
      {"contract": "rackspace-identity", "url": "\(url)",
       "bindings": {"userAdminToken": {"file": "token"}, "targetUserId": "u-10452"}}
      """, to: "t.json")
    let run = try conform.start(["run", "--target", "t.json", "--timeout", "15"])
    for await _ in requests { break }
    #expect(["0", "1"].contains(try run.coreLimit()))
    run.crash()
    let ended = try await run.ended()

    #expect(ended.status == 128 + 11)
    #expect(!ended.errors.contains("Registers") && !ended.errors.contains("CANARY"), "\(ended.errors)")
  }
}
