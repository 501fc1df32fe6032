import CaseModel
import JSONCore
import Testing

@testable import Reporting

@Suite struct SARIFReportTests {
  static func run(_ record: RunRecord, folder: String = "Contracts") throws -> JSONValue {
    let bytes = SARIFReport(folder: ContractFolder(folder)).bytes(of: record)
    return try #require(try JSONReader.read(bytes).value[path: ["runs", "0"]])
  }

  @Test func aResultIsLocatedAtTheContractsLineAndNamesItsRule() throws {
    let bytes = SARIFReport(folder: ContractFolder("Contracts")).bytes(of: Sample.run())
    Sample.keep(bytes, "sample.sarif")
    let root = try JSONReader.read(bytes).value
    #expect(root["version"] == .string("2.1.0"))
    let run = try #require(root[path: ["runs", "0"]])
    let results = try #require(run["results"]?.array)
    #expect(results.compactMap { $0["level"]?.string } == ["error", "warning"])
    let place = try #require(results.first?[path: ["locations", "0", "physicalLocation"]])
    #expect(place[path: ["artifactLocation", "uri"]] == .string("Contracts/wibmo-prepaid.json"))
    #expect(place["region"] == .object([("startLine", .number(57)), ("startColumn", .number(9))]))
  }

  @Test func everyRequirementIsARuleAndEveryIndexFits() throws {
    let run = try Self.run(Sample.run([Sample.contract]))
    let rules = try #require(run[path: ["tool", "driver", "rules"]]?.array)
    #expect(rules.count == Sample.contract.requirements.count)
    for result in try #require(run["results"]?.array) {
      let index = try #require(result["ruleIndex"]?.number?.integerText.flatMap { Int($0) })
      #expect(rules[index]["id"] == result["ruleId"])
    }
  }

  @Test func fingerprintsDifferAndStayFromRunToRun() throws {
    let fingerprints = { (record: RunRecord) in
      try #require(try Self.run(record)["results"]?.array)
        .compactMap { $0[path: ["partialFingerprints", "conform/v1"]]?.string }
    }
    let first = try fingerprints(Sample.run())
    #expect(Set(first).count == 2)
    var later = Sample.contract
    later.startedAt += 86_400_000
    later.target.url = "http://elsewhere:1"
    later.cases.reverse()
    for index in later.cases.indices {
      for finding in later.cases[index].findings.indices { later.cases[index].findings[finding].actual = "other" }
    }
    #expect(try Set(fingerprints(Sample.run([later]))) == Set(first))
  }

  @Test(arguments: Sample.hostile) func hostileTextLeavesItWellFormed(_ text: String) throws {
    let run = try Self.run(Sample.hostileRun(text), folder: "a b/ü")
    let uri = run[path: ["results", "0", "locations", "0", "physicalLocation", "artifactLocation", "uri"]]
    #expect(uri == .string("a%20b/%C3%BC/wibmo-prepaid.json"))
  }

  @Test func aWaivedResultIsSuppressed() throws {
    var contract = Sample.contract
    contract.requirements[1].status = .waived
    contract.requirements[1].reason = "T-1"
    let results = try #require(try Self.run(Sample.run([contract]))["results"]?.array)
    let waived = try #require(results.first { $0[path: ["properties", "status"]] == .string("waived") })
    #expect(
      waived[path: ["suppressions", "0"]]
        == .object([("kind", .string("external")), ("justification", .string("T-1"))]))
    #expect(results.count { $0["suppressions"] != nil } == 1)
  }

  @Test func noMemberStandsTwice() throws {
    let waived = WaiverTests.run.waiving(WaiverTests.waivers(), from: WaiverTests.source)
    for run in [Sample.run(), waived] {
      #expect(try JSONReader.read(SARIFReport().bytes(of: run)).duplicates.isEmpty)
    }
  }

  @Test func aRunWithoutAVerdictSaysWhy() throws {
    var contract = Sample.contract
    contract.requirements.removeAll { $0.status == .broken }
    contract.unreachable = "refused"
    let invocation = try #require(try Self.run(Sample.run([contract]))[path: ["invocations", "0"]])
    #expect(invocation["executionSuccessful"] == .bool(false))
    #expect(
      invocation[path: ["toolExecutionNotifications", "0", "message", "text"]]
        == .string("the target was never reached: refused"))
  }
}
