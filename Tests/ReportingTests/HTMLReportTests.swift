import CaseModel
import Foundation
import FoundationXML
import Testing

@testable import Reporting

@Suite struct HTMLReportTests {
  /// Reads the body of a report as XML, which it is but for elements without an end.
  static func body(_ bytes: [UInt8]) throws -> XMLElement {
    let text = String(decoding: bytes, as: UTF8.self)
    let start = try #require(text.range(of: "<body>"))
    let end = try #require(text.range(of: "<script>"))
    let body = text[start.lowerBound..<end.lowerBound].replacing(#/<input[^>]*>/#) { $0.output.dropLast() + "/>" }
    let hidden = body.replacing("class=\"search\" hidden>", with: "class=\"search\">")
    return try document(Array("\(hidden)</body>".utf8))
  }

  @Test func theVerdictAndItsReasonStandOnTop() throws {
    let bytes = HTMLReport().bytes(of: Sample.run())
    Sample.keep(bytes, "sample.html")
    Sample.keep(HTMLReport().bytes(of: RunRecordReaderTests.full), "full.html")
    let body = try Self.body(bytes)
    #expect(body.all("h1").map(\.stringValue) == ["does not conform"])
    #expect(body.all("p").first?.stringValue == "1 requirement is broken")
  }

  @Test func theMatrixHoldsEveryRequirementWithItsStatus() throws {
    let body = try Self.body(HTMLReport().bytes(of: Sample.run()))
    let matrix = try #require(body.all("div").first { $0["class"] == "matrix" })
    let rows = matrix.all("tr").dropFirst()
    #expect(rows.map { $0["class"] } == ["proved", "broken", "warned", "undecided", "not-exercised", "not-observable"])
    #expect(
      matrix.all("label").dropLast().map(\.stringValue).map { $0?.trimmingCharacters(in: .whitespacesAndNewlines) } == [
        "all (6)", "proved (1)", "broken (1)", "warned (1)", "undecided (1)", "not exercised (1)", "not observable (1)",
      ])
  }

  @Test func everyLinkLeadsToOnePlace() throws {
    let body = try Self.body(HTMLReport().bytes(of: Sample.run([Sample.contract, Sample.contract])))
    let all = ["section", "details", "tr", "li", "main"].flatMap { body.all($0) }.compactMap { $0["id"] }
    #expect(Set(all).count == all.count)
    let links = body.all("a").compactMap { $0["href"] }
    #expect(links.count > 10)
    #expect(links.allSatisfy { $0.hasPrefix("#") && all.contains(String($0.dropFirst())) || $0 == "#main" })
  }

  @Test func aFailureShowsItsExchangeAndCommand() throws {
    let body = try Self.body(HTMLReport().bytes(of: Sample.run()))
    let failure = try #require(body.all("details").first { $0["class"] == "failure broken" })
    #expect(failure.all("figcaption").map(\.stringValue) == ["sent", "sent, before sealing", "received"])
    #expect(failure.all("pre").last?.stringValue == "curl -X POST http://127.0.0.1/")
    #expect(failure.all("li").count == 4)
  }

  @Test(arguments: Sample.hostile) func hostileTextBecomesNoMarkup(_ text: String) throws {
    let bytes = HTMLReport().bytes(of: Sample.hostileRun(text))
    let page = String(decoding: bytes, as: UTF8.self)
    #expect(page.components(separatedBy: "<script>").count == 2)
    let body = try Self.body(bytes)
    #expect(body.all("x").isEmpty && body.all("script").isEmpty)
    #expect(body.all("pre").first?.stringValue == visible(text, keepsLines: true))
  }

  @Test func aFileLoadsNothing() {
    let page = String(decoding: HTMLReport().bytes(of: Sample.run()), as: UTF8.self)
    #expect(!page.contains("src="))
    #expect(page.matches(of: #/href="[^"]*"/#).allSatisfy { $0.output.hasPrefix("href=\"#") })
  }

  @Test func aHugeValueIsCut() {
    let bytes = HTMLReport().bytes(of: Sample.hostileRun(String(repeating: "<", count: 10_000_000)))
    #expect(bytes.count < 2_000_000)
  }
}
