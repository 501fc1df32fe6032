import Foundation
import JSONCore
import Testing

/// What `conform selftest` says of a user's own contract, and its exit status.
@Suite struct SelfTestCommandTests {
  private static func contract(refused: String) -> String {
    let cite = #"{ "document": "page", "section": "1" }"#
    return """
      {
        "contract": "tiny", "version": "1.0.0", "title": "Tiny",
        "documents": { "page": { "title": "Page", "edition": "1", "provenance": "doc", "layer": "page" } },
        "bindings": { "key": { "summary": "a key", "secret": true, "example": "made-up-key-4711" } },
        "operations": [{
          "operation": "read", "title": "Read", "method": "GET", "path": "/things", "cite": \(cite),
          "request": {
            "headers": [{
              "name": "X-Key", "type": "String", "presence": "required", "credential": true, "secret": true,
              "control": { "binding": "key" }, "cite": \(cite)
            }],
            "cite": \(cite)
          },
          "outcomes": {
            "accepted": { "statement": "done", "cite": \(cite), "forms": [{ "statuses": ["200"], "body": "success" }] },
            "unauthorized": { "statement": "a 401", "cite": \(cite), "forms": [{ "statuses": ["401"], "body": "open" }] },
            "refused": {
              "statement": "not done", "cite": \(cite), \(refused) "forms": [{ "statuses": ["4xx"], "body": "open" }]
            }
          },
          "bodies": {
            "success": {
              "members": [{ "name": "ok", "type": "Boolean", "presence": "required" }], "cite": \(cite)
            }
          }
        }]
      }
      """
  }

  @Test func aRequirementWithoutAFaultExitsWith1AndAProvedContractWith0() async throws {
    let conform = try Conform()
    let folder = conform.directory.appendingPathComponent("own")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try conform.write(Self.contract(refused: ""), to: "own/tiny.json")
    let open = try await conform("selftest", "--contracts", "own", "--quiet")

    #expect(open.status == 1)
    #expect(open.output.contains("WITHOUT FAULT tiny/read/outcome.refused"))

    try conform.write(Self.contract(refused: #""notObservable": "nothing brings it","#), to: "own/tiny.json")
    let whole = try await conform("selftest", "--contracts", "own", "--quiet", "--json", "m.json", "--markdown", "m.md")

    #expect(whole.status == 0, "\(whole.output)")
    #expect(!whole.output.contains("WITHOUT FAULT") && !whole.output.contains("SURVIVED"))
    let matrix = try JSONReader.read(Array(conform.read("m.json"))).value
    #expect(matrix["contracts"]?.array?.first?["passed"]?.bool == true)
    #expect(try conform.text("m.md").contains("tiny/read/outcome.refused: nothing brings it"))
    let shown = try whole.output + conform.text("m.json") + conform.text("m.md")
    #expect(!shown.contains("made-up-key-4711"))
  }
}
