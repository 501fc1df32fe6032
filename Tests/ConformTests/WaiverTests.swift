import ConformanceKit
import Foundation
import Testing

@Suite struct WaiverTests {
  static let id = "wibmo-prepaid/reset-pin/request.clientTxnId.length"
  static let fault = "\(id):accepts-101"

  /// A directory with the record of a faulty run and the draft of its waivers.
  static func drafted() async throws -> Conform {
    let conform = try Conform()
    _ = try await conform("run", "wibmo-prepaid", "--fault", fault, "--only", id)
    let ended = try await conform("waivers", "draft", "Reports/latest/run.json", "--output", "waivers.json")
    #expect(ended.status == 0, "\(ended.errors)")
    return conform
  }

  /// Fills every place of a draft in.
  static func fill(_ conform: Conform, expires: String = "9999-12-31") throws {
    var text = try conform.text("waivers.json")
    for (name, value) in [("reason", "mended next"), ("owner", "payments"), ("ticket", "PAY-7"), ("expires", expires)] {
      text = text.replacing("\"\(name)\": \"\"", with: "\"\(name)\": \"\(value)\"")
        .replacing("\"\(name)\":\"\"", with: "\"\(name)\":\"\(value)\"")
    }
    try conform.write(text, to: "waivers.json")
  }

  func run(_ conform: Conform, fault: String? = fault, seed: String = "1") async throws -> Ended {
    try await conform.start(
      ["run", "wibmo-prepaid", "--only", Self.id, "--seed", seed, "--waivers", "waivers.json"]
        + (fault.map { ["--fault", $0] } ?? [])
    ).ended()
  }

  @Test func `a draft is refused until people have filled it in`() async throws {
    let conform = try await Self.drafted()
    let ended = try await run(conform)
    #expect(ended.status == 2)
    #expect(ended.errors.contains("owner: is not filled in; name who answers for the breach"))
    #expect(ended.output.isEmpty)
  }

  @Test(arguments: ["1", "77"]) func `a waived breach is shown and does not fail, whatever the seed`(
    seed: String
  ) async throws {
    let conform = try await Self.drafted()
    try Self.fill(conform)
    let ended = try await run(conform, seed: seed)
    #expect(ended.status == 0, "\(ended.output)\(ended.errors)")
    #expect(ended.output.contains("waived until 9999-12-31 by payments (PAY-7): mended next"))
    #expect(try JUnitFile(conform.read("Reports/latest/junit.xml")).failures == 0)
    let record = try RunRecordReader.read(Array(conform.read("Reports/latest/run.json")))
    #expect(record.contracts[0].waivers?.allSatisfy { $0.state == .used } == true)
    #expect(record.waivers?.file == "waivers.json")
  }

  @Test func `an expired, a stale and another breach's waiver fail`() async throws {
    let conform = try await Self.drafted()
    try Self.fill(conform, expires: "2020-01-01")
    #expect(try await run(conform).status == 1)
    try conform.write(conform.text("waivers.json").replacing("2020-01-01", with: "9999-12-31"), to: "waivers.json")
    let stale = try await run(conform, fault: nil)
    #expect(stale.status == 1)
    #expect(stale.output.contains("does not conform: 2 waivers are stale"))
    let other = try await run(conform, fault: "wibmo-prepaid/reset-pin/request.clientTxnId.length:refuses-100")
    #expect(other.status == 1, "\(other.output)")
  }

  @Test func `a file that is not there, or no file of waivers, is told before anything is sent`() async throws {
    let conform = try Conform()
    let absent = try await run(conform)
    #expect(absent.complaints == [#"conform: --waivers "waivers.json": cannot be read: no such file or directory"#])
    try conform.write("{\"format\": 1, \"waivers\": 7}", to: "waivers.json")
    let wrong = try await run(conform)
    #expect(wrong.complaints == ["conform: waivers.json:1:26: waivers: an array is wanted, not number 7"])
    #expect([absent.status, wrong.status] == [2, 2])
    #expect(!conform.has("Reports"))
  }
}
