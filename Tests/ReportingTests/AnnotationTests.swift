import CaseModel
import JSONCore
import Testing

@testable import Reporting

@Suite struct AnnotationTests {
  @Test func aFindingIsAWorkflowCommandAtTheContractsLine() throws {
    let lines = GitHubAnnotations(folder: ContractFolder("./Contracts/")).lines(of: Sample.run())
    #expect(lines.count == 2)
    #expect(
      lines.first
        == "::error file=Contracts/wibmo-prepaid.json,line=57,col=9,title=wibmo-prepaid/reset-pin/request.newPIN.length"
        + "::MUST: newPIN has exactly 4 digits%0Aa PIN of the wrong length was accepted; expected refused; actual "
        + "accepted (status 200); shown by 4 cases, first wibmo-prepaid/reset-pin/request.newPIN.length/5")
    #expect(try #require(lines.last).hasPrefix("::warning file=Contracts/wibmo-prepaid.json,line=10,col=9,"))
  }

  @Test func moreThanTenOfAKindEndWithTheirNumber() {
    var contract = Sample.contract
    contract.requirements = (0..<25).map { Sample.requirement("request.f\($0).length", .broken) }
    contract.cases = (0..<25).map { index in
      Sample.record(
        "request.f\(index).length/5", .failed, for: ["request.f\(index).length"],
        findings: [Sample.finding("request.f\(index).length")])
    }
    let lines = GitHubAnnotations().lines(of: Sample.run([contract]))
    #expect(lines.count == 10)
    #expect(lines.last == "::error title=and 16 more::16 more are in the reports: errors of a step are ten at most")
  }

  @Test(arguments: Sample.hostile + ["::stop-commands::x", "a%0Ab", "x,line=1::y"])
  func hostileTextMakesNoCommandOfItsOwn(_ text: String) {
    let lines = GitHubAnnotations().lines(of: Sample.hostileRun(text))
    for line in lines {
      #expect(!line.contains("\n") && !line.contains("\r"))
      let head = line.dropFirst(2).prefix { $0 != ":" }
      let properties = head.drop { $0 != " " }.dropFirst().split(separator: ",")
      #expect(properties.allSatisfy { $0.contains("=") } && properties.count == 4)
    }
  }

  @Test func gitLabGetsAListWithFingerprintsThatDiffer() throws {
    let bytes = GitLabAnnotations(folder: ContractFolder("Contracts")).bytes(of: Sample.run())
    let entries = try #require(try JSONReader.read(bytes).value.array)
    #expect(entries.count == 2)
    #expect(entries.compactMap { $0["severity"]?.string } == ["major", "minor"])
    #expect(Set(entries.compactMap { $0["fingerprint"]?.string }).count == 2)
    #expect(entries.first?["check_name"] == .string("wibmo-prepaid/reset-pin/request.newPIN.length"))
    #expect(
      entries.first?["location"]
        == .object([
          ("path", .string("Contracts/wibmo-prepaid.json")), ("lines", .object([("begin", .number(57))])),
        ]))
  }
}
