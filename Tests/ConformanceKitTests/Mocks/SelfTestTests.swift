import ConformanceKit
import Synchronization
import Testing

@Suite struct SelfTestTests {
  /// The smallest contract, whole: the others are proved by `conform selftest`.
  @Test func theKitIsProvedOnTheSmallestContract() throws {
    let contract = try Shipped.contract("rackspace-identity")
    let finished = Mutex(0)
    let record = SelfTest(contract: contract, timeout: 2_000_000).runBlocking { _ in finished.withLock { $0 += 1 } }

    #expect(record.faults.count > 80)
    #expect(record.variants.count > 20)
    #expect(record.degenerates.count == DegenerateServer.Kind.allCases.count)
    #expect(finished.withLock { $0 } == record.faults.count + record.variants.count + record.degenerates.count)
    #expect(record.survivors.map(\.name) == [])
    #expect(record.faults.count { $0.outcome == .killed } > record.faults.count / 2)
    #expect(record.falseAlarms.map { "\($0.name): \($0.complaints)" } == [])
    #expect(record.withoutFault == [])
    #expect(record.degenerates.filter { !$0.passed }.map(\.name) == [])
    #expect(record.passed)
    #expect(record.sha256 == contract.source.sha256 && record.sha256.utf8.count == 64)
  }
}
