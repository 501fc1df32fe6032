import JSONCore
import Judging
import Mocking
import Planning
import Synchronization
import Testing

@testable import ConformanceKit

@Suite struct SelfTestTests {
  /// The smallest contract, whole: the others are proved by `conform selftest`.
  @Test func theKitIsProvedOnTheSmallestContract() throws {
    let contract = try Shipped.contract("rackspace-identity")
    let finished = Mutex(0)
    let matrix = SelfTestMatrix.run([SelfTest(contract: contract)]) { _ in finished.withLock { $0 += 1 } }
    let record = try #require(matrix.records.first)

    #expect(record.faults.count > 80)
    #expect(record.variants.count > 20)
    #expect(record.degenerates.count == DegenerateServer.Kind.allCases.count)
    #expect(finished.withLock { $0 } == record.faults.count + record.variants.count + record.degenerates.count)
    #expect(record.survivors.map(\.name) == [])
    // Promises of answers are seen broken in one answer of each kind.
    #expect(record.faults.count(where: \.isWhole) < record.faults.count / 10)
    #expect(record.faults.count { $0.outcome == .killed } > record.faults.count * 9 / 10)
    #expect(record.faults.allSatisfy { !$0.generators.contains("") && !$0.kills.isEmpty })
    #expect(record.falseAlarms.map { "\($0.name): \($0.complaints)" } == [])
    #expect(record.withoutFault == [])
    #expect(record.degenerates.filter { !$0.passed }.map(\.name) == [])
    #expect(record.sha256 == contract.source.sha256 && record.sha256.utf8.count == 64)
    #expect(matrix.passed)
    expectReportsToSaySo(matrix)
    expectSoleKills(matrix)
  }

  private func expectReportsToSaySo(_ matrix: SelfTestMatrix) {
    let read = try? JSONReader.read(matrix.json).value["contracts"]?.array?.first
    #expect(read?["passed"]?.bool == true)
    #expect(read?["faults"]?.array?.count == matrix.records[0].faults.count)
    #expect(matrix.markdown.contains(matrix.records[0].sha256))
    #expect(matrix.text.hasSuffix("the kit catches what it must and passes what it must"))
  }

  private func expectSoleKills(_ matrix: SelfTestMatrix) {
    let names = Set(matrix.records[0].faults.map(\.name))
    #expect(matrix.generators["method"] != nil && matrix.checks["OutcomeCheck"] != nil)
    #expect(Set(matrix.generators.values).union(matrix.checks.values).isSubset(of: names))
    #expect(Set(matrix.generators.keys).isSubset(of: Planner.generators.map(\.name)))
    #expect(Set(matrix.checks.keys).isSubset(of: Judge.checkNames))
    // There is no body whose members could have lengths.
    #expect(matrix.generators["length"] == nil && matrix.withoutSoleKill.contains { $0.contains("length") })
  }

  private func matrix() throws -> SelfTestMatrix {
    var record = SelfTestRecord(SelfTest(contract: try Shipped.contract("rackspace-identity")))
    record.add(
      .fault(
        SelfTestRecord.FaultResult(
          name: "a/b/c:d", requirement: "a/b/c", outcome: .killed, broken: ["a/b/c"],
          kills: [SelfTestRecord.Kill(case: "a/b/c/1", generator: "g", check: "C", requirement: "a/b/c")],
          isWhole: false, verdict: "does not conform")))
    record.add(
      .variant(
        SelfTestRecord.VariantResult(name: "v", summary: "other", passed: true, complaints: [], verdict: "conforms")))
    record.add(
      .degenerate(
        SelfTestRecord.DegenerateResult(
          name: "n", summary: "nothing", verdict: "does not conform", proved: [], dishonest: [], sentence: "so")))
    return SelfTestMatrix(records: [record])
  }

  @Test func oneSurvivorOneFalseAlarmOrOneGapFailsTheWhole() throws {
    var matrix = try matrix()
    #expect(matrix.passed)
    #expect(!SelfTestMatrix(records: []).passed)
    matrix.records[0].faults[0].outcome = .killedAsideEffect
    #expect(matrix.passed && matrix.records[0].aside == ["a/b/c"])
    matrix.records[0].faults[0].outcome = .survived
    #expect(!matrix.passed && matrix.text.contains("SURVIVED a/b/c:d"))

    matrix = try self.matrix()
    matrix.records[0].variants[0].passed = false
    #expect(!matrix.passed && matrix.text.contains("FALSE ALARM v (other)"))

    matrix = try self.matrix()
    matrix.records[0].withoutFault = ["a/b/d"]
    #expect(!matrix.passed && matrix.text.contains("WITHOUT FAULT a/b/d"))

    for change in [\SelfTestRecord.DegenerateResult.sentence, \.verdict] {
      matrix = try self.matrix()
      matrix.records[0].degenerates[0][keyPath: change] = change == \.sentence ? "" : "conforms"
      #expect(!matrix.passed && matrix.text.contains("CERTIFIED n"))
    }
    matrix = try self.matrix()
    matrix.records[0].degenerates[0].dishonest = ["a/b/c"]
    #expect(!matrix.passed)
  }
}
