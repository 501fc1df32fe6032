import CaseModel
import Foundation
import FoundationXML
import PayloadCrypto
import Testing

@testable import Reporting

@Suite struct HTMLReportTests {
  /// WCAG 2.2 §1.4.3, level AA: 4.5 to 1, by the relative luminance of its definition.
  @Test func everyColourOfTextHasTheContrastOfLevelAA() throws {
    let sheet = "\(HTMLStyle.sheet)"
    let dark = try #require(sheet.range(of: "@media (prefers-color-scheme: dark)"))
    let light = colours(sheet[..<dark.lowerBound])
    let palettes = [light, light.merging(colours(sheet[dark.lowerBound...].prefix(400))) { $1 }]
    for palette in palettes {
      for background in ["page", "panel"] {
        for text in ["text", "soft", "good", "bad", "fair", "link"] {
          let ratio = contrast(try #require(palette[text]), try #require(palette[background]))
          #expect(ratio >= 4.5, "\(text) on \(background): \(ratio)")
        }
      }
      #expect(contrast(try #require(palette["text"]), try #require(palette["mark"])) >= 4.5)
    }
    #expect(palettes[0] != palettes[1] && palettes[0].count == 10)
  }

  /// The variables of a style sheet that are colours.
  private func colours(_ sheet: some StringProtocol) -> [String: UInt32] {
    let pairs = String(sheet).matches(of: /--([a-z]+): #([0-9a-f]{6})/).map {
      (String($0.1), UInt32($0.2, radix: 16) ?? 0)
    }
    return Dictionary(pairs) { first, _ in first }
  }

  private func contrast(_ one: UInt32, _ other: UInt32) -> Double {
    let luminances = [one, other].map { colour in
      zip([16, 8, 0], [0.2126, 0.7152, 0.0722]).reduce(0.0) { sum, part in
        let value = Double(colour >> UInt32(part.0) & 0xFF) / 255
        return sum + part.1 * (value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4))
      }
    }.sorted()
    return (luminances[1] + 0.05) / (luminances[0] + 0.05)
  }

  @Test func thePolicyOfThePageAllowsItsOwnStyleAndScript() {
    let digest = { (text: StaticString) in
      Base64.encode(Digest.sha256(text.withUTF8Buffer { Array($0) }))
    }
    #expect(digest(HTMLStyle.sheet) == "\(HTMLStyle.digest)")
    #expect(digest(HTMLScript.text) == "\(HTMLScript.digest)")
  }

  /// Reads the body of a report as XML, which it is but for elements without an end.
  static func body(_ bytes: [UInt8]) throws -> XMLElement {
    let text = String(decoding: bytes, as: UTF8.self)
    let start = try #require(text.range(of: "<body>"))
    let end = try #require(text.range(of: "<script>"))
    let body = text[start.lowerBound..<end.lowerBound].replacing(#/<input[^>]*>/#) { $0.output.dropLast() + "/>" }
    let hidden = body.replacing(" hidden>", with: ">")
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
    let all = ["section", "details", "tr", "h2", "main"].flatMap { body.all($0) }.compactMap { $0["id"] }
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

  @Test func whatTheFindingIsAboutIsMarked() throws {
    var contract = Sample.contract
    let id = "request.newPIN.length"
    let sent = { (pin: String, urn: String) in
      Sample.exchange(
        request: "POST /pin HTTP/1.1\nHost: a\nContent-Length: 9\n\n{\"pin\":\"\(pin)\",\"urn\":\"\(urn)\",\"mode\":1}",
        response: "HTTP/1.1 200 OK\nDate: today\n\n{\"responseCode\":\"00\",\"urn\":\"\(urn)\"}")
    }
    var finding = Sample.finding(id, actual: "200 OK, responseCode 00 (accepted)")
    finding.place = "the answer to: pin with 5 digits"
    contract.cases =
      (0..<3).map { Sample.record("x/\($0)", .passed, for: [id], exchanges: [sent("0739", "fresh\($0)")]) }
      + [Sample.record("\(id)/5", .failed, for: [id], findings: [finding], exchanges: [sent("07391", "fresh4")])]
    let body = try Self.body(HTMLReport().bytes(of: Sample.run([contract])))
    let failure = try #require(body.all("details").first { $0["class"] == "failure broken" })
    // Neither what is fresh in every request nor the length that follows from the body.
    #expect(
      failure.all("mark").map(\.stringValue) == [
        "\"pin\":\"07391\"", "\"newPIN\":\"•••\"", "HTTP/1.1 200 OK", "\"responseCode\":\"00\"",
      ])
  }

  @Test func everyCaseHasAPlaceWithItsExchange() throws {
    let body = try Self.body(HTMLReport().bytes(of: Sample.run()))
    let cases = body.all("details").filter { $0["id"]?.hasPrefix("1/case/") == true }
    #expect(cases.count == Sample.contract.cases.count)
    #expect(
      cases.allSatisfy { element in
        element.all("p").contains { $0.stringValue?.contains(": 200, accepted, in") == true }
      })
  }

  @Test func waiversStandWithTheirStateAndOwner() throws {
    var contract = Sample.contract
    let waiver = Waiver(
      requirement: Sample.prefix + "http.date", fingerprint: "00ff", reason: "known", owner: "team", ticket: "T-1",
      expires: "2027-01-31")
    contract.waivers = [WaiverRecord(waiver, state: .used), WaiverRecord(waiver, state: .expired)]
    let body = try Self.body(HTMLReport().bytes(of: Sample.run([contract])))
    let table = try #require(body.all("table").first { $0["class"] == "waivers" })
    #expect(table.all("tr").dropFirst().map { $0["class"] } == ["waived", "broken"])
    #expect(
      table.all("tr").last?.all("td").map(\.stringValue) == ["expired", "known", "team", "T-1", "2027-01-31"])
  }

  @Test func latencyIsDrawnWithItsNumbers() throws {
    let body = try Self.body(HTMLReport().bytes(of: Sample.run()))
    let figure = try #require(body.all("figure").first { $0["class"] == "latency" })
    #expect(
      figure.all("figcaption").first?.stringValue
        == "reset-pin: 7 answers; half within 1.2 ms, 95 % within 1.2 ms, longest 1.2 ms")
    #expect(figure.all("text").map(\.stringValue) == ["7", "≤ 2.0 ms"])
  }

  @Test(arguments: [0, 1]) func textsStandOutFromTheirGrounds(palette: Int) throws {
    let sheet = "\(HTMLStyle.sheet)"
    let roots = sheet.matches(of: #/:root {[^}]*}/#).map { String($0.output) }
    #expect(roots.count == 3 && Self.colors(roots[0]) == Self.colors(roots[2]), "light, dark, print as light")
    let colors = Self.colors(roots[palette])
    for ground in ["page", "panel"] {
      for ink in ["text", "soft", "good", "bad", "fair", "link"] {
        let ratio = try Self.contrast(#require(colors[ink]), #require(colors[ground]))
        #expect(ratio >= 4.5, "\(ink) on \(ground): \(ratio)")
      }
    }
    #expect(try Self.contrast(#require(colors["text"]), #require(colors["mark"])) >= 4.5)
  }

  private static func colors(_ rule: String) -> [String: String] {
    var colors: [String: String] = [:]
    for match in rule.matches(of: #/--([a-z]+): #([0-9a-f]{6})/#) {
      colors[String(match.output.1)] = String(match.output.2)
    }
    return colors
  }

  /// The contrast ratio of WCAG 2.2, 1 to 21; text wants 4.5 (success criterion 1.4.3).
  private static func contrast(_ left: String, _ right: String) throws -> Double {
    let luminance = { (color: String) in
      let value = try #require(Int(color, radix: 16))
      let parts = [value >> 16, value >> 8 & 0xFF, value & 0xFF].map { byte in
        let part = Double(byte) / 255
        return part <= 0.04045 ? part / 12.92 : pow((part + 0.055) / 1.055, 2.4)
      }
      return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
    }
    let (a, b) = (try luminance(left), try luminance(right))
    return (max(a, b) + 0.05) / (min(a, b) + 0.05)
  }
}
