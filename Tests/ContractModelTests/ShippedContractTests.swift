import ContractModel
import Foundation
import Testing

@Suite struct ShippedContractTests {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Contracts")

  static let files: [String] =
    ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? [])
    .filter { $0.hasSuffix(".json") && $0 != "baseline.json" && !$0.hasSuffix(".schema.json") }.sorted()

  static func bytes(_ file: String) throws -> [UInt8] {
    try [UInt8](Data(contentsOf: folder.appending(path: file)))
  }

  @Test(arguments: files) func aShippedContractHasNoErrors(file: String) throws {
    let problems = ContractReader.read(try Self.bytes(file), source: ContractSource(file: file)).problems

    #expect(problems.filter { $0.severity == .error }.map(\.text) == [])
  }

  @Test func theShippedBaselineHasNoErrors() throws {
    let (baseline, problems) = ContractReader.readBaseline(
      try Self.bytes("baseline.json"), source: ContractSource(file: "baseline.json"))

    #expect(problems.map(\.text) == [])
    #expect(baseline?.requirements.isEmpty == false)
  }

  @Test(arguments: files) func aShippedContractKeepsTheBaseline(file: String) throws {
    let (baseline, _) = ContractReader.readBaseline(
      try Self.bytes("baseline.json"), source: ContractSource(file: "baseline.json"))
    let source = ContractSource(file: file)
    let (contract, problems) = ContractReader.read(try Self.bytes(file), source: source, baseline: baseline)

    #expect(problems.map(\.text) == [])
    for operation in contract?.operations ?? [] {
      #expect(contract?.requirement("\(contract?.id ?? "")/\(operation.id)/http.framing") != nil)
    }
  }
}
