import Foundation
import JSONCore
import Judging
import Planning
import Testing

@testable import ConformanceKit

/// The kill matrix that the repository keeps: of today's contracts and faults, and without a gap.
@Suite struct KillMatrixTests {
  private static let folder = FloorsTests.root.appending(path: "Reports/selftest")
  private static let again = "make the matrix again: .ci/reports --selftest"

  /// One of the matrix's records and the self-test that it is of.
  struct Part: Sendable, CustomTestStringConvertible {
    var index: Int
    var test: SelfTest
    var testDescription: String { "\(test.contract.id), \(test.authentication)" }
  }

  static let parts: [Part] = {
    let contracts = Shipped.names.sorted().compactMap { try? Shipped.contract($0) }
    let tests = (contracts + [try? ParcelLocker.contract()].compactMap(\.self)).flatMap { SelfTest.all(of: $0) }
    return tests.enumerated().map { Part(index: $0.offset, test: $0.element) }
  }()

  private let matrix: JSONValue
  private let records: [JSONValue]

  init() throws {
    matrix = try JSONReader.read(Array(Data(contentsOf: Self.folder.appending(path: "matrix.json")))).value
    records = try #require(matrix["contracts"]?.array)
  }

  @Test func itHasAllContractsInBothForms() throws {
    let markdown = try String(contentsOf: Self.folder.appending(path: "matrix.md"), encoding: .utf8)

    #expect(Set(Self.parts.map(\.test.contract.id)).count == 6)
    #expect(records.count == Self.parts.count, "\(Self.again)")
    for part in Self.parts {
      #expect(markdown.contains("Contract SHA-256 `\(part.test.contract.source.sha256)`."), "\(Self.again)")
    }
  }

  @Test(arguments: parts) func itIsOfTodaysContractsAndFaults(part: Part) throws {
    let record = try #require(records.dropFirst(part.index).first)
    let test = part.test

    #expect(record["contract"]?.string == test.contract.id && record["authentication"]?.string == test.authentication)
    #expect(record["sha256"]?.string == test.contract.source.sha256, "\(Self.again)")
    #expect(record["subjects"]?.string == SelfTestRecord.subjects(of: test), "\(Self.again)")
    #expect(record["faults"]?.array?.compactMap { $0["name"]?.string } == test.faults.map(\.name), "\(Self.again)")
  }

  @Test(arguments: parts) func everyFaultDiesAndEveryVariantPasses(part: Part) throws {
    let record = try #require(records.dropFirst(part.index).first)
    let names = { (list: String, isBad: (JSONValue) -> Bool) in
      (record[list]?.array ?? []).filter(isBad).compactMap { $0["name"]?.string }
    }

    #expect(names("faults") { $0["outcome"]?.string == "survived" || $0["cases"]?.array?.isEmpty != false } == [])
    #expect(names("variants") { $0["passed"]?.bool != true } == [])
    #expect(names("degenerates") { $0["passed"]?.bool != true || $0["sentence"]?.string?.isEmpty != false } == [])
    #expect(record["withoutFault"]?.array?.isEmpty == true)
    #expect(record["passed"]?.bool == true)
    #expect(record["faults"]?.array?.isEmpty == false && (record["variants"]?.array?.count ?? 0) >= 20)
    #expect(record["degenerates"]?.array?.count == 13)
  }

  @Test(arguments: Planner.generators.map(\.name)) func everyGeneratorCatchesAFaultThatNothingElseDoes(name: String) {
    #expect(matrix["generators"]?[name]?.string != nil)
  }

  @Test(arguments: Judge.checkNames) func everyCheckCatchesAFaultThatNothingElseDoes(name: String) {
    #expect(matrix["checks"]?[name]?.string != nil)
  }
}
