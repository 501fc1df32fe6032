import CaseModel
import Foundation
import Reporting
import Testing

/// The sample reports of the repository are what the kit makes of their records today.
@Suite struct KeptReportTests {
  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Reports")

  @Test(arguments: ["conforming", "faulty"]) func everyReportFollowsFromItsRecord(name: String) throws {
    let folder = Self.folder.appending(path: name)
    let bytes = { (file: String) in Array(try Data(contentsOf: folder.appending(path: file))) }
    let record = try RunRecordReader.read(bytes("run.json"))
    let isSame = try [
      JSONReport().bytes(of: record) == bytes("run.json"), JUnitReport().bytes(of: record) == bytes("junit.xml"),
      HTMLReport().bytes(of: record) == bytes("report.html"),
    ]
    #expect(isSame == [true, true, true], "make them again: conform report Reports/\(name)/run.json")
    #expect(record.verdict.rawValue == (name == "faulty" ? "does not conform" : "conforms"))
  }
}
