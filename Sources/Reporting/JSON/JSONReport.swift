public import CaseModel
import JSONCore

/// Writes a run as `run.json`: the whole record, from which every report can be made again.
public struct JSONReport: Sendable {
  /// Makes the report.
  public init() {}

  /// Writes the file: JSON in UTF-8, one line a case and a requirement.
  public func bytes(of run: RunRecord) -> [UInt8] {
    var output = JSONOutput()
    Shape.run.write(run, &output)
    output.end()
    return output.bytes
  }

  /// Writes the targets of a run alone, without secrets, in the order of its contracts.
  public static func targets(of run: RunRecord) -> [UInt8] {
    var output = JSONOutput()
    Shape.list(.target).write(run.contracts.map(\.target), &output)
    output.end()
    return output.bytes
  }

  /// The schema of the files, JSON Schema 2020-12, as `Contracts/run.schema.json` holds it.
  public static func schema() -> [UInt8] {
    schema(of: .run, title: "The record of a conformance run")
  }

  /// The schema of files whose text is one value of a shape.
  static func schema<Value>(of shape: Shape<Value>, title: String) -> [UInt8] {
    var book = SchemaBook()
    let root = shape.schema(&book)
    let schema = JSONValue.object(
      [
        ("$schema", .string("https://json-schema.org/draft/2020-12/schema")), ("title", .string(title)),
      ] + (root.members ?? []).map { ($0.name, $0.value) } + [("$defs", .object(book.definitions))])
    return schema.bytes(.pretty) + [0x0A]
  }
}
