import ConformanceKit
import Foundation
import Testing

@Suite struct ContractLibraryTests {
  private let folder = FileManager.default.temporaryDirectory.appending(path: "conformance-kit-\(UUID().uuidString)")

  /// Writes files, reads the folder as a library, and removes it.
  private func read(_ files: [String: String]) throws -> Result<ContractLibrary, any Error> {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    for (name, text) in files { try Data(text.utf8).write(to: folder.appending(path: name)) }
    return Result { try ContractLibrary.directory(folder.path) }
  }

  private func failure(_ result: Result<ContractLibrary, any Error>) throws -> ContractLibrary.Failure {
    guard case .failure(let error) = result else { throw Unexpected() }
    return try #require(error as? ContractLibrary.Failure)
  }

  private struct Unexpected: Error {}

  @Test func theBuiltInContractsAreTheFilesOfThePackage() throws {
    let library = try ContractLibrary.builtIn()
    let folder = try ContractLibrary.directory(FloorsTests.root.appending(path: "Contracts").path)

    #expect(Set(library.ids) == Set(Shipped.names))
    #expect(library.warnings == [])
    #expect(Set(library.contracts.map(\.source.sha256)) == Set(folder.contracts.map(\.source.sha256)))
    #expect(library.contracts.allSatisfy { $0.source.sha256.utf8.count == 64 })
  }

  @Test func aFolderWithoutABaselineUsesTheKitsOwn() throws {
    let library = try read(["a.json": try Shipped.text("rackspace-identity.json"), "notes.txt": "no contract"]).get()

    #expect(library.ids == ["rackspace-identity"])
    #expect(library.contracts[0].requirements == (try Shipped.contract("rackspace-identity")).requirements)
  }

  @Test func everyProblemOfEveryFileIsTold() throws {
    let failure = try failure(try read(["a.json": "{", "b.json": "[]", "c.json": "{\"contract\": 5}"]))

    #expect(
      ["a.json", "b.json", "c.json"].allSatisfy { name in failure.problems.contains { $0.file.hasSuffix(name) } })
    #expect(failure.text.split(separator: "\n").count == failure.problems.count)
  }

  @Test func oneContractInTwoFilesIsAProblem() throws {
    let text = try Shipped.text("rackspace-identity.json")
    let failure = try failure(try read(["a.json": text, "b.json": text]))

    #expect(failure.text.contains("the contract rackspace-identity is in"))
  }

  @Test func whatCannotBeReadIsNamed() throws {
    #expect(try failure(Result { try ContractLibrary.directory("/nowhere/at/all") }).text.contains("/nowhere/at/all"))
    #expect(try failure(Result { try ContractLibrary.files(["/nowhere/a.json"]) }).text.contains("/nowhere/a.json"))
  }
}
