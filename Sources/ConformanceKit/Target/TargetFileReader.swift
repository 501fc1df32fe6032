import CaseModel
public import ContractModel
import JSONCore

/// Why a target file cannot be used: every problem at once, each with its place.
public struct TargetFailure: Error, Sendable, Hashable {
  public var problems: [ContractProblem]
  public var text: String { problems.map(\.text).joined(separator: "\n") }

  public init(_ problems: [ContractProblem]) {
    self.problems = problems
  }
}

/// Reads target files. Unknown members are errors with the nearest known one.
public struct TargetFileReader {
  private let path: String
  private let bytes: [UInt8]
  private var problems: [ContractProblem] = []

  private init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
  }

  /// Reads a target file's bytes.
  ///
  /// - Throws: every problem of the file.
  public static func read(_ bytes: [UInt8], path: String) throws(TargetFailure) -> TargetFile {
    var reader = TargetFileReader(path: path, bytes: bytes)
    let file = reader.file()
    guard let file, reader.problems.isEmpty else { throw TargetFailure(reader.problems) }
    return file
  }

  private static let members = ["$schema", "contract", "url", "tls", "authentication", "bindings", "limits"]
  private static let limitMembers = ["connections", "requestsPerSecond", "timeoutSeconds", "maxRefusals"]

  private mutating func file() -> TargetFile? {
    let reading: JSONReading
    do {
      reading = try JSONReader.read(bytes, nestingLimit: 32)
    } catch {
      fail("not JSON: \(error.message)", at: error.offset)
      return nil
    }
    for duplicate in reading.duplicates {
      fail("\(Self.quoted(duplicate.name)) stands twice in one object", at: duplicate.offset)
    }
    for offset in reading.loneSurrogates {
      fail("half of a surrogate pair", hint: "write the character itself", at: offset)
    }
    let root = reading.value
    guard root.members != nil else {
      fail("a target file is a JSON object, and this is \(Self.kind(root))", at: root.range.lowerBound)
      return nil
    }
    closed(root, Self.members, "a target file")
    let url = text(root["url"], "url") ?? ""
    if root["url"] == nil {
      fail("\"url\" is missing", hint: "write where the server is: \"http://127.0.0.1:8080\"", at: 0)
    }
    return TargetFile(
      path: path, contract: text(root["contract"], "contract"), url: url,
      authentication: text(root["authentication"], "authentication"), bindings: bindings(root["bindings"]),
      limits: limits(root["limits"]), tls: tls(root["tls"], url: url))
  }

  private mutating func bindings(_ value: JSONValue?) -> [TargetFile.NamedBinding] {
    guard let value else { return [] }
    guard let members = value.members else {
      fail("\"bindings\" is an object, and this is \(Self.kind(value))", at: value.range.lowerBound)
      return []
    }
    return members.compactMap { member in
      source(member.value, member.name).map { TargetFile.NamedBinding(name: member.name, source: $0) }
    }
  }

  mutating func source(_ value: JSONValue, _ name: String) -> TargetFile.Source? {
    switch value.kind {
    case .string(let text): return .literal(text)
    case .number(let number): return .literal(number.text)
    case .array(let elements):
      if elements.isEmpty { fail("the list of binding \(Self.quoted(name)) is empty", at: value.range.lowerBound) }
      let other = elements.first { $0.string == nil && $0.number == nil }
      if let other {
        fail("the list of binding \(Self.quoted(name)) holds \(Self.kind(other))", at: other.range.lowerBound)
      }
      return .list(elements.compactMap { $0.string ?? $0.number?.text })
    case .object(let members):
      closed(value, ["env", "file", "command"], "a binding")
      if members.count == 1, let member = members.first {
        switch (member.name, member.value.string, member.value.array?.compactMap(\.string)) {
        case ("env", let variable?, _): return .environment(variable)
        case ("file", let path?, _): return .file(path)
        case ("command", _, let words?)
        where words.count == member.value.array?.count && words.first?.isEmpty == false
          && !words.contains(where: \.hasNUL):
          return .command(words)
        case ("env", _, _), ("file", _, _), ("command", _, _): break
        default: return nil
        }
      }
      fail(
        "binding \(Self.quoted(name)) takes one of \(Self.sources) and \(Self.commandSource)",
        at: value.range.lowerBound)
      return nil
    case .bool, .null:
      fail(
        "binding \(Self.quoted(name)) is \(Self.kind(value))",
        hint: "give a text, \(Self.sources), \(Self.commandSource) or a list",
        at: value.range.lowerBound)
      return nil
    }
  }

  private static let sources = "{\"env\": NAME}, {\"file\": PATH}"
  private static let commandSource = "{\"command\": [PROGRAM, WORD…]}"

  private mutating func limits(_ value: JSONValue?) -> TargetFile.Limits {
    var limits = TargetFile.Limits()
    guard let value else { return limits }
    guard value.members != nil else {
      fail("\"limits\" is an object, and this is \(Self.kind(value))", at: value.range.lowerBound)
      return limits
    }
    closed(value, Self.limitMembers, "limits")
    if let connections = value["connections"] {
      limits.connections = connections.number?.int
      if !(1...256).contains(limits.connections ?? 0) {
        fail("\"connections\" takes a whole number from 1 to 256", at: connections.range.lowerBound)
      }
    }
    limits.requestsPerSecond = number(value["requestsPerSecond"], "requestsPerSecond", 0...100_000)
    limits.timeoutSeconds = number(value["timeoutSeconds"], "timeoutSeconds", 0.05...600)
    if let maxRefusals = value["maxRefusals"] { limits.maxRefusals = refusalLimits(maxRefusals) }
    return limits
  }

  private mutating func refusalLimits(_ value: JSONValue) -> [String: RefusalLimit] {
    guard let members = value.members else {
      fail("\"maxRefusals\" is an object, and this is \(Self.kind(value))", at: value.range.lowerBound)
      return [:]
    }
    var limits: [String: RefusalLimit] = [:]
    for member in members {
      let value = member.value
      if value.members != nil {
        closed(value, ["total", "inARow"], "a limit of refusals")
        let total = value["total"].flatMap { refusals($0, "total") }
        limits[member.name] = RefusalLimit(total: total, inARow: value["inARow"].flatMap { refusals($0, "inARow") })
      } else {
        limits[member.name] = RefusalLimit(total: refusals(value, member.name))
      }
    }
    return limits
  }

  private mutating func refusals(_ value: JSONValue, _ name: String) -> Int? {
    if let number = value.number?.int, (0...1_000_000).contains(number) { return number }
    fail(
      "\(Self.quoted(name)) takes a whole number from 0 to 1000000",
      hint: "write {\"docNumber\": 10}, or {\"docNumber\": {\"total\": 10, \"inARow\": 3}}",
      at: value.range.lowerBound)
    return nil
  }

  private mutating func number(_ value: JSONValue?, _ name: String, _ range: ClosedRange<Double>) -> Double? {
    guard let value else { return nil }
    guard let number = value.number.flatMap({ Double($0.text) }), range.contains(number) else {
      let bounds = [range.lowerBound, range.upperBound].map { $0 == $0.rounded() ? "\(Int($0))" : "\($0)" }
      fail("\"\(name)\" takes a number from \(bounds[0]) to \(bounds[1])", at: value.range.lowerBound)
      return nil
    }
    return number
  }

  mutating func text(_ value: JSONValue?, _ name: String) -> String? {
    guard let value else { return nil }
    if let text = value.string { return text }
    fail("\"\(name)\" is a text, and this is \(Self.kind(value))", at: value.range.lowerBound)
    return nil
  }

  mutating func closed(_ value: JSONValue, _ known: [String], _ what: String) {
    for member in value.members ?? [] where !known.contains(member.name) {
      let hint = nearest(member.name, among: known).map { "did you mean \"\($0)\"?" }
      fail(
        "\(what) has no member \(Self.quoted(member.name))",
        hint: hint ?? "known are \(known.filter { $0 != "$schema" }.joined(separator: ", "))",
        at: member.nameRange.lowerBound)
    }
  }

  /// A kind of value with its article.
  static func kind(_ value: JSONValue) -> String {
    switch value.kind {
    case .null: "null"
    case .array, .object: "an \(value.kindName)"
    case .bool, .number, .string: "a \(value.kindName)"
    }
  }

  /// A name of the file in quotes, cut when it is long; control characters are shown by their numbers.
  static func quoted(_ name: String) -> String {
    var result = ""
    for scalar in name.unicodeScalars.prefix(60) {
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator:
        result += "\\u{" + String(scalar.value, radix: 16) + "}"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return name.unicodeScalars.count > 60 ? "\"\(result)…\"" : "\"\(result)\""
  }

  mutating func fail(_ message: String, hint: String? = nil, at offset: Int) {
    let position = TextPosition(offset: offset, in: bytes)
    problems.append(
      ContractProblem(
        file: path, location: SourceLocation(line: position.line, column: position.column), message: message, hint: hint
      ))
  }
}

extension String {
  /// Whether a C string would end before the text does.
  fileprivate var hasNUL: Bool { utf8.contains(0) }
}
