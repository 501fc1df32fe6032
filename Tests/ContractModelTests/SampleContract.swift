import ContractModel
import Testing

/// A small contract that uses most of the language and has no problem.
enum SampleContract {
  static let text = #"""
    {
      "$schema": "contract.schema.json",
      "contract": "sample-pin", "version": "1.2.0", "title": "A sample API",
      "documents": {
        "page": {
          "title": "Sample page", "file": "page.txt",
          "sha256": "56f4200350c05c1a9f8d8a0f4050a9ab0e82ec1cfc3a62a31b9c57c1974a3e3e",
          "provenance": "doc", "layer": "page"
        },
        "tests": { "title": "Client tests", "edition": "1.0", "provenance": "test", "layer": "observed" }
      },
      "bindings": {
        "apiKey": { "summary": "the key", "secret": true, "example": "K7QW" },
        "key": { "summary": "the payload key", "secret": true, "type": "Hex(48)" },
        "consumer": { "summary": "the consumer key", "required": false, "scheme": "signed" },
        "pan": { "summary": "a card number", "type": "Numeric(12..19)", "example": "5500000000000004" }
      },
      "authentication": [
        { "name": "plain", "scheme": "none" },
        {
          "name": "signed", "scheme": "oauth1", "bindings": { "consumerKey": "consumer" },
          "cite": { "document": "page", "lines": "9" },
          "requirements": { "nonce": null, "body-hash": { "level": "SHOULD" } }
        }
      ],
      "operations": [
        {
          "operation": "reset-pin", "title": "Set a PIN", "method": "POST", "path": "/users/{userId}/pin",
          "cite": { "document": "page", "lines": "1-2" },
          "request": {
            "path": [
              {
                "name": "userId", "type": "String", "presence": "required", "identifies": true,
                "control": { "literal": "u-1" }
              }
            ],
            "query": [
              { "name": "force", "type": "Enum(true,false)", "presence": "optional", "control": { "literal": "true" } }
            ],
            "headers": [
              {
                "name": "x-api-key", "type": "String", "presence": "required", "credential": true, "secret": true,
                "control": { "binding": "apiKey" }
              }
            ],
            "contentTypes": ["application/json"],
            "cite": { "document": "page", "lines": "3" },
            "envelope": { "member": "token", "cipher": "AES-192-CBC", "key": "key" },
            "body": [
              {
                "name": "Wrapper", "type": "Object", "presence": "required",
                "members": [
                  {
                    "name": "txnId", "type": "String (100)", "presence": "required", "unique": 6,
                    "control": { "freshIdentifier": 24 }, "cite": { "document": "page", "lines": "4-5" }
                  },
                  {
                    "name": "code", "type": "Numeric(4)", "length": "exact", "constant": "1120",
                    "presence": "required", "spellings": ["string", "integer"]
                  },
                  {
                    "name": "comment", "type": "String", "presence": "optional", "control": { "literal": "hello" },
                    "requirements": { "type": null, "presence": { "statement": "a comment may be missing" } }
                  },
                  {
                    "name": "block", "type": "Hex(16)", "presence": "required", "secret": true,
                    "control": { "pinBlock": { "format": 0, "pan": "pan", "key": "key" } },
                    "expect": { "lower-case": "open" }
                  }
                ]
              }
            ]
          },
          "outcomes": {
            "accepted": {
              "statement": "a reset that succeeds is answered with 200",
              "forms": [{ "statuses": ["200"], "body": "success" }]
            },
            "refused": {
              "statement": "a request that cannot be served is answered with 4xx",
              "cite": { "document": "tests", "section": "negative" }, "level": "MAY",
              "forms": [
                {
                  "statuses": ["4xx", "200"], "body": "failure", "when": [{ "member": "result.code", "isNoneOf": ["00"] }],
                  "clauses": [
                    { "aspect": "outcome.refused.event", "statement": "a refusal names an event", "reason": true,
                      "matches": "EventId:\\s+\\((\\d+)\\)", "level": "SHOULD" }
                  ]
                }
              ]
            }
          },
          "bodies": {
            "success": {
              "contentTypes": ["application/json"], "sealed": true,
              "cite": { "document": "page", "lines": "20-30" },
              "members": [
                { "name": "txnId", "type": "String(100)", "presence": "required", "copiedFrom": "request.Wrapper.txnId" },
                { "name": "commentId", "type": "String(4..256)", "presence": { "onlyWith": "request.Wrapper.comment" } },
                {
                  "name": "when", "type": "DateTime(YYYYMMDDHHMMSS)", "presence": "required",
                  "freshness": { "zones": [-12, 14], "toleranceSeconds": 300 }
                }
              ]
            },
            "failure": {
              "fault": { "names": { "404": ["itemNotFound"] }, "generalNames": ["fault"] },
              "cite": { "document": "page", "lines": "40" }
            }
          },
          "requirements": [
            {
              "aspect": "role.customer", "statement": "only a customer resets a PIN", "suite": "security",
              "cite": [{ "document": "page", "lines": "7" }, { "document": "tests", "section": "roles" }],
              "notObservable": "roles are outside the API"
            }
          ],
          "scenarios": [
            {
              "aspect": "scenario.twice", "statement": "the same txnId is refused the second time", "title": "Twice",
              "cite": { "document": "page", "lines": "8" },
              "steps": [
                { "expect": ["accepted"] },
                {
                  "values": {
                    "request.Wrapper.txnId": { "earlier": { "step": 0, "side": "request", "path": "Wrapper.txnId" } }
                  },
                  "without": ["request.query.force"], "expect": ["refused"],
                  "where": [{ "header": "X-Id", "present": true }]
                }
              ],
              "alsoShows": ["request.Wrapper.txnId.unique"]
            }
          ]
        }
      ],
      "ambiguities": [
        { "what": "the code", "cite": { "document": "page", "lines": "6" }, "readings": ["any code is taken"] }
      ]
    }
    """#

  /// The least a contract can say: a GET without a body.
  static let minimal = #"""
    {
      "contract": "least", "version": "0.1.0", "title": "The least",
      "documents": { "page": { "title": "Page", "edition": "1", "provenance": "doc", "layer": "page" } },
      "operations": [
        {
          "operation": "get", "title": "Get", "method": "GET", "path": "/",
          "cite": { "document": "page", "section": "1" },
          "request": {},
          "outcomes": {
            "accepted": { "statement": "it is there", "forms": [{ "statuses": ["204"], "body": "none" }] }
          }
        }
      ]
    }
    """#

  static let baselineText = #"""
    {
      "baseline": "1.0.0",
      "documents": {
        "RFC9112": { "title": "HTTP/1.1", "edition": "June 2022", "provenance": "doc", "layer": "page" }
      },
      "requirements": [
        {
          "aspect": "http.framing", "statement": "every answer is a well-formed HTTP message",
          "cite": { "document": "RFC9112", "section": "2.1" }
        },
        {
          "aspect": "security.padding", "statement": "every broken token brings the same answer", "needs": "envelope",
          "level": "SHOULD", "cite": { "document": "RFC9112", "section": "9" }
        }
      ]
    }
    """#

  /// The sample with the first occurrence of a text replaced; fails when there is none.
  static func replacing(_ old: String, by new: String) throws -> String {
    guard !old.isEmpty else { return text }
    let parts = text.split(separator: old, omittingEmptySubsequences: false)
    try #require(parts.count > 1, "the sample does not hold \(old)")
    return parts.prefix(1).joined() + new + parts.dropFirst().joined(separator: old)
  }

  /// Reads a contract given as text.
  static func read(_ text: String, baseline: Baseline? = nil) -> (contract: Contract?, problems: [String]) {
    let (contract, problems) = ContractReader.read(
      Array(text.utf8), source: ContractSource(file: "sample.json"), baseline: baseline)
    return (contract, problems.map(\.text))
  }
}
