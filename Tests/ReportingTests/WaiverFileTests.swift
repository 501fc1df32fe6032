import CaseModel
import Foundation
import Testing

@testable import Reporting

@Suite struct WaiverFileTests {
  static let text = """
    {
      "format": 1,
      "waivers": [
        {
          "requirement": "wibmo-prepaid/reset-pin/request.newPIN.length",
          "fingerprint": "0123456789abcdef",
          "reason": "the new core mends it",
          "owner": "payments",
          "ticket": "PAY-7",
          "expires": "2027-01-31"
        }
      ]
    }

    """
  static let known: Set<String> = [WaiverTests.length]

  /// The problems of the file with one text replaced by another.
  static func problems(_ old: String, _ new: String) -> [String] {
    let bytes = Array(text.replacing(old, with: new, maxReplacements: 1).utf8)
    do throws(WaiverFile.Failure) {
      _ = try WaiverFile.read(bytes, requirements: known)
      return []
    } catch {
      return error.problems.map { $0.line(file: "waivers.json", in: bytes) }
    }
  }

  @Test func aFilledFileReadsBackAsItWas() throws {
    let file = try WaiverFile.read(Array(Self.text.utf8), requirements: Self.known)
    #expect(file.waivers.map(\.ticket) == ["PAY-7"])
    #expect(try WaiverFile.read(file.bytes(), requirements: Self.known) == file)
  }

  @Test(arguments: [
    ("\"payments\"", "\"\"", "waivers.json:8:16: waivers[0].owner: is not filled in; name who answers for the breach"),
    ("\"payments\"", "\" \\t\"", "waivers[0].owner: is not filled in; name who answers for the breach"),
    ("\"PAY-7\"", "\"\"", "waivers.json:9:17: waivers[0].ticket: is not filled in; name the ticket of the work on it"),
    (
      "2027-01-31", "",
      "waivers.json:10:18: waivers[0].expires: is not filled in; give the last day on which the waiver holds as 2027-01-31"
    ),
    ("2027-01-31", "2027-02-29", "waivers[0].expires: 2027-02-29 is no day; write it as 2027-01-31"),
    ("2027-01-31", "31.01.2027", "waivers[0].expires: 31.01.2027 is no day; write it as 2027-01-31"),
    ("2027-01-31", "20270131", "waivers[0].expires: 20270131 is no day"),
    ("2027-01-31", "2027-1-031", "waivers[0].expires: 2027-1-031 is no day"),
    ("the new core mends it", "", "waivers[0].reason: is not filled in; say why the breach may stand"),
    ("0123456789abcdef", "0123456789ABCDEF", "waivers[0].fingerprint: 0123456789ABCDEF is no fingerprint"),
    ("\"owner\"", "\"onwer\"", "unknown member onwer; did you mean owner?"),
    ("newPIN.length\"", "newPIN.lenght\"", "did you mean wibmo-prepaid/reset-pin/request.newPIN.length?"),
    ("\"format\": 1", "\"format\": 2", "waivers.json:2:13: format 2 is not format 1, which this kit reads"),
    ("\"format\": 1,", "", "format is missing"),
    ("\"format\": 1,", "\"format\": 1,,", "waivers.json:2:15: not JSON: unexpected ','"),
    ("\"ticket\": \"PAY-7\"", "\"ticket\": 7", "waivers[0].ticket: a string is wanted, not number 7"),
    ("\"ticket\"", "\"owner\": \"x\", \"ticket\"", "a second member owner"),
    ("[\n", "[7,\n", "waivers[0]: an object is wanted, not number 7"),
  ])
  func eachProblemIsNamedWithItsPlace(_ old: String, _ new: String, _ expected: String) {
    let problems = Self.problems(old, new)
    #expect(problems.contains { $0.contains(expected) }, "\(problems)")
  }

  @Test func aBreachIsWaivedOnce() {
    let waiver = Self.text.drop { $0 != "[" }.dropFirst().prefix { $0 != "]" }
    let problems = Self.problems("[", "[\(waiver),")
    #expect(problems.count == 1)
    #expect(problems.first?.contains("waivers[1]: this breach is waived above") == true)
  }

  @Test func noTruncationTrapsAndNothingElseIsTaken() {
    let bytes = Array(Self.text.utf8)
    for count in 0..<bytes.count - 2 {
      #expect(throws: WaiverFile.Failure.self) {
        try WaiverFile.read(Array(bytes.prefix(count)), requirements: Self.known)
      }
    }
    for text in ["", "null", "[]", "7", String(repeating: "[", count: 100_000), "\u{0}"] {
      #expect(throws: WaiverFile.Failure.self) { try WaiverFile.read(Array(text.utf8), requirements: Self.known) }
    }
  }

  @Test func theCommittedSchemaIsTheOneTheTablesMake() throws {
    Sample.keep(WaiverFile.schema(), "waivers.schema.json")
    let file = RunSchemaTests.file.deletingLastPathComponent().appending(path: "waivers.schema.json")
    #expect(try Data(contentsOf: file) == Data(WaiverFile.schema()))
  }
}
