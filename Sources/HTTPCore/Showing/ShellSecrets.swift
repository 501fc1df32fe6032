/// What stands for secrets in a shell line: a variable where a value stands as it is, its name elsewhere.
public struct ShellSecrets: Sendable {
  /// A shell variable and the value it is to have.
  public struct Variable: Sendable, Hashable {
    public var name: String
    public var value: [UInt8]

    public init(name: String, value: String) {
      self.name = name
      self.value = Array(value.utf8)
    }
  }

  private let redactor: Redactor
  private let variables: [String: Variable]

  /// - Parameters:
  ///   - redactor: finds the secrets.
  ///   - variables: by the label of the secret in the redactor.
  public init(redactor: Redactor, variables: [String: Variable]) {
    self.redactor = redactor
    self.variables = variables
  }

  /// A variable's name made of another: `userAdminToken` gives `USER_ADMIN_TOKEN`.
  public static func variableName(for name: String) -> String {
    var result = ""
    for scalar in name.unicodeScalars {
      let isUpper = ("A"..."Z").contains(scalar)
      if isUpper, let last = result.unicodeScalars.last, last != "_", !("A"..."Z").contains(last) { result += "_" }
      let isKept = isUpper || ("a"..."z").contains(scalar) || ("0"..."9").contains(scalar)
      result += isKept ? String(scalar) : "_"
    }
    if let first = result.unicodeScalars.first, ("0"..."9").contains(first) { result = "_" + result }
    return result.uppercased()
  }

  /// A part of a word.
  enum Part: Hashable {
    case text([UInt8])
    case variable(String)
  }

  /// The text with variables in place of secrets, and names in marks where they stand in another spelling.
  func parts(of bytes: [UInt8]) -> [Part] {
    var parts: [Part] = []
    var text: [UInt8] = []
    var end = 0
    for occurrence in redactor.occurrences(in: bytes) {
      defer { end = max(end, occurrence.range.upperBound) }
      guard occurrence.range.lowerBound >= end else { continue }
      text += bytes[end..<occurrence.range.lowerBound]
      if let variable = variables[occurrence.label], variable.value.elementsEqual(bytes[occurrence.range]) {
        parts += [.text(text), .variable(variable.name)]
        text = []
      } else {
        text += "‹\(occurrence.label)›".utf8
      }
    }
    text += bytes[end...]
    return (parts + [.text(text)]).filter { $0 != .text([]) }
  }

  /// The text with names in marks in place of secrets.
  func redact(_ bytes: [UInt8]) -> [UInt8] { redactor.redact(bytes) }
}
