/// One member of a JSON object: a name and a value.
public struct JSONMember: Sendable {
  /// The name with its escapes resolved.
  public var name: String

  /// The byte offsets of the name in the source text, quotes included; `0..<0` for a member made in code.
  public var nameRange: Range<Int>

  /// The value.
  public var value: JSONValue

  /// Makes a member.
  public init(name: String, value: JSONValue, nameRange: Range<Int> = 0..<0) {
    self.name = name
    self.nameRange = nameRange
    self.value = value
  }
}

extension JSONMember: Hashable {
  /// Compares name and value; where they were read from does not count.
  public static func == (left: JSONMember, right: JSONMember) -> Bool {
    left.name.isSpelled(like: right.name) && left.value == right.value
  }

  /// Feeds name and value into the hasher.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(name)
    hasher.combine(value)
  }
}
