import CaseModel
import Composing
import ConformanceKit
import ContractModel
import HTTPCore
import Judging
import Mocking
import Planning
import Wire

/// Composing requests and judging answers, without a socket.
enum JudgingBenchmark {
  static func run() throws {
    for contract in try ContractLibrary.builtIn().contracts {
      let fixture = MockFixture(contract: contract)
      let bindings = Bindings(fixture.bindings.mapValues { .one($0) })
      let url = try TargetURL("http://127.0.0.1:8080")
      let composer = try Composer(contract: contract, target: url, bindings: bindings)
      let service = MockService(contract: contract, bindings: fixture.mockBindings)
      let plan = Planner.plan(contract)
      guard let control = plan.groups.first?.control, let operation = contract.operation(control.operation) else {
        continue
      }
      var lists = ListCursor()
      var entropy = Entropy()
      let sent = try composer.compose(
        control.steps[0].recipe, now: 1_790_000_000, entropy: &entropy, lists: &lists, earlier: [])
      let response = service.answer(sent.request).response
      let exchange = Exchange(
        sent: sent.bytes, sentCount: sent.bytes.count, result: .response(response), timings: Timings())
      let opened = composer.open(response.body, operation: operation)
      let judge = Judge(contract: contract)
      let judging = Harness.seconds {
        for _ in 0..<500 { _ = judge.judge(control, step: 0, sent: sent, exchange: exchange, opened: opened) }
      }
      let composing = try Harness.seconds {
        for _ in 0..<200 {
          _ = try composer.compose(
            control.steps[0].recipe, now: 1_790_000_000, entropy: &entropy, lists: &lists, earlier: [])
        }
      }
      Harness.report("judged, \(contract.id)", 500 / judging, "answers/s per core")
      Harness.report("composed, \(contract.id)", 200 / composing, "requests/s per core")
    }
  }

  private struct Entropy: EntropySource {
    mutating func bytes(_ count: Int) -> [UInt8] { SystemRandom.bytes(count) }
  }
}
