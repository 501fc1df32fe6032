/// One JSON value with the place it was read from.
///
/// Nothing of the text is lost but white space and the spelling of string characters: members keep their order,
/// members of one name all stay, numbers keep their digits. Two values are equal when their kinds are equal; the
/// place they were read from does not count, the order of members does.
public struct JSONValue: Sendable {
  /// What a value is, with its content.
  public enum Kind: Sendable {
    /// The literal `null`.
    case null
    /// The literal `true` or `false`.
    case bool(Bool)
    /// A number as it is spelled.
    case number(JSONNumber)
    /// A string with its escapes resolved.
    case string(String)
    /// An array with its elements in order.
    case array([JSONValue])
    /// An object with its members in the order of the text, members of the same name included.
    case object([JSONMember])
  }

  /// What the value is, with its content.
  public var kind: Kind

  /// The byte offsets of the value in the source text; `0..<0` for a value made in code.
  public var range: Range<Int>

  /// Makes a value of a kind.
  ///
  /// - Parameters:
  ///   - kind: what the value is.
  ///   - range: the byte offsets in the source text; leave it out for a value made in code.
  public init(_ kind: Kind, range: Range<Int> = 0..<0) {
    self.kind = kind
    self.range = range
  }

  /// The name of the value's type: "object", "array", "string", "number", "boolean" or "null".
  public var kindName: String {
    switch kind {
    case .null: "null"
    case .bool: "boolean"
    case .number: "number"
    case .string: "string"
    case .array: "array"
    case .object: "object"
    }
  }
}

extension JSONValue: Hashable {
  /// Compares two values without regard to where they were read from.
  public static func == (left: JSONValue, right: JSONValue) -> Bool {
    left.kind == right.kind
  }

  /// Feeds the value without its place into the hasher.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(kind)
  }
}

extension JSONValue.Kind: Hashable {
  /// Compares two kinds; strings are equal only when they hold the same Unicode scalars (RFC 8259 §8.3).
  public static func == (left: JSONValue.Kind, right: JSONValue.Kind) -> Bool {
    switch (left, right) {
    case (.null, .null): true
    case (.bool(let left), .bool(let right)): left == right
    case (.number(let left), .number(let right)): left == right
    case (.string(let left), .string(let right)): left.isSpelled(like: right)
    case (.array(let left), .array(let right)): left == right
    case (.object(let left), .object(let right)): left == right
    default: false
    }
  }

  /// Feeds the kind and its content into the hasher.
  public func hash(into hasher: inout Hasher) {
    switch self {
    case .null: hasher.combine(0)
    case .bool(let value): hasher.combine(value)
    case .number(let value): hasher.combine(value)
    case .string(let value): hasher.combine(value)
    case .array(let value): hasher.combine(value)
    case .object(let value): hasher.combine(value)
    }
  }
}

extension String {
  /// Tells whether both strings hold the same scalars; `==` also equates "é" with "e" and a combining accent.
  func isSpelled(like other: String) -> Bool {
    utf8.count == other.utf8.count && utf8.elementsEqual(other.utf8)
  }
}
