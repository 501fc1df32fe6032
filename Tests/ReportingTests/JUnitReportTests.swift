import CaseModel
import ContractModel
import Foundation
import FoundationXML
import Testing

@testable import Reporting

/// Reads a report back with a parser that shares no code with its writer; the tree builder alone would mend it.
func document(_ bytes: [UInt8]) throws -> XMLElement {
  try #require(XMLParser(data: Data(bytes)).parse(), "not well-formed")
  return try #require(XMLDocument(data: Data(bytes), options: []).rootElement())
}

extension XMLElement {
  subscript(_ name: String) -> String? { attribute(forName: name)?.stringValue }

  /// All elements of a name at any depth.
  func all(_ name: String) -> [XMLElement] {
    (children ?? []).compactMap { $0 as? XMLElement }.flatMap { ($0.name == name ? [$0] : []) + $0.all(name) }
  }
}

@Suite struct JUnitReportTests {
  @Test func theDefaultDialectIsWhatBothSchemasTake() {
    let expected = """
      <?xml version="1.0" encoding="UTF-8"?>
      <testsuites>
        <testsuite name="wibmo-prepaid/reset-pin" package="wibmo-prepaid" id="0" hostname="localhost" tests="6" \
      failures="1" errors="1" skipped="2" timestamp="2024-02-29T23:59:59" time="0.014">
          <properties>
            <property name="kit" value="0.1.0"/>
            <property name="contract" value="wibmo-prepaid"/>
            <property name="contract.version" value="1.0.0"/>
            <property name="contract.file" value="wibmo-prepaid.json"/>
            <property name="contract.sha256" value="\(String(repeating: "ab", count: 32))"/>
            <property name="target" value="http://127.0.0.1:8080"/>
            <property name="target.mock" value="false"/>
            <property name="target.fault" value="none"/>
            <property name="target.authentication" value="none"/>
            <property name="suite" value="standard"/>
            <property name="seed" value="18446744073709551615"/>
            <property name="strict" value="false"/>
            <property name="without" value="observed"/>
            <property name="verdict" value="does not conform"/>
            <property name="requirements.documented.MUST" value="1 of 5 proved, 1 broken, 1 undecided, 1 not exercised, \
      1 not observable"/>
            <property name="requirements.documented.SHOULD" value="0 of 1 proved, 1 warned"/>
            <property name="fingerprints.wibmo-prepaid/reset-pin/request.newPIN.length" \
      value="567dce3bf6639e3b 600306ce1c6ec902 dec65e9ca93d0f91 e3592c25c03176c8"/>
            <property name="fingerprints.wibmo-prepaid/reset-pin/http.date" value="035a3e261e0ac2ae"/>
          </properties>
          <testcase name="wibmo-prepaid/reset-pin/outcome.accepted" classname="wibmo-prepaid.reset-pin.outcome" \
      time="0.002"/>
          <testcase name="wibmo-prepaid/reset-pin/request.newPIN.length" \
      classname="wibmo-prepaid.reset-pin.request.newPIN" time="0.008">
            <failure message="a PIN of the wrong length was accepted: expected refused, actual accepted (status 200)" \
      type="broken">wibmo-prepaid.json:57:9: a PIN of the wrong length was accepted
      id        wibmo-prepaid/reset-pin/request.newPIN.length
      promise   MUST: newPIN has exactly 4 digits
      source    Wibmo Prepaid: Reset PIN API, lines 40-41 [doc]
      expected  refused
      actual    accepted (status 200)
      where     response.responseCode
      cases     wibmo-prepaid/reset-pin/request.newPIN.length/5
                wibmo-prepaid/reset-pin/request.newPIN.length/3
                wibmo-prepaid/reset-pin/request.newPIN.length/6
                wibmo-prepaid/reset-pin/request.newPIN.length/7
      hint      the request is the control with one thing broken: newPIN has 5 digits

      &gt; POST /api/v1/resetPIN HTTP/1.1
      &gt; Host: 127.0.0.1
      &gt;
      &gt; {"token":"AbC"}
      &gt;&gt; {"newPIN":"•••"}
      &lt; HTTP/1.1 200 OK
      &lt; Content-Length: 2
      &lt;
      &lt; {}

      curl -X POST http://127.0.0.1/</failure>
          </testcase>
          <testcase name="wibmo-prepaid/reset-pin/http.date" classname="wibmo-prepaid.reset-pin.http" time="0.002"/>
          <testcase name="wibmo-prepaid/reset-pin/request.urn.identity" \
      classname="wibmo-prepaid.reset-pin.request.urn" time="0.002">
            <error message="the control was refused" type="undecided">wibmo-prepaid.json:10:9: the control was refused
      id        wibmo-prepaid/reset-pin/request.urn.identity
      promise   MUST: urn names the wallet
      source    Wibmo Prepaid: Reset PIN API, lines 40-41 [doc]
      case      wibmo-prepaid/reset-pin/request.urn.identity/unknown</error>
          </testcase>
          <testcase name="wibmo-prepaid/reset-pin/request.entityId.presence" \
      classname="wibmo-prepaid.reset-pin.request.entityId" time="0.000">
            <skipped message="not exercised: no binding entityId"/>
          </testcase>
          <testcase name="wibmo-prepaid/reset-pin/storage.pin" classname="wibmo-prepaid.reset-pin.storage" time="0.000">
            <skipped message="not observable: nobody outside sees it"/>
          </testcase>
          <system-out>warned: wibmo-prepaid.json:10:9: no Date field
      id        wibmo-prepaid/reset-pin/http.date
      promise   SHOULD: answers carry a Date
      source    Wibmo Prepaid: Reset PIN API, lines 40-41 [doc]
      expected  a Date field
      actual    none
      where     header Date
      case      wibmo-prepaid/reset-pin/http.date/control
      hint      the request is the control with one thing broken: newPIN has 5 digits

      &gt; POST /api/v1/resetPIN HTTP/1.1
      &gt; Host: 127.0.0.1
      &gt;
      &gt; {"token":"AbC"}
      &gt;&gt; {"newPIN":"•••"}
      &lt; HTTP/1.1 200 OK
      &lt; Content-Length: 2
      &lt;
      &lt; {}

      curl -X POST http://127.0.0.1/

      </system-out>
          <system-err/>
        </testsuite>
      </testsuites>

      """
    #expect(String(decoding: JUnitReport().bytes(of: Sample.run()), as: UTF8.self) == expected)
  }

  @Test(arguments: JUnitReport.Dialect.allCases) func totalsAgreeWithTheTestcases(_ dialect: JUnitReport.Dialect) throws
  {
    let run = Sample.run([Sample.contract, Sample.contract], isStrict: true)
    let root = try document(JUnitReport(dialect, requiresExercised: true).bytes(of: run))
    for suite in root.all("testsuite") {
      #expect(suite["tests"] == String(suite.all("testcase").count))
      #expect(suite["failures"] == String(suite.all("failure").count))
      #expect(suite["errors"] == String(suite.all("error").count))
      #expect(suite["skipped"] == String(suite.all("skipped").count))
    }
    let totals = Totals(run)
    #expect(root.all("testcase").count == totals.requirementCount)
    #expect(
      root.all("failure").count == totals[RequirementRecord.Status.broken] + totals[RequirementRecord.Status.warned])
    #expect(root.all("error").count == totals[RequirementRecord.Status.undecided] + totals[.notExercised])
    #expect(root.all("skipped").count == totals[.notObservable])
  }

  @Test func aStrictRunFailsWarnings() throws {
    let root = try document(JUnitReport().bytes(of: Sample.run(isStrict: true)))
    #expect(root.all("failure").map { $0["type"] } == ["broken", "warned"])
  }

  @Test func aMustThatWasNotExercisedIsAnErrorOnlyOnDemand() throws {
    var contract = Sample.contract
    contract.requirements[5].status = .notExercised
    contract.requirements[5].requirement.level = .should
    let root = try document(JUnitReport(requiresExercised: true).bytes(of: Sample.run([contract])))
    #expect(root.all("error").map { $0["type"] } == ["undecided", "not exercised"])
    #expect(root.all("skipped").count == 1)
  }

  @Test func gitlabAddsFileAndOutput() throws {
    let root = try document(JUnitReport(.gitlab).bytes(of: Sample.run()))
    let cases = root.all("testcase")
    #expect(cases.allSatisfy { $0["file"] == "wibmo-prepaid.json" && $0["line"] == nil })
    #expect(cases.allSatisfy { $0.all("system-out").count == 1 && $0.all("properties").isEmpty })
    #expect(cases[0].all("system-out").first?.stringValue == "MUST: a valid request is accepted\n1 case")
  }

  @Test func richAddsLineAndPropertiesAndTotals() throws {
    let root = try document(JUnitReport(.rich).bytes(of: Sample.run()))
    let length = root.all("testcase")[1]
    #expect(length["line"] == "57")
    let properties = length.all("property").map { "\($0["name"] ?? "")=\($0["value"] ?? "")" }
    #expect(properties.prefix(3) == ["status=broken", "level=MUST", "suite=documented"])
    #expect(root["tests"] == "6" && root["failures"] == "1" && root["errors"] == "1" && root["time"] == "0.014")
  }

  @Test func namesAreUniqueAndShortEnough() throws {
    var contract = Sample.contract
    let long = Sample.prefix + "request." + String(repeating: "é😀", count: 400)
    contract.requirements[0].requirement.id = long + ".a"
    contract.requirements[1].requirement.id = long + ".b"
    let root = try document(JUnitReport().bytes(of: Sample.run([contract, contract])))
    let names = root.all("testcase").compactMap { $0["name"] }
    #expect(names.count >= 12 && Set(names).count == names.count)
    #expect(root.all("testcase").allSatisfy { ($0["name"] ?? "").utf16.count <= 512 })
    #expect(root.all("testcase").allSatisfy { ($0["classname"] ?? "").utf16.count <= 512 })
    #expect(Set(root.all("testsuite").compactMap { $0["name"] }).count == 2)
  }

  @Test func aTargetThatWasNeverReachedStandsInTheErrors() throws {
    var contract = Sample.contract
    contract.unreachable = "connection refused"
    contract.requirements = []
    contract.cases = []
    let root = try document(JUnitReport().bytes(of: Sample.run([contract])))
    #expect(root.all("testsuite").count == 1)
    #expect(root.all("system-err").first?.stringValue == "the target was never reached: connection refused\n")
  }

  @Test(arguments: Array(Sample.hostile.enumerated()), JUnitReport.Dialect.allCases)
  func hostileTextLeavesItWellFormed(_ text: (offset: Int, element: String), _ dialect: JUnitReport.Dialect) throws {
    let bytes = JUnitReport(dialect).bytes(of: Sample.hostileRun(text.element))
    Sample.keep(bytes, "hostile-\(text.offset)-\(dialect).xml")
    let root = try document(bytes)
    #expect(root.all("testcase").count == 6)
    #expect(root.all("script").isEmpty)
    #expect(root.all("failure").first?.stringValue?.contains("actual    ") == true)
    #expect(!String(decoding: bytes, as: UTF8.self).contains("[[ATTACHMENT"))
  }

  @Test func aHugeValueIsCutAndSaysSo() throws {
    let bytes = JUnitReport(.rich).bytes(of: Sample.hostileRun(String(repeating: "]]>\u{0}", count: 2_500_000)))
    #expect(bytes.count < 2_000_000)
    let root = try document(bytes)
    #expect(root.all("failure").first?.stringValue?.contains("(cut: 9998000 more bytes)") == true)
  }

  @Test func timesOfAnyRecordAreNumbers() throws {
    var contract = Sample.contract
    contract.startedAt = .max
    for index in contract.cases.indices { contract.cases[index].duration = index % 2 == 0 ? .max : .min }
    let root = try document(JUnitReport(.rich).bytes(of: Sample.run([contract, contract])))
    #expect(root.all("testsuite").allSatisfy { $0["timestamp"] == "9999-12-31T23:59:59" })
    #expect(root.all("testcase").allSatisfy { ($0["time"] ?? "").wholeMatch(of: #/[0-9]+\.[0-9]{3}/#) != nil })
  }

  @Test func filesForSchemaChecks() {
    for dialect in JUnitReport.Dialect.allCases {
      Sample.keep(
        JUnitReport(dialect).bytes(of: Sample.run([Sample.contract, Sample.contract])), "sample-\(dialect).xml")
      Sample.keep(JUnitReport(dialect).bytes(of: Sample.run([])), "empty-\(dialect).xml")
    }
  }
}
