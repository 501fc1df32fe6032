import CaseModel
import ContractModel
import Foundation
import HTTPCore
import JSONCore
import Testing

@testable import Reporting

@Suite struct RunRecordReaderTests {
  /// A record in which every optional part is there.
  static var full: RunRecord {
    var contract = Sample.contract
    contract.stopped = "ten requests were not answered"
    contract.unreachable = "connection refused"
    contract.notes = ["look at apiKey", "é \u{0}\u{2028}"]
    contract.target.isMock = true
    contract.target.fault = "request.newPIN.length/unchecked"
    contract.target.rate = 0.1
    contract.target.timeoutSeconds = 1e-7
    contract.target.verifiesCertificate = true
    contract.requirements[0].requirement.citations[0].section = "§3"
    contract.requirements[0].requirement.citations[0].sha256 = "00ff"
    contract.requirements[0].requirement.citations.append(Citation(document: "rfc9110", provenance: .calc))
    contract.cases[0].exchanges[0].responseOpened = "{}"
    contract.cases[0].exchanges[0].way = "over TLS 1.1: TLSv1.1 with AES256-SHA"
    contract.tls = TLSDetails(
      version: "TLSv1.3", cipher: "TLS_AES_256_GCM_SHA384",
      certificate: TLSCertificate(
        subject: "CN=pin", issuer: "CN=authority", names: ["DNS:pin.example"], notBefore: 1, notAfter: 2,
        period: "1970-01-01 00:00:01Z to 1970-01-01 00:00:02Z", sha256: "00ff"))
    contract.cases[1].findings[0].needsConfirmation = true
    contract.cases[1].findings[0].step = 2
    contract.cases[1].findings[0].stability = Stability(seen: 2, sent: 4)
    contract.cases[2].exchanges.append(Sample.exchange(1, response: nil))
    contract.cases[1].shrunkFrom = "newPIN has 5 digits and urn is absent"
    contract.shard = ShardRecord(
      index: 2, count: 5, plan: ["a/b/c"], operations: ["reset-pin"], accepted: ["reset-pin"], held: ["a/b/d"],
      unexercised: ["a/b/e": "the suite leaves it out"])
    contract.cases[3].duration = .max
    var run = Sample.run([contract, Sample.contract], isStrict: true)
    run.wasInterrupted = true
    run.environment = "Linux, x86_64"
    run.only = "wibmo-prepaid/"
    run.waivers = ContractSource(file: "waivers.json", sha256: "00ff")
    run.contracts[0].cases[1].findings[0].fingerprint = "0123456789abcdef"
    run.contracts[0].cases[1].findings[0].waiver = "PAY-7"
    run.contracts[0].cases[2].outcome = .waived
    run.contracts[0].requirements[1].status = .waived
    run.contracts[0].waivers = [
      WaiverRecord(
        Waiver(
          requirement: "a/b/c", fingerprint: "0123456789abcdef", caseID: "a/b/c/d", finding: "found", reason: "so",
          owner: "payments", ticket: "PAY-7", expires: "2027-01-31"), state: .used)
    ]
    return run
  }

  @Test func aRecordReadsBackAsItWas() throws {
    for run in [Self.full, Sample.run(), Sample.run([])] {
      #expect(try RunRecordReader.read(JSONReport().bytes(of: run)) == run)
    }
  }

  @Test(arguments: Sample.hostile) func hostileTextReadsBackAsItWas(_ text: String) throws {
    let run = Sample.hostileRun(text)
    let bytes = JSONReport().bytes(of: run)
    let read = try RunRecordReader.read(bytes)
    #expect(read == run)
    #expect(Array(read.contracts[0].notes[0].utf8) == Array(text.utf8))
    #expect(throws: Never.self) { try JSONSerialization.jsonObject(with: Data(bytes)) }
  }

  /// The sample run as kit 0.1.0 wrote it, before findings had fingerprints.
  @Test func aRecordOfTheFirstKitIsRead() throws {
    let file = RunSchemaTests.file.deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("Tests/Fixtures/run-0.1.0.json")
    let run = try RunRecordReader.read(Array(Data(contentsOf: file)))
    #expect(run == Sample.run())
    for (name, writer) in KeptReportTests.writers {
      let bytes = writer(run)
      #expect(!bytes.isEmpty && bytes == writer(Sample.run()), "\(name)")
    }
    #expect(!RunComparison(run, run).hasRegressions && !RunComparison(run, run).html.isEmpty)
  }

  @Test func reportsMadeFromTheFileAreTheSame() throws {
    let run = Self.full
    let read = try RunRecordReader.read(JSONReport().bytes(of: run))
    #expect(ConsoleReport().text(of: read) == ConsoleReport().text(of: run))
    #expect(JUnitReport(.rich).bytes(of: read) == JUnitReport(.rich).bytes(of: run))
    #expect(JSONReport().bytes(of: read) == JSONReport().bytes(of: run))
  }

  @Test func oneCaseIsOneLineAndTheVerdictStandsOnTop() {
    let lines = String(decoding: JSONReport().bytes(of: Sample.run()), as: UTF8.self).split(separator: "\n")
    #expect(lines[1...2] == ["  \"format\": 1,", "  \"verdict\": \"does not conform\","])
    #expect(lines.count { $0.hasPrefix("        {\"id\":\"wibmo-prepaid/reset-pin/") } == 7)
    #expect(lines.contains { $0.hasPrefix("        {\"requirement\":{\"id\":\"wibmo-prepaid/reset-pin/storage.pin\"") })
  }

  /// The problems of a sample record with one text replaced by another.
  static func problems(_ old: String, _ new: String) -> [String] {
    let text = String(decoding: JSONReport().bytes(of: Sample.run()), as: UTF8.self)
    let bytes = Array(text.replacing(old, with: new, maxReplacements: 1).utf8)
    do {
      _ = try RunRecordReader.read(bytes)
      return []
    } catch {
      return error.problems.map { $0.line(file: "run.json", in: bytes) }
    }
  }

  @Test(arguments: [
    ("\"format\": 1", "\"format\": 2", "run.json:2:13: format 2 is not format 1, which this kit reads"),
    (
      "\"seed\": \"18446744073709551615\"", "\"seed\": 7",
      "run.json:7:11: seed: a string of digits is wanted, not number 7"
    ),
    (
      "18446744073709551615", "18446744073709551616",
      "run.json:7:11: seed: a string of digits is wanted, not string \"18446744073709551616\""
    ),
    ("\"kit\"", "\"kitt\"", "run.json:1:1: kit is missing"),
    ("\"isStrict\": false", "\"isStrict\": 0", "run.json:9:15: isStrict: true or false is wanted, not number 0"),
    (
      "\"verdict\": \"does not conform\"", "\"verdict\": \"conforms\"",
      "run.json:3:14: verdict: does not follow from the rest of the record"
    ),
    (
      "\"kind\":\"control\"", "\"kind\":\"contrl\"",
      "contracts[0].cases[0].kind: contrl is none of control, positive, negative, open, scenario; did you mean control?"
    ),
    (
      "\"lines\":\"40-41\"", "\"lines\":\"41-40\"",
      "contracts[0].requirements[0].requirement.citations[0].lines: a range of lines as 28-30 is wanted"
    ),
    ("\"duration\": 1930000", "\"duration\": 1.5", "duration: an integer of 64 bits is wanted, not number 1.5"),
    ("\"rate\": 0.0", "\"rate\": 1e999", "contracts[0].target.rate: a finite number is wanted, not number 1e999"),
    ("\"notes\": []", "\"notes\": {}", "contracts[0].notes: an array is wanted, not object"),
    ("\"suite\": \"standard\"", "\"suite\": \"standard\", \"siute\": 1", "unknown member siute; did you mean suite?"),
    ("\"suite\": \"standard\"", "\"suite\": \"standard\", \"suite\": \"http\"", "run.json:8:24: a second member suite"),
    ("\"format\": 1,", "\"format\": 1,,", "run.json:2:15: unexpected ','"),
  ])
  func eachProblemIsNamedWithItsPlace(_ old: String, _ new: String, _ expected: String) {
    #expect(Self.problems(old, new).contains { $0.contains(expected) })
  }

  @Test func allProblemsAreNamedAtOnce() {
    #expect(
      Self.problems("\"seed\": \"18446744073709551615\",\n  \"suite\": \"standard\"", "\"seed\": 1, \"suite\": 2").count
        == 2)
  }

  @Test(arguments: [
    "", "[]", "null", "{}", "{\"format\": 99999999999999999999}", "{\"format\":\"1\"}", "[[[[", "\u{FEFF}{}",
  ])
  func whatIsNoRecordIsRefused(_ text: String) {
    #expect(throws: RunRecordError.self) { try RunRecordReader.read(Array(text.utf8)) }
  }

  @Test func aFileFullOfProblemsNamesAHundred() {
    let cases = String(repeating: "1,", count: 5_000) + "1"
    let problems = Self.problems("\"without\": [\n    \"observed\"\n  ]", "\"without\": [\(cases)]")
    #expect(problems.count == 100)
  }

  @Test func noTruncationOfARecordTraps() {
    let bytes = JSONReport().bytes(of: Sample.run())
    for count in stride(from: 0, to: bytes.count - 1, by: 37) {
      #expect(throws: RunRecordError.self) { try RunRecordReader.read(Array(bytes.prefix(count))) }
    }
  }
}
