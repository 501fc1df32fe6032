import ConformanceKit
import Foundation
import Testing

@Suite struct DocumentTests {
  @Test func `stored documents are held against digest and lines`() async throws {
    let conform = try Conform()
    let contract = try #require(try ContractLibrary.builtIn().contract("rackspace-identity"))
    let page = try #require(contract.documents.first { $0.file != nil })
    let name = try #require(page.file)
    let ended = try await conform("lint", "--documents", ".")
    #expect(ended.status == 2)
    #expect(
      ended.output.contains("rackspace-identity.json:\(page.location.line):\(page.location.column): error: document"))
    #expect(ended.output.contains("\(name) cannot be read in ."))
    try conform.write("another page\n", to: name)
    let other = try await conform("lint", "--documents", ".")
    #expect(other.status == 2)
    #expect(other.output.contains("\(name) is not the file that was cited; its SHA-256 is "))
  }

  @Test func `a cited line beyond the end of its document is told`() throws {
    let conform = try Conform()
    var contract = try #require(try ContractLibrary.builtIn().contract("rackspace-identity"))
    contract.documents = contract.documents.map { document in
      var document = document
      document.sha256 = nil
      return document
    }
    let name = try #require(contract.documents.compactMap(\.file).first)
    try conform.write("one\ntwo", to: name)
    let problems = DocumentCheck.problems(of: contract, documents: conform.directory.path)
    #expect(problems.contains { $0.message.hasSuffix("and \(name) has 2") })
    // One line that many requirements cite is told once.
    #expect(Set(problems.map { $0.message.split(separator: "cites line ").last }).count == problems.count)
    try conform.write(String(repeating: "line\n", count: 5_000), to: name)
    #expect(DocumentCheck.problems(of: contract, documents: conform.directory.path).isEmpty)
  }
}
