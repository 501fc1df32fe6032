import ConformanceKit
import HTTPCore
import Synchronization
import Testing

@Suite struct SessionRunTests {
  @Test func aTargetFileAndAMockAreRunOneAfterTheOther() throws {
    let contract = try Shipped.contract("bankezy-onboarding")
    let fixture = MockFixture(contract: contract)
    let server = MockServer(contract: contract, bindings: fixture.mockBindings)
    try server.start()
    defer { server.stop() }
    let file = TargetFile(
      path: "target.json", contract: contract.id, url: try #require(server.url),
      bindings: fixture.bindings.map { TargetFile.NamedBinding(name: $0.key, source: .environment($0.key)) },
      limits: TargetFile.Limits(connections: 1))
    let session = ConformanceSession(settings: RunSettings(suite: .smoke, seed: 7), environment: fixture.bindings)
    try session.add(contract, target: file)
    try session.addMock(try Shipped.contract("rackspace-identity"))
    let record = session.runBlocking()

    #expect(record.contracts.map(\.id) == ["bankezy-onboarding", "rackspace-identity"])
    #expect(record.verdict == .conforms)
    #expect(record.seed == 7 && record.suite == "smoke" && !record.wasInterrupted)
    #expect(record.contracts[0].target.bindings["apiToken"] == "env apiToken")
    #expect(record.contracts[0].target.connections == 1)
    #expect(record.contracts[1].target.isMock)
  }

  @Test func eventsTellEveryGroupOnce() throws {
    let events = Mutex<[RunEvent]>([])
    let session = ConformanceSession(settings: RunSettings(), environment: [:]) { event in
      events.withLock { $0.append(event) }
    }
    let contract = try Shipped.contract("rackspace-identity")
    try session.addMock(contract)
    let record = session.runBlocking()
    var groups: [String] = []
    var cases = 0
    for case .groupFinished(_, _, let group, let outcomes) in events.withLock({ $0 }) {
      groups.append(group)
      cases += outcomes.values.reduce(0, +)
    }

    #expect(Set(groups) == Set(session.plan(contract).groups.map(\.id)))
    #expect(groups.count == Set(groups).count)
    #expect(cases == record.contracts[0].cases.count - record.contracts[0].controls.count)
  }

  @Test func anInterruptLeavesTheRestUndecidedAndIsSaid() throws {
    let session = Mutex<ConformanceSession?>(nil)
    let interrupting = ConformanceSession(settings: RunSettings(connections: 1), environment: [:]) { event in
      if case .groupFinished = event { session.withLock { $0 }?.interrupt() }
    }
    session.withLock { $0 = interrupting }
    let contract = try Shipped.contract("wibmo-prepaid")
    try interrupting.addMock(contract)
    try interrupting.addMock(try Shipped.contract("rackspace-identity"))
    let record = interrupting.runBlocking()
    session.withLock { $0 = nil }
    let cut = try #require(record.contracts.first)
    let undecided = cut.cases.filter { $0.outcome == .undecided }

    #expect(record.wasInterrupted)
    #expect(record.verdict == .noVerdict)
    #expect(cut.stopped == "the run was interrupted")
    #expect(undecided.count > 300)
    #expect(undecided.allSatisfy { $0.reason == "the run was interrupted" })
    #expect(record.contracts.last?.requestsSent == 0)
    #expect(record.contracts.last?.count(.passed) == 0)
  }

  @Test func aTargetThatStopsAnsweringDoesNotKeepAnInterruptWaiting() throws {
    let contract = try Shipped.contract("rackspace-identity")
    let trial = Trial(contract)
    let session = Mutex<ConformanceSession?>(nil)
    let server = try ScriptedServer { _, _ in
      session.withLock { $0 }?.interrupt()
      return .status(429, [HTTPField("Retry-After", "10")])
    }
    let interrupted = ConformanceSession(settings: RunSettings(), environment: [:])
    let file = TargetFile(
      path: "t", url: server.url,
      bindings: trial.fixture.bindings.map { TargetFile.NamedBinding(name: $0.key, source: .literal($0.value)) })
    try interrupted.add(contract, target: file)
    session.withLock { $0 = interrupted }
    let record = interrupted.runBlocking()
    session.withLock { $0 = nil }

    #expect(record.wasInterrupted && record.verdict == .noVerdict)
    #expect(server.requests.count <= 4)
  }
}
