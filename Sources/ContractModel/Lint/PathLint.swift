extension ContractLint {
  /// Holds the parameters of an operation's path against its path fields.
  mutating func checkPath(of operation: Operation) {
    guard let names = Self.parameters(of: operation.path) else {
      report(
        "the path \(ShapeCheck.quoted(operation.path)) has an open or empty parameter", hint: "write {name}",
        at: operation.location, ["path"])
      return
    }
    let fields = operation.request.path.map(\.name)
    for name in names where !fields.contains(name) {
      report(
        "the path parameter \"\(name)\" has no field", hint: "describe it under \"request\", \"path\"",
        at: operation.location, ["path"])
    }
    for field in operation.request.path where !names.contains(field.name) {
      report(
        "the path has no parameter \"\(field.name)\"", hint: ShapeCheck.hint(for: field.name, among: names),
        at: field.location, ["name"])
    }
  }

  /// The names in braces; nil when braces do not pair or hold nothing.
  private static func parameters(of path: String) -> [String]? {
    var names: [String] = []
    var open: String?
    for character in path {
      switch (character, open) {
      case ("{", nil): open = ""
      case ("}", .some(let name)) where !name.isEmpty:
        names.append(name)
        open = nil
      case ("{", _), ("}", _): return nil
      case (_, .some(let name)): open = name + String(character)
      case (_, nil): break
      }
    }
    return open == nil ? names : nil
  }
}
