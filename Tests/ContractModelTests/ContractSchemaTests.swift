import Foundation
import JSONCore
import Testing

@testable import ContractModel

@Suite struct ContractSchemaTests {
  @Test func theCommittedSchemaIsTheOneTheReaderGoesBy() throws {
    let file = ShippedContractTests.folder.appending(path: "contract.schema.json")

    if ProcessInfo.processInfo.environment["UPDATE_SCHEMA"] != nil {
      try ContractSchema.json().write(to: file, atomically: true, encoding: .utf8)
    }
    let committed = try String(contentsOf: file, encoding: .utf8)

    #expect(committed == ContractSchema.json(), "UPDATE_SCHEMA=1 swift test --filter ContractSchemaTests writes it")
  }

  @Test func everyKindOfObjectIsClosed() throws {
    let schema = try JSONReader.read(Array(ContractSchema.json().utf8)).value
    let definitions = try #require(schema["$defs"]?.members)

    #expect(definitions.count == ObjectKind.allCases.count)
    for definition in definitions { #expect(definition.value["additionalProperties"]?.bool == false) }
  }

  @Test(arguments: TextFormat.allCases) func patternAndReaderTakeTheSameTexts(format: TextFormat) throws {
    guard let pattern = format.pattern else { return }
    let regex = try Regex(pattern)
    let texts = [
      "", " ", "\n", "a", "A", "a-b", "a_b", "1a", "ä", "a.b", "a[]", "-a", "1.2.3", "01.2.3", "1.2", "1.2.3.4",
      "1.2.3-a",
      "28", "28-30", "30-28", "0", "28-", "-28", "0-3", "200", "20", "4xx", "6xx", "600", "400-499", "499-400",
      "4xx-5xx",
      "400-600", "POST", "Post", "/", "/a/{b}", "/a b", "/a?b", "/a#b", "a/b", "x-api-key", "x key", "x:y",
      String(repeating: "a", count: 64), String(repeating: "A", count: 64), String(repeating: "a", count: 63),
      "text/plain", "text/plain;charset=utf-8", "text/", "a/b/c", "a/b c", "a/b;é", "1234567", "12345678",
      "1234567.0.0",
    ]

    for text in texts {
      #expect(format.accepts(text) == (text.firstMatch(of: regex) != nil), "\(format) and \(text.debugDescription)")
    }
  }
}
