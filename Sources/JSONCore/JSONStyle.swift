/// How a value is written; every style is the same value to a reader.
public enum JSONStyle: Sendable, Hashable, CaseIterable {
  /// No white space.
  case compact
  /// Two spaces a level, one member or element a line, no line end after the value.
  case pretty
  /// As compact, with every character of strings and names as a `\uXXXX` escape.
  case escaped
  /// Spaces, tabs, line feeds and carriage returns before and after every token.
  case spaced
}

extension JSONValue {
  /// Writes the value as UTF-8.
  public func bytes(_ style: JSONStyle = .compact) -> [UInt8] {
    var writer = JSONWriter(style: style)
    writer.write(self)
    return writer.bytes
  }

  /// Writes the value as text.
  public func text(_ style: JSONStyle = .compact) -> String {
    String(decoding: bytes(style), as: UTF8.self)
  }
}
