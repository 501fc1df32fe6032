import CaseModel
import ContractModel
import HTTPCore
import JSONCore

/// No answer shows the inside of the server: stack traces, source paths, database errors (CWE-209).
struct InternalsCheck: Check {
  /// How much of a body is looked at, in octets.
  private static let limit = 65_536

  func run(_ context: inout JudgingContext) {
    guard let response = context.readable else { return }
    var body: [UInt8] = []
    if let value = context.reading?.value { Self.collect(value, into: &body) }
    // What is no JSON is looked at as it stands.
    if body.isEmpty { body = Array((context.opened.bytes ?? response.body).prefix(Self.limit)) }
    let fields = (Array(response.fields) + Array(response.trailers))
      .filter { !Self.references.contains($0.nameText.lowercased()) }
      .map { ("header \($0.nameText)", $0.value) }
    for (place, text) in [("reason phrase", response.reason)] + fields + [("body", body)] {
      if let sign = InternalSigns.find(in: text) {
        return context.fail(
          "security.no-internals", "the answer shows the inside of the server",
          expected: "no stack trace, source path or database error", actual: sign, at: place)
      }
    }
    context.hold("security.no-internals")
  }

  /// Fields that hold paths of URLs, which may look like paths of files.
  private static let references: Set<String> = ["location", "content-location", "link", "refresh", "set-cookie"]

  /// Adds the names and strings of a JSON value, a line each: escapes would hide line ends and backslashes.
  private static func collect(_ value: JSONValue, into text: inout [UInt8]) {
    guard text.count < limit else { return }
    switch value.kind {
    case .string(let string):
      text += string.utf8
      text.append(0x0A)
    case .array(let elements):
      for element in elements { collect(element, into: &text) }
    case .object(let members):
      for member in members {
        text += member.name.utf8
        text.append(0x0A)
        collect(member.value, into: &text)
      }
    case .null, .bool, .number: break
    }
  }
}
