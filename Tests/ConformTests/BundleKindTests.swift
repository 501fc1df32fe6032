import ConformanceKit
import Foundation
import Synchronization
import Testing

/// Bundles of runs of every kind: each is verified, or refused with its reason.
@Suite struct BundleKindTests {
  private static let prefix = "bankezy-onboarding/reset-pin/"
  private static let faults = ["http.date:missing", "request.pin.length:accepts-5"].flatMap {
    ["--fault", prefix + $0]
  }

  /// Starts a mock and waits until it listens; its target file is written then.
  private func mock(_ conform: Conform, _ words: String...) async throws -> Started {
    let mock = try conform.start(["mock"] + words + ["--quiet", "--write-target", "target.json"])
    await mock.spoke()
    return mock
  }

  @Test func `a run over https is verified`() async throws {
    let conform = try Conform()
    let server = try await mock(conform, "rackspace-identity", "--tls")
    defer { server.terminate() }
    let ran = try await conform("run", "--target", "target.json", "--suite", "smoke", "--bundle", "b")
    #expect(ran.status == 0, "\(ran.errors)")
    let ended = try await conform("verify", "b")
    #expect(ended.status == 0, "\(ended.output)")
  }

  @Test func `an interrupted run is verified and has no verdict`() async throws {
    let conform = try Conform()
    let contract = try #require(try ContractLibrary.builtIn().contract("bankezy-onboarding"))
    let fixture = MockFixture(contract: contract)
    let service = MockService(contract: contract, bindings: fixture.mockBindings)
    let received = Atomic(0)
    let running = Mutex<Started?>(nil)
    let server = HTTPServer { request in
      // The tenth request and what follows is not answered, and brings the interrupt: the threads that tests wait on
      // may all be busy for longer than a run takes.
      guard received.add(1, ordering: .relaxed).newValue < 10 else {
        running.withLock { run in
          run?.interrupt()
          run = nil
        }
        return HTTPServerReply(steps: [.hang], closesAfter: true)
      }
      return HTTPServerReply(steps: [.write(service.answer(request.message).bytes)])
    }
    try server.start()
    defer { server.stop() }
    let url = try #require(server.address).url
    let token = try #require(fixture.bindings["apiToken"])
    try conform.write(
      #"{"contract": "bankezy-onboarding", "url": "\#(url)", "bindings": {"apiToken": "\#(token)"}}"#, to: "t.json")
    let run = try conform.start(["run", "--target", "t.json", "--connections", "1", "--timeout", "15", "--bundle", "b"])
    running.withLock { $0 = run }
    #expect(try await run.ended().status == 3)
    #expect(try RunRecordReader.read(Array(conform.read("b/run.json"))).wasInterrupted)
    let ended = try await conform("verify", "b")
    #expect(ended.status == 0, "\(ended.output)")
  }

  @Test func `a run with waivers is verified, and holds to its file of waivers`() async throws {
    let conform = try Conform()
    _ = try await conform.start(["run", "bankezy-onboarding"] + Self.faults).ended()
    let draft = try await conform("waivers", "draft", "Reports/latest/run.json")
    var text = draft.output
    for (name, value) in [("reason", "known"), ("owner", "payments"), ("ticket", "T-1"), ("expires", "2099-12-31")] {
      text = text.replacing("\"\(name)\": \"\"", with: "\"\(name)\": \"\(value)\"")
    }
    for (day, status) in [("2099-12-31", Int32(0)), ("2020-12-31", 1)] {
      try conform.write(text.replacing("2099-12-31", with: day), to: "waivers.json")
      let bundle = "b\(status)"
      let ran = try await conform.start(
        ["run", "bankezy-onboarding", "--waivers", "waivers.json", "--bundle", bundle] + Self.faults
      ).ended()
      #expect(ran.status == status, "\(ran.output)")
      let ended = try await conform("verify", bundle)
      #expect(ended.status == 0, "\(ended.output)")
      try conform.write(
        conform.text("\(bundle)/waivers.json").replacing("known", with: "other"), to: "\(bundle)/waivers.json")
      let changed = try await conform("verify", bundle)
      #expect(changed.status == 1)
      #expect(changed.output.contains("waivers.json: is not the file of waivers that the record says was used"))
    }
  }

  @Test func `a merged record has no exchanges, which is told before anything is written`() async throws {
    let conform = try Conform()
    let ended = try await conform("merge", "a.json", "b.json", "--bundle", "b")
    #expect(ended.status == 2)
    #expect(ended.errors.contains("--bundle: the record holds contracts without their exchanges"))
    #expect(!conform.has("b"))
  }

  @Test func `a run that only its own session can judge is refused`() throws {
    let contract = try #require(try ContractLibrary.builtIn().contract("bankezy-onboarding"))
    let session = ConformanceSession(
      settings: RunSettings(suite: .smoke), extensions: RunExtensions(checks: [NoCheck()]), environment: [:],
      keepsEvidence: true)
    try session.addMock(contract)
    let run = session.runBlocking()
    #expect(throws: EvidenceFailure.extended) {
      try EvidenceBundle.files(
        of: run, evidence: session.evidence, library: try ContractLibrary.builtIn(), waivers: nil, kitSHA256: "",
        key: nil)
    }
  }

  private struct NoCheck: ConformanceCheck {
    func findings(in answer: JudgedAnswer) -> [Finding] { [] }
  }
}
