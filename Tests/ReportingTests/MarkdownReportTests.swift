import CaseModel
import Foundation
import Testing

@testable import Reporting

@Suite struct MarkdownReportTests {
  static func text(_ run: RunRecord, limit: Int = MarkdownReport.stepSummary) -> String {
    String(decoding: MarkdownReport(limit: limit).bytes(of: run), as: UTF8.self)
  }

  @Test func theVerdictAndItsReasonStandOnTop() {
    let lines = Self.text(Sample.run()).split(separator: "\n").prefix(2)
    #expect(lines == ["# ❌ does not conform", "1 requirement is broken."])
  }

  @Test func everyRequirementIsARowWithItsStatusAndReason() {
    let rows = Self.text(Sample.run()).split(separator: "\n").filter {
      $0.contains("| MUST |") || $0.contains("| SHOULD |")
    }
    .filter { $0.contains("`wibmo-prepaid/") }
    #expect(rows.count == Sample.contract.requirements.count)
    #expect(
      rows.contains {
        $0.hasPrefix("| ➖ not exercised: no binding entityId | `wibmo-prepaid/reset-pin/request.entityId.presence` |")
      })
  }

  @Test func totalsCountEveryRequirement() {
    let table = Self.text(Sample.run()).split(separator: "\n").filter { $0.hasPrefix("| documented |") }
    #expect(
      table == [
        "| documented | MUST | 1 | 1 | 0 | 1 | 1 | 1 | 5 |", "| documented | SHOULD | 0 | 0 | 1 | 0 | 0 | 0 | 1 |",
      ])
  }

  @Test(
    arguments: Sample.hostile + ["a | b `c` ```` d", "# x\n- y\n1. z", "@user https://example.org www.example.org"])
  func hostileTextBecomesNoMarkup(_ text: String) {
    let plain = Self.text(Sample.hostileRun("plain"))
    let hostile = Self.text(Sample.hostileRun(text))
    // Tags, headings, cells and fences are those that harmless text has.
    for pattern in [#"(?m)^#+ "#, #"(?m)^(`{3,})"#, #"(?<!\\)\|"#, #"(?m)^- "#] {
      let count = { (page: String) in (try? Regex(pattern)).map { page.matches(of: $0).count } }
      #expect(count(Self.outsideFences(hostile)) == count(Self.outsideFences(plain)), "\(pattern)")
    }
    let tags = Self.outsideFences(hostile).replacing(#/`+[^`]*`+/#, with: "").matches(of: #/<[a-z!\/][^>]*>/#)
    #expect(tags.allSatisfy { ["<details>", "<summary>", "</summary>", "</details>"].contains($0.output) })
  }

  /// The document without what stands in fenced blocks.
  private static func outsideFences(_ page: String) -> String {
    var fence: Substring?
    return page.split(separator: "\n", omittingEmptySubsequences: false).filter { line in
      if let open = fence {
        if line == open { fence = nil }
        return false
      }
      if line.hasPrefix("```") { fence = line.prefix { $0 == "`" } }
      return true
    }.joined(separator: "\n")
  }

  @Test func aLongReportIsCutAndSaysSo() {
    var contract = Sample.contract
    contract.requirements = (0..<20_000).map { index in
      Sample.requirement("request.f\(index).length", .broken, String(repeating: "x", count: 80), cases: ["5"])
    }
    let text = Self.text(Sample.run([contract]))
    #expect(text.utf8.count <= MarkdownReport.stepSummary)
    #expect(text.hasSuffix("**Cut here:** the rest does not fit into 1048576 bytes. `run.json` holds everything.\n"))
    #expect(!Self.text(Sample.run()).contains("Cut here"))
  }
}
