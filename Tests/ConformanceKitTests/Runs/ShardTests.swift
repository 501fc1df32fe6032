import ConformanceKit
import Foundation
import Testing

/// Parts of a plan that run apart, put together again.
@Suite struct ShardTests {
  private func run(_ name: String, fault: String? = nil, shard: Shard? = nil, seed: UInt64 = 1) throws -> RunRecord {
    let contract = try Shipped.contract(name)
    let faults = FaultCatalogue.faults(for: contract).filter { $0.name == fault }
    let session = ConformanceSession(settings: RunSettings(seed: seed, connections: 2, shard: shard), environment: [:])
    try session.addMock(contract, faults: faults)
    return session.runBlocking()
  }

  private func shards(_ name: String, of count: Int, fault: String? = nil) throws -> [RunMerge.Part] {
    try (1...count).map { index in
      RunMerge.Part(
        name: "\(index).json", run: try run(name, fault: fault, shard: Shard(index, of: count)))
    }
  }

  private static let fault = "bankezy-onboarding/reset-pin/request.pin.length:accepts-5"

  @Test(arguments: Shipped.names, [1, 2, 5]) func thePartsOfAPlanAreThePlanAndOfLikeWeight(name: String, count: Int)
    throws
  {
    let plan = Planner.plan(try Shipped.contract(name))
    let parts = try (1...count).map { plan.part(try #require(Shard($0, of: count))) }
    let weights = parts.map { $0.cases.flatMap(\.steps).count + $0.groups.count }
    let heaviest = plan.groups.map { $0.cases.flatMap(\.steps).count + 1 }.max() ?? 0

    #expect(parts.flatMap(\.groups).count == plan.groups.count)
    #expect(Set(parts.flatMap { $0.groups.map(\.id) }) == Set(plan.groups.map(\.id)))
    #expect(parts.map(\.groups) == (try (1...count).map { plan.part(try #require(Shard($0, of: count))).groups }))
    #expect((weights.max() ?? 0) - (weights.min() ?? 0) <= heaviest)
  }

  @Test(arguments: [nil, fault]) func mergedShardsSayWhatTheWholeRunSays(fault: String?) throws {
    let whole = try run("bankezy-onboarding", fault: fault)
    let parts = try shards("bankezy-onboarding", of: 3, fault: fault)
    let merged = try RunMerge.merge(parts.reversed())

    #expect(fault == nil || whole.verdict == .doesNotConform)
    #expect(merged.verdict == whole.verdict)
    #expect(merged.contracts[0].requirements == whole.contracts[0].requirements)
    #expect(merged.contracts[0].cases.map(\.id) == whole.contracts[0].cases.map(\.id))
    #expect(plain(merged) == plain(whole))
    let reports = [merged, whole].map { run in JUnitReport().bytes(of: plain(run)) }
    #expect(reports[0] == reports[1])
  }

  /// A run without what is new in every run: times, addresses, the octets of exchanges, and how often the control was
  /// sent.
  private func plain(_ run: RunRecord) -> RunRecord {
    var run = run
    run.startedAt = 0
    run.duration = 0
    for index in run.contracts.indices {
      run.contracts[index].startedAt = 0
      run.contracts[index].duration = 0
      run.contracts[index].requestsSent = 0
      run.contracts[index].target.url = ""
      for item in run.contracts[index].cases.indices {
        run.contracts[index].cases[item].duration = 0
        run.contracts[index].cases[item].exchanges = []
      }
    }
    return run
  }

  @Test func aMissingADoubledAndAForeignShardAreNamed() throws {
    let parts = try shards("rackspace-identity", of: 3)
    let other = RunMerge.Part(
      name: "other.json", run: try run("rackspace-identity", shard: Shard(3, of: 3), seed: 9))
    let whole = RunMerge.Part(name: "whole.json", run: try run("rackspace-identity"))
    func message(_ parts: [RunMerge.Part]) -> String? {
      do throws(MergeFailure) {
        _ = try RunMerge.merge(parts)
        return nil
      } catch {
        return error.message
      }
    }

    #expect(message(parts) == nil)
    #expect(message([parts[0], parts[2]]) == "shard 2 of 3 is missing")
    #expect(message(parts + [parts[1]]) == "2.json: is shard 2 of 3, and so is 2.json")
    #expect(
      message([parts[0], parts[1], other]) == "other.json: belongs to another run than 1.json: seed 9, not 1")
    #expect(message([parts[0], whole]) == "whole.json: is no shard: it was not made by conform run --shard")
    #expect(message([]) == "name the records of the shards")
  }

  @Test func aShardsRecordReadsBackAsItWas() throws {
    let part = try run("rackspace-identity", shard: Shard(2, of: 4))

    #expect(part.contracts[0].shard?.words == "2 of 4")
    #expect(try RunRecordReader.read(JSONReport().bytes(of: part)) == part)
  }
}
