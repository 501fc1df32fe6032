import ConformanceKit
import Testing

@Suite struct MockTests {
  @Test(.timeLimit(.minutes(1)), arguments: ["wibmo-prepaid", "rackspace-identity"])
  func `a mock serves the target file it writes until it is told to end`(contract: String) async throws {
    let conform = try Conform()
    let mock = try conform.start(["mock", contract, "--write-target", "target.json"])
    await mock.spoke()
    let target = try conform.text("target.json")
    #expect(target.contains("\"contract\": \"\(contract)\""))
    let run = try await conform("run", "--target", "target.json", "--suite", "smoke", "--html", "run.html", "--verbose")
    #expect(run.status == 0, "\(run.output)")
    mock.terminate()
    let ended = try await mock.ended()
    #expect(ended.status == 0)
    #expect(ended.output.hasPrefix("http://127.0.0.1:"))
    let outputs = [
      "output": run.output, "errors": run.errors, "junit": try conform.text("Reports/latest/junit.xml"),
      "json": try conform.text("Reports/latest/run.json"), "html": try conform.text("run.html"),
    ]
    for secret in try secrets(of: contract, target) {
      for (name, text) in outputs { #expect(!text.contains(secret), "a secret of \(contract) stands in \(name)") }
    }
  }

  /// The secrets of a target that are long enough not to stand anywhere by chance.
  private func secrets(of id: String, _ target: String) throws -> [String] {
    let contract = try #require(try ContractLibrary.builtIn().contract(id))
    let bindings = try #require(try JSONReader.read(Array(target.utf8)).value["bindings"])
    let values = contract.bindings.filter(\.isSecret).compactMap { bindings[$0.name]?.string }
    try #require(!values.isEmpty)
    return values.filter { $0.count >= 6 }
  }
}
