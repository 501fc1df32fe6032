/// One thing that is wrong with a contract or baseline file, and where.
public struct ContractProblem: Error, Sendable, Hashable {
  /// How bad a problem is.
  public enum Severity: String, Sendable, Hashable, CaseIterable {
    /// The file cannot be used.
    case error
    /// The file can be used, but probably does not say what was meant.
    case warning
  }

  /// The file's name, as given.
  public var file: String
  /// The place in the file.
  public var location: SourceLocation
  /// What is wrong, in a short clause that quotes the file's own words.
  public var message: String
  /// What to do about it; nil when the message says it all.
  public var hint: String?
  public var severity: Severity

  /// Makes a problem.
  public init(
    file: String, location: SourceLocation, message: String, hint: String? = nil, severity: Severity = .error
  ) {
    self.file = file
    self.location = location
    self.message = message
    self.hint = hint
    self.severity = severity
  }

  /// The problem in one line: `file:line:column: message; hint`.
  public var text: String {
    let line = "\(file):\(location.line):\(location.column): \(message)"
    guard let hint else { return line }
    return "\(line); \(hint)"
  }
}

extension SourceLocation: Comparable {
  /// Orders places as they stand in the file.
  public static func < (left: SourceLocation, right: SourceLocation) -> Bool {
    (left.line, left.column) < (right.line, right.column)
  }
}
