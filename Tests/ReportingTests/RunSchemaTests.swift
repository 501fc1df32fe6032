import Foundation
import JSONCore
import Testing

@testable import Reporting

@Suite struct RunSchemaTests {
  static let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appendingPathComponent("Contracts/run.schema.json")

  @Test func theCommittedSchemaIsTheOneTheTablesMake() throws {
    Sample.keep(JSONReport.schema(), "run.schema.json")
    #expect(try Data(contentsOf: Self.file) == Data(JSONReport.schema()))
  }

  @Test func theSchemaNamesExactlyTheMembersThatAreWritten() throws {
    let schema = try JSONReader.read(JSONReport.schema()).value
    let bytes = JSONReport().bytes(of: RunRecordReaderTests.full)
    Sample.keep(bytes, "run-full.json")
    Sample.keep(JSONReport().bytes(of: Sample.run()), "run-sample.json")
    var seen: Set<String> = []
    collect(try JSONReader.read(bytes).value, schema, schema, "", &seen)
    var named: Set<String> = []
    for definition in schema["$defs"]?.members ?? [] {
      for property in definition.value["properties"]?.members ?? [] {
        named.insert("\(definition.name).\(property.name)")
      }
    }
    #expect(seen == named)
  }

  /// Notes `definition.member` for every member of the value, following the references of the schema.
  private func collect(
    _ value: JSONValue, _ schema: JSONValue, _ root: JSONValue, _ name: String, _ seen: inout Set<String>
  ) {
    if let target = schema["$ref"]?.string?.split(separator: "/").last.map(String.init) {
      guard let definition = root["$defs"]?[target] else { return }
      return collect(value, definition, root, target, &seen)
    }
    for element in value.array ?? [] { collect(element, schema["items"] ?? .null, root, name, &seen) }
    for member in value.members ?? [] {
      if !name.isEmpty { seen.insert("\(name).\(member.name)") }
      collect(member.value, schema["properties"]?[member.name] ?? .null, root, "", &seen)
    }
  }
}
