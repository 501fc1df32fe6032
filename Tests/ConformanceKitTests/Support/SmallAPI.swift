import ConformanceKit
import Testing

/// Contracts of one operation, with a body that is sealed or holds a PIN block.
enum SmallAPI {
  /// - Parameters:
  ///   - bindings: members of the contract's bindings.
  ///   - envelope: the request's envelope; nil for none.
  ///   - field: a further member of the body.
  ///   - sealsRefusals: whether refusals have a sealed body too, instead of any.
  static func contract(
    bindings: String, envelope: String? = nil, field: String, sealsRefusals: Bool = false
  ) throws -> Contract {
    let failure =
      #"{ "contentTypes": ["application/json"], "sealed": true, "members":"#
      + #" [{ "name": "code", "type": "String(9)", "presence": "required" }] }"#
    let sealing = envelope.map { "\"envelope\": \($0)," } ?? ""
    let text = """
      {
        "contract": "small-api", "version": "1.0.0", "title": "A small API",
        "documents": { "page": { "title": "Page", "edition": "1", "provenance": "doc", "layer": "page" } },
        "bindings": { \(bindings) },
        "operations": [
          {
            "operation": "set", "title": "Set something", "method": "POST", "path": "/set",
            "cite": { "document": "page", "section": "Set" },
            "request": {
              "contentTypes": ["application/json"], \(sealing)
              "body": [
                {
                  "name": "note", "type": "String(64)", "presence": "required",
                  "control": { "literal": "a note of some length, so that there are blocks" }
                }, \(field)
              ]
            },
            "outcomes": {
              "accepted": {
                "statement": "what is set is answered with 200", "forms": [{ "statuses": ["200"], "body": "success" }]
              },
              "refused": {
                "statement": "what is wrong is answered with 4xx", "forms": [{ "statuses": ["4xx"], "body": "\(sealsRefusals ? "failure" : "open")" }]
              }
            },
            "bodies": {
              "success": {
                "contentTypes": ["application/json"], "sealed": \(envelope != nil),
                "members": [{ "name": "note", "type": "String(64)", "presence": "required", "copiedFrom": "request.note" }]
              }\(sealsRefusals ? ", \"failure\": \(failure)" : "")
            }
          }
        ]
      }
      """
    let file = try #require(ContractLibrary.builtIn().baseline)
    let baseline = ContractReader.readBaseline(file, source: ContractSource(file: "baseline.json")).0
    let (contract, problems) = ContractReader.read(
      Array(text.utf8), source: ContractSource(file: "small-api.json"), baseline: baseline)
    return try #require(contract, "\(problems.map(\.text))")
  }
}
