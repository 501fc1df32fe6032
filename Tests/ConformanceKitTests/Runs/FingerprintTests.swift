import ConformanceKit
import JSONCore
import Testing

/// One breach has one name: in every run, in every order, at every address, and in every report.
@Suite struct FingerprintTests {
  private static let faults = [
    "request.pin.length:accepts-5", "http.date:missing", "method:serves-PUT", "http.no-server-error:on-wrong-method",
  ]

  /// Runs the contract against a mock with the faults; what was found, by fingerprint.
  private func run(seed: UInt64 = 1, connections: Int = 1, shard: Shard? = nil) throws -> RunRecord {
    let contract = try Shipped.contract("bankezy-onboarding")
    let faults = FaultCatalogue.faults(for: contract).filter { fault in
      Self.faults.contains { fault.name == "bankezy-onboarding/reset-pin/\($0)" }
    }
    #expect(faults.count == Self.faults.count)
    let settings = RunSettings(seed: seed, isStrict: true, connections: connections, shard: shard)
    let session = ConformanceSession(settings: settings, environment: [:])
    try session.addMock(contract, faults: faults)
    return session.runBlocking()
  }

  private func fingerprints(_ run: RunRecord) -> Set<String> {
    Set(run.contracts.flatMap(\.cases).flatMap(\.findings).map { "\($0.requirement) \($0.fingerprint ?? "none")" })
  }

  @Test func theyAreTheSameInEveryRunOrderAndPlace() throws {
    let first = try run()
    let names = fingerprints(first)
    #expect(names.count >= Self.faults.count && !names.contains { $0.hasSuffix("none") })
    // Another port each time; other values; requests in another order, and in two processes' worth of parts.
    #expect(fingerprints(try run(seed: 7)) == names)
    #expect(fingerprints(try run(connections: 4)) == names)
    let parts = try [2, 1].map { index in
      RunMerge.Part(name: "\(index).json", run: try run(shard: Shard(index, of: 2)))
    }
    #expect(fingerprints(try RunMerge.merge(parts)) == names)
  }

  @Test func everyReportHasTheNameThatWaiversUse() throws {
    let run = try run()
    for case let record in run.contracts.flatMap(\.requirements) where [.broken, .warned].contains(record.status) {
      let id = record.requirement.id
      let findings = run.contracts.flatMap(\.cases).flatMap(\.findings).filter { $0.requirement == id }
      let names = Set(findings.compactMap(\.fingerprint)).sorted()
      let name = try #require(names.first)
      let sarif = try JSONReader.read(SARIFReport().bytes(of: run)).value[path: ["runs", "0", "results"]]?.array ?? []
      let result = try #require(sarif.first { $0["ruleId"]?.string == id })
      #expect(result[path: ["partialFingerprints", "conform/v1"]]?.string == name)
      let entries = try JSONReader.read(GitLabAnnotations().bytes(of: run)).value.array ?? []
      #expect(entries.first { $0["check_name"]?.string == id }?["fingerprint"]?.string == name)
      for dialect in JUnitReport.Dialect.allCases {
        let junit = String(decoding: JUnitReport(dialect).bytes(of: run), as: UTF8.self)
        let property = "name=\"fingerprints.\(id)\" value=\"\(names.joined(separator: " "))\""
        #expect(junit.contains(property), "\(dialect)")
      }
      #expect(WaiverFile(drafting: run).waivers.filter { $0.requirement == id }.map(\.fingerprint).sorted() == names)
    }
  }
}
