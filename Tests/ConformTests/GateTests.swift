import ConformanceKit
import Foundation
import Testing

/// Thresholds and shards on the command line.
@Suite struct GateTests {
  private static let smoke = ["run", "rackspace-identity", "--suite", "smoke"]

  private func run(_ conform: Conform, _ rest: String...) async throws -> Ended {
    try await conform.start(Self.smoke + rest).ended()
  }

  @Test func aThresholdThatIsNotReachedFailsWithOneSentence() async throws {
    let conform = try Conform()
    let low = try await run(conform, "--min-proved", "99.5%")
    let reached = try await run(conform, "--min-proved", "1%")
    let unexercised = try await run(conform, "--require-exercised")

    #expect(low.status == 1)
    #expect(low.complaints.count == 1 && low.complaints[0].hasSuffix("and 99.5% are asked for"))
    #expect(reached.status == 0 && reached.complaints == [])
    #expect(unexercised.status == 1)
    #expect(unexercised.complaints.count == 1 && unexercised.complaints[0].contains("was not exercised"))
  }

  @Test func whatIsNoThresholdIsNamed() async throws {
    let ended = try await run(try Conform(), "--min-proved", "mst=95%")

    #expect(ended.status == 2)
    #expect(ended.errors.contains("--min-proved \"mst=95%\": takes a share such as 95%"))
    #expect(ended.errors.contains("did you mean \"must\"?"))
  }

  @Test func shardsRunApartAndAreMerged() async throws {
    let conform = try Conform()
    let first = try await run(conform, "--shard", "1/2", "--reports", "a")
    let second = try await run(conform, "--shard", "2/2", "--reports", "b")
    let merged = try await conform("merge", "b/run.json", "a/run.json", "--junit", "junit.xml", "--json", "run.json")
    let missing = try await conform("merge", "a/run.json")
    let doubled = try await conform("merge", "a/run.json", "b/run.json", "b/run.json")

    #expect(first.status == 0 && second.status == 0)
    #expect(merged.status == 0)
    #expect(conform.has("junit.xml") && conform.has("run.json"))
    #expect(missing.status == 2 && missing.complaints == ["conform: shard 2 of 2 is missing"])
    #expect(doubled.status == 2)
    #expect(doubled.complaints == ["conform: b/run.json: is shard 2 of 2, and so is b/run.json"])
  }

  @Test(arguments: ["3/2", "0/2", "2", "a/b", "1/0", "/", "1/2/3", "1/5000"])
  func whatIsNoShardIsNamed(text: String) async throws {
    let ended = try await run(try Conform(), "--shard", text)

    #expect(ended.status == 2)
    #expect(ended.errors.contains("--shard \"\(text)\": takes "))
  }

  @Test func aThresholdIsForAllShardsTogether() async throws {
    let ended = try await run(try Conform(), "--shard", "1/2", "--min-proved", "50%")

    #expect(ended.status == 2)
    #expect(ended.errors.contains("conform merge"))
  }

  @Test(
    arguments: [
      (["CI_NODE_INDEX": "2", "CI_NODE_TOTAL": "3"], "auto", "2 of 3"),
      (["JOB_COMPLETION_INDEX": "0"], "auto/4", "1 of 4"),
      (["JOB_COMPLETION_INDEX": "3", "CI_NODE_TOTAL": "4"], "auto", "4 of 4"),
      (["CI_NODE_INDEX": "9", "CI_NODE_TOTAL": "3"], "auto", nil), ([:], "auto", nil), ([:], "auto/3", nil),
      (["CI_NODE_INDEX": "x"], "auto/3", nil),
    ] as [([String: String], String, String?)])
  func theEnvironmentTellsTheIndex(environment: [String: String], text: String, shard: String?) async throws {
    // A program that runs another one with this environment.
    let env = try Conform(executable: URL(fileURLWithPath: "/usr/bin/env"))
    let cleared = ["CI_NODE_INDEX", "CI_NODE_TOTAL", "JOB_COMPLETION_INDEX"].flatMap { ["-u", $0] }
    let words = cleared + environment.map { "\($0.key)=\($0.value)" } + [try Conform.built().path]
    let ended = try await env.start(words + Self.smoke + ["--shard", text, "--json", "run.json"]).ended()

    #expect(ended.status == (shard == nil ? 2 : 0))
    guard let shard else { return }
    let record = try RunRecordReader.read(Array(try env.read("run.json")))
    #expect(record.contracts.first?.shard?.words == shard)
  }
}
