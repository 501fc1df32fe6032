import Foundation
import Testing

/// The floors of the package: a module imports only what stands below it.
@Suite struct FloorsTests {
  /// Each module and what it may import; the system modules are named too.
  static let allowed: [String: Set<String>] = [
    "JSONCore": [],
    "HTTPCore": [],
    "ContractModel": ["JSONCore"],
    "PayloadCrypto": ["COpenSSL"],
    "Wire": ["HTTPCore", "COpenSSL", "Glibc", "Synchronization"],
    "CaseModel": ["ContractModel", "PayloadCrypto", "JSONCore", "HTTPCore"],
    "Planning": ["CaseModel", "ContractModel", "JSONCore", "HTTPCore"],
    "Composing": ["CaseModel", "ContractModel", "PayloadCrypto", "JSONCore", "HTTPCore", "Synchronization"],
    "Judging": ["CaseModel", "ContractModel", "JSONCore", "HTTPCore", "Synchronization"],
    "Running": [
      "Planning", "Composing", "Judging", "CaseModel", "ContractModel", "Wire", "JSONCore", "HTTPCore", "Glibc",
      "Synchronization",
    ],
    "Mocking": ["ContractModel", "PayloadCrypto", "Wire", "JSONCore", "HTTPCore", "Glibc", "Synchronization"],
    "Reporting": ["CaseModel", "ContractModel", "JSONCore", "HTTPCore"],
    "Evidence": ["Judging", "CaseModel", "ContractModel", "PayloadCrypto", "JSONCore", "HTTPCore"],
  ]

  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  @Test(arguments: allowed.keys.sorted()) func aModuleImportsOnlyWhatStandsBelowIt(module: String) throws {
    let folder = Self.root.appending(path: "Sources/\(module)")
    let files = try #require(FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil))
      .compactMap { $0 as? URL }.filter { $0.pathExtension == "swift" }
    #expect(!files.isEmpty)
    for file in files {
      for line in try String(contentsOf: file, encoding: .utf8).split(separator: "\n") {
        let words = line.split(separator: " ")
        guard let index = words.firstIndex(of: "import"), index <= 2, words.count > index + 1,
          words[..<index].allSatisfy({
            ["public", "internal", "package", "private", "@_exported", "@testable"].contains($0)
          })
        else { continue }
        let name = String(words[index + 1])
        #expect(Self.allowed[module]?.contains(name) == true, "\(file.lastPathComponent) imports \(name)")
      }
    }
  }

  @Test func everyModuleHasItsFloor() throws {
    let known = Set(Self.allowed.keys).union([
      "COpenSSL", "ConformanceKit", "conform", "Benchmarks", "Fuzz", "embed-contracts", "EmbedContracts",
    ])
    let folders = try FileManager.default.contentsOfDirectory(
      at: Self.root.appending(path: "Sources"), includingPropertiesForKeys: nil)
    #expect(Set(folders.map(\.lastPathComponent)).subtracting(known).isEmpty)
  }
}
