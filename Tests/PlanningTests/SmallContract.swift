import CaseModel
import ContractModel
import Planning

/// A contract of one operation, put together from the parts a test is about.
struct SmallContract {
  var method = "POST"
  var path = "/pins"
  var pathFields = ""
  var query = ""
  var headers = ""
  /// The members of the body; nil for a request without one.
  var body: String? = ""
  /// How the body is sealed, with a comma behind it.
  var sealing = ""
  var more = ""
  var success = #"{ "members": [{ "name": "ok", "type": "Boolean", "presence": "required" }], "cite": \#(cite) }"#
  var tail = ""

  static let cite = #"{ "document": "page", "section": "1" }"#

  /// A contract whose body has these members.
  static func body(_ fields: String...) -> SmallContract {
    SmallContract(body: fields.joined(separator: ", "))
  }

  var text: String {
    let hasBody = body != nil
    return """
      {
        "contract": "small", "version": "1.0.0", "title": "Small",
        "documents": { "page": { "title": "Page", "edition": "1", "provenance": "doc", "layer": "page" } },
        "bindings": {
          "user": { "summary": "a user", "example": "u-1" },
          "key": { "summary": "a key", "secret": true, "type": "Hex(48)" },
          "spare": { "summary": "left out at will", "required": false }
        },
        "operations": [{
          "operation": "set", "title": "Set", "method": "\(method)", "path": "\(path)", "cite": \(Self.cite),
          "request": {
            "path": [\(pathFields)], "query": [\(query)], "headers": [\(headers)],
            \(sealing) \(hasBody ? "\"contentTypes\": [\"application/json\"], \"body\": [\(body ?? "")]," : "")
            "cite": \(Self.cite)
          },
          "outcomes": {
            "accepted": { "statement": "done", "cite": \(Self.cite), "forms": [{ "statuses": ["200"], "body": "success" }] },
            "refused": { "statement": "not done", "cite": \(Self.cite), "forms": [{ "statuses": ["4xx"], "body": "open" }] }
            \(more)
          },
          "bodies": { "success": \(success) }
          \(tail)
        }]
      }
      """
  }

  /// Reads it; traps nothing: a contract with problems comes back empty, with the problems as its title.
  func read(baseline: Baseline? = nil) -> Contract {
    let (contract, problems) = ContractReader.read(
      Array(text.utf8), source: ContractSource(file: "small.json"), baseline: baseline)
    return contract
      ?? Contract(
        id: "broken", version: "", title: problems.map(\.text).joined(separator: "\n"),
        source: ContractSource(file: "small.json"))
  }

  /// The plan's cases whose ids begin so, each as `aspect/name: what is wanted`.
  func cases(_ prefix: String, baseline: Baseline? = nil) -> [String] {
    let contract = read(baseline: baseline)
    guard contract.id == "small" else { return [contract.title] }
    return Planner.plan(contract).cases.filter { $0.name.hasPrefix(prefix) }.map { "\($0.name): \($0.wanted)" }
  }
}
