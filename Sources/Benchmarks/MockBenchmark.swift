import CaseModel
import Composing
import ConformanceKit
import ContractModel
import HTTPCore
import Mocking
import Planning
import Wire

/// The mock server over loopback, one kept connection.
enum MockBenchmark {
  static func run() throws {
    guard let contract = try ContractLibrary.builtIn().contract("rackspace-identity") else { return }
    let fixture = MockFixture(contract: contract)
    let server = MockServer(contract: contract, bindings: fixture.mockBindings)
    try server.start()
    defer { server.stop() }
    guard let address = server.address, let url = server.url, let control = Planner.plan(contract).groups.first?.control
    else { return }
    let composer = try Composer(
      contract: contract, target: TargetURL(url), bindings: Bindings(fixture.bindings.mapValues { .one($0) }))
    var lists = ListCursor()
    var entropy = Entropy()
    let sent = try composer.compose(
      control.steps[0].recipe, now: 1_790_000_000, entropy: &entropy, lists: &lists, earlier: [])
    let connection = HTTPClientConnection(endpoint: address)
    let seconds = Harness.seconds {
      for _ in 0..<2_000 { _ = connection.exchange(sent.bytes, method: sent.method, timeout: 5_000_000) }
    }
    Harness.report("mock server, one connection on loopback", 2_000 / seconds, "requests/s")
  }

  private struct Entropy: EntropySource {
    mutating func bytes(_ count: Int) -> [UInt8] { SystemRandom.bytes(count) }
  }
}
