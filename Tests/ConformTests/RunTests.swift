import ConformanceKit
import Foundation
import Testing

@Suite struct RunTests {
  @Test func `a run against the built-in mock conforms and leaves both reports`() async throws {
    let conform = try Conform()
    let ended = try await conform("run", "bankezy-onboarding")
    #expect(ended.status == 0, "\(ended.output)")
    #expect(ended.errors.isEmpty)
    #expect(ended.output.contains("\nbankezy-onboarding: conforms\n"))
    let record = try RunRecordReader.read(Array(conform.read("Reports/latest/run.json")))
    #expect(record.verdict == .conforms)
    let junit = try JUnitFile(conform.read("Reports/latest/junit.xml"))
    let ids = record.contracts.flatMap(\.requirements).map(\.requirement.id)
    #expect(junit.cases.count == ids.count)
    #expect(Set(junit.cases).count == ids.count)
    #expect(junit.failures == 0 && junit.errors == 0)
  }

  @Test func `group lines stand in the order of the plan and without colours`() async throws {
    let conform = try Conform()
    let ended = try await conform("run", "bankezy-onboarding", "--suite", "smoke")
    let record = try RunRecordReader.read(Array(conform.read("Reports/latest/run.json")))
    let contract = try #require(record.contracts.first)
    let lines = ConsoleReport().progressLines(of: contract)
    #expect(!lines.isEmpty && ended.output.contains(lines))
    #expect(!ended.output.contains("\u{1B}"))
  }

  @Test func `quiet leaves only the result`() async throws {
    let conform = try Conform()
    let ended = try await conform("run", "rackspace-identity", "--suite", "smoke", "--quiet")
    #expect(ended.status == 0)
    let lines = ended.output.split(separator: "\n")
    #expect(lines.suffix(2).first == "conforms: 1 contract conforms")
    #expect(lines.dropLast(2).allSatisfy { $0.contains(": warning: ") })
  }

  @Test func `a fault of the mock is told and does not conform`() async throws {
    let conform = try Conform()
    let id = "wibmo-prepaid/reset-pin/request.clientTxnId.length"
    let ended = try await conform("run", "wibmo-prepaid", "--fault", "\(id):accepts-101", "--only", id)
    #expect(ended.status == 1)
    #expect(ended.output.contains("with fault \(id):accepts-101"))
    let record = try RunRecordReader.read(Array(conform.read("Reports/latest/run.json")))
    let broken = record.contracts.flatMap(\.requirements).filter { $0.status == .broken }.map(\.requirement.id)
    // The identifier sent twice, the second one of 101 characters, comes back too long.
    #expect(broken == [id, "wibmo-prepaid/reset-pin/response.clientTxnId.length"])
    #expect(try JUnitFile(conform.read("Reports/latest/junit.xml")).failures == broken.count)
  }

  @Test func `a mock shows several faults, each in its own requirement`() async throws {
    let conform = try Conform()
    let ids = ["http.date", "outcome.unauthorized"].map { "bankezy-onboarding/reset-pin/\($0)" }
    let ended = try await conform(
      "run", "bankezy-onboarding", "--strict", "--fault", "\(ids[0]):missing", "--fault", "\(ids[1]):answers-403")
    #expect(ended.status == 1, "\(ended.errors)")
    #expect(ended.output.contains("with faults \(ids[0]):missing, \(ids[1]):answers-403"))
    let record = try RunRecordReader.read(Array(conform.read("Reports/latest/run.json")))
    let wrong = record.contracts.flatMap(\.requirements).filter { [.broken, .warned].contains($0.status) }
    #expect(Set(wrong.map(\.requirement.id)).isSuperset(of: ids))
  }

  @Test func `findings are told to code hosts at the contract's line`() async throws {
    let conform = try Conform()
    let id = "bankezy-onboarding/reset-pin/http.media-type"
    let ended = try await conform(
      "run", "bankezy-onboarding", "--fault", "\(id):is-text-html", "--suite", "smoke", "--annotations", "github",
      "--contract-folder", "Contracts", "--markdown", "summary.md", "--sarif", "run.sarif")
    #expect(ended.status == 1)
    let lines = ended.output.split(separator: "\n")
    // What a server sent is printed while the runner takes no commands.
    let opened = try #require(lines.first?.split(separator: ":").last)
    #expect(lines.first == "::stop-commands::\(opened)" && opened.count > 16)
    let after = lines.drop { $0 != "::\(opened)::" }.dropFirst()
    #expect(!after.isEmpty && after.allSatisfy { $0.hasPrefix("::error file=Contracts/bankezy-onboarding.json,line=") })
    #expect(conform.has("summary.md") && conform.has("run.sarif"))
    let again = try await conform("report", "Reports/latest/run.json", "--annotations", "gitlab", "--reports", "out")
    #expect(again.status == 0 && again.output.isEmpty && conform.has("out/gl-code-quality-report.json"))
  }

  @Test func `reports go where they are named`() async throws {
    let conform = try Conform()
    let ended = try await conform(
      "run", "rackspace-identity", "--suite", "smoke", "--reports", "out/of/here", "--junit", "x.xml", "--html",
      "x.html", "--junit-dialect", "rich")
    #expect(ended.status == 0)
    #expect(conform.has("x.xml") && conform.has("x.html") && conform.has("out/of/here/run.json"))
    #expect(!conform.has("out/of/here/junit.xml") && !conform.has("Reports"))
    let left = try FileManager.default.contentsOfDirectory(atPath: conform.directory.path)
    #expect(!left.contains { $0.hasSuffix(".partial") })
  }

  @Test func `a prefix of one contract leaves the others out`() async throws {
    let conform = try Conform()
    let ended = try await conform("run", "--only", "bankezy-onboarding/reset-pin/request.pin")
    #expect(ended.status == 0, "\(ended.output)")
    let record = try RunRecordReader.read(Array(conform.read("Reports/latest/run.json")))
    #expect(record.contracts.map(\.id) == ["bankezy-onboarding"])
  }

  @Test func `reports made again equal those of the run`() async throws {
    let conform = try Conform()
    _ = try await conform("run", "bankezy-onboarding", "--suite", "smoke", "--html", "run.html")
    let again = try await conform(
      "report", "Reports/latest/run.json", "--junit", "again.xml", "--json", "again.json", "--html", "again.html")
    #expect(again.status == 0)
    #expect(try conform.read("again.xml") == conform.read("Reports/latest/junit.xml"))
    #expect(try conform.read("again.json") == conform.read("Reports/latest/run.json"))
    #expect(try conform.read("again.html") == conform.read("run.html"))
    let printed = try await conform("report", "Reports/latest/run.json")
    #expect(printed.output.contains("conforms: 1 contract conforms"))
  }

  @Test func `the executable alone in an empty directory still certifies`() async throws {
    let home = FileManager.default.temporaryDirectory.appendingPathComponent("moved-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: home, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: home) }
    let moved = home.appendingPathComponent("conform")
    try Started.copy(Conform.built(), to: moved)
    let conform = try Conform(executable: moved)
    let ended = try await conform("run", "--suite", "smoke")
    #expect(ended.status == 0, "\(ended.output)\(ended.errors)")
    let record = try RunRecordReader.read(Array(conform.read("Reports/latest/run.json")))
    #expect(record.contracts.count == 5)
  }
}
