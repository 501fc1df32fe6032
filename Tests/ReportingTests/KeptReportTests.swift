import CaseModel
import ContractModel
import Foundation
import Reporting
import Testing

/// The sample reports of the repository are what the kit makes of their records today.
@Suite struct KeptReportTests {
  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Reports")

  static let verdicts = [
    "conforming": "conforms", "faulty": "does not conform", "mastercard-mdes": "conforms",
    "bankezy-onboarding": "conforms",
    "processa-aspen": "conforms",
  ]

  static let contracts = ContractFolder("Contracts")

  /// The lines as a command prints them.
  static func lines(_ lines: [String]) -> [UInt8] { Array(lines.map { $0 + "\n" }.joined().utf8) }

  static let writers: [String: @Sendable (RunRecord) -> [UInt8]] = [
    "run.json": { JSONReport().bytes(of: $0) }, "junit.xml": { JUnitReport().bytes(of: $0) },
    "junit.gitlab.xml": { JUnitReport(.gitlab).bytes(of: $0) }, "junit.rich.xml": { JUnitReport(.rich).bytes(of: $0) },
    "report.html": { HTMLReport().bytes(of: $0) }, "report.md": { MarkdownReport().bytes(of: $0) },
    "matrix.md": { MarkdownReport().bytes(of: $0) }, "report.sarif": { SARIFReport(folder: contracts).bytes(of: $0) },
    "gl-code-quality-report.json": { GitLabAnnotations(folder: contracts).bytes(of: $0) },
    "annotations.github.txt": { lines(GitHubAnnotations(folder: contracts).lines(of: $0)) },
    "console.txt": { lines([ConsoleReport().text(of: $0)]) },
  ]

  static func record(_ name: String) throws -> RunRecord {
    try RunRecordReader.read(Array(Data(contentsOf: folder.appending(path: "\(name)/run.json"))))
  }

  @Test(arguments: verdicts.keys.sorted()) func everyReportFollowsFromItsRecord(name: String) throws {
    let record = try Self.record(name)
    let folder = Self.folder.appending(path: name)
    for file in try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() {
      let writer = try #require(Self.writers[file], "no report is called \(file)")
      let isSame = try Data(contentsOf: folder.appending(path: file)) == Data(writer(record))
      #expect(isSame, "\(name)/\(file) is stale: make the reports again with .ci/reports")
    }
    #expect(record.verdict.rawValue == Self.verdicts[name])
  }

  @Test func theFaultyRunIsOfOneContractWithThreeFaults() throws {
    let run = try Self.record("faulty")
    let contract = try #require(run.contracts.first)
    let faults = contract.target.fault?.split(separator: ", ") ?? []
    #expect(run.contracts.count == 1 && faults.count == 3)
    let broken = contract.requirements.filter { $0.status == .broken }.map(\.requirement.id)
    #expect(faults.allSatisfy { fault in broken.contains { fault.hasPrefix("\($0):") } })
  }

  @Test func everyBuiltInContractHasItsReportsFromARunThatSaysWhatItRanOn() throws {
    let runs = try Self.verdicts.keys.map(Self.record)
    #expect(Set(runs.flatMap(\.contracts).map(\.id)).count == 5)
    #expect(runs.allSatisfy { $0.environment != nil })
  }
}
