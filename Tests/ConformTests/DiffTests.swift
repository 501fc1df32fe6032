import ConformanceKit
import Foundation
import Testing

@Suite struct DiffTests {
  /// Writes a shipped contract and a version of it with one text replaced, and compares them.
  static func diff(
    _ contract: String, _ old: String, _ new: String, in folder: String = "Contracts"
  ) async throws -> (Ended, Conform) {
    let conform = try Conform()
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent()
      .deletingLastPathComponent()
    let text = try String(
      contentsOf: root.appending(path: "\(folder)/\(contract).json"), encoding: .utf8)
    try #require(text.contains(old))
    try conform.write(text, to: "old.json")
    try conform.write("\n" + text.replacing(old, with: new, maxReplacements: 1), to: "new.json")
    let ended = try await conform(
      "diff", "old.json", "new.json", "--json", "diff.json", "--markdown", "diff.md")
    return (ended, conform)
  }

  static let id = "wibmo-prepaid/reset-pin/request.clientTxnId.length"

  @Test func `a contract that only moved in its file is unchanged`() async throws {
    let (ended, _) = try await Self.diff("wibmo-prepaid", "{", "{\n\n")
    #expect(ended.status == 0, "\(ended.errors)")
    #expect(
      ended.output.contains(
        "servers: compatible; clients: compatible; 0 added, 0 removed, 0 tightened"))
    #expect(!ended.output.contains("run again"))
  }

  @Test func `a tighter request breaks servers and clients, and must be run again`() async throws {
    let (ended, conform) = try await Self.diff("wibmo-prepaid", "String(100)", "String(64)")
    #expect(
      ended.output.contains(
        "  \(Self.id)\n    1 to 100 → 1 to 64\n    servers: breaking; clients: breaking"))
    let json = try JSONReader.read(Array(conform.read("diff.json"))).value
    #expect(json["changes"]?.array?.count == 1)
    #expect(json["verdicts"]?[Self.id]?.string == "run again")
    #expect(json["verdicts"]?["wibmo-prepaid/reset-pin/request.urn.length"]?.string == "holds")
    #expect(try conform.text("diff.md").contains("tightened"))
  }

  @Test(arguments: [
    ("64", "tightened", "breaking", "compatible", "holds if it was broken"),
    ("200", "loosened", "compatible", "breaking", "holds if it was proved"),
  ])
  func `an answer's promise keeps part of its verdicts`(
    length: String, direction: String, servers: String, clients: String, standing: String
  ) async throws {
    let field = "\"presence\": \"required\",\n              \"copiedFrom\""
    let (ended, conform) = try await Self.diff(
      "wibmo-prepaid", "\"String(100)\", \(field)", "\"String(\(length))\", \(field)")
    #expect(ended.status == 0, "\(ended.errors)")
    let json = try JSONReader.read(Array(conform.read("diff.json"))).value
    let change = try #require(json["changes"]?.array?.first)
    #expect(change["requirement"]?.string == "wibmo-prepaid/reset-pin/response.clientTxnId.length")
    #expect(change["change"]?.string == direction)
    #expect(change["servers"]?.string == servers && change["clients"]?.string == clients)
    #expect(
      json["verdicts"]?["wibmo-prepaid/reset-pin/response.clientTxnId.length"]?.string == standing)
  }

  @Test(arguments: [
    (
      "\"gives\": \"userAdminToken\", \"method\": \"POST\", \"path\": \"/v2.0/tokens\"",
      "\"gives\": \"userAdminToken\", \"method\": \"POST\", \"path\": \"/v3/auth/tokens\"", "changed"
    ),
    ("\"gives\": \"userAdminToken\"", "\"gives\": \"userManageToken\"", "tightened"),
  ])
  func `another login is told, and verdicts stay`(old: String, new: String, direction: String) async throws {
    let (ended, conform) = try await Self.diff("rackspace-identity", old, new)
    #expect(ended.status == 0, "\(ended.errors)")
    let json = try JSONReader.read(Array(conform.read("diff.json"))).value
    let change = try #require(
      json["changes"]?.array?.first { $0["requirement"]?.string == "rackspace-identity/login.userAdminToken" })
    #expect(change["change"]?.string == direction)
    #expect(change["old"]?.string?.hasPrefix("POST /v2.0/tokens with {\"auth\"") == true)
    #expect(change["servers"]?.string == "breaking" && change["clients"]?.string == "breaking")
    #expect(json["verdicts"]?.members?.allSatisfy { $0.value.string == "holds" } == true)
    #expect(ended.output.contains("rackspace-identity/login.userAdminToken\n    POST /v2.0/tokens with"))
  }

  @Test func `another method makes every verdict of the operation one to run again`() async throws {
    let (_, conform) = try await Self.diff(
      "wibmo-prepaid", "\"method\": \"POST\"", "\"method\": \"PUT\"")
    let json = try JSONReader.read(Array(conform.read("diff.json"))).value
    #expect(json["servers"]?.string == "breaking" && json["clients"]?.string == "breaking")
    #expect(json["verdicts"]?.members?.allSatisfy { $0.value.string == "run again" } == true)
  }

  @Test func `another rule on resources makes every verdict on that kind one to run again`() async throws {
    let (ended, conform) = try await Self.diff(
      "parcel-locker", "\"afterwards\": [\"not-found\"],",
      "\"afterwards\": [\"not-found\"], \"again\": [\"not-found\", \"accepted\"],", in: "Tests/Contracts")
    #expect(ended.status == 0, "\(ended.errors)")
    let json = try JSONReader.read(Array(conform.read("diff.json"))).value
    #expect(json["servers"]?.string == "breaking" && json["clients"]?.string == "breaking")
    let verdicts = json["verdicts"]?.members ?? []
    #expect(!verdicts.isEmpty && verdicts.allSatisfy { $0.value.string == "run again" })
  }

  @Test func `two contracts, no contract and no file are refused`() async throws {
    let (_, conform) = try await Self.diff("wibmo-prepaid", "{", "{")
    try conform.write("{}", to: "none.json")
    #expect(try await conform("diff", "old.json", "none.json").status == 2)
    #expect(
      try await conform("diff", "old.json").complaints == [
        "conform: name two contract files: conform diff OLD.json NEW.json"
      ])
    #expect(try await conform("diff", "old.json", "absent.json").status == 2)
  }
}
