/// What the reader found in one JSON text.
public struct JSONReading: Sendable {
  /// The value.
  public var value: JSONValue

  /// The byte offsets of `\u` escapes that are half of a surrogate pair, in order; each is read as U+FFFD.
  public var loneSurrogates: [Int]

  /// The members whose name their object already had, in the order of the text, at most
  /// ``JSONReader/duplicatesReported`` of them.
  public var duplicates: [JSONDuplicate]

  /// Makes a reading.
  public init(value: JSONValue, loneSurrogates: [Int] = [], duplicates: [JSONDuplicate] = []) {
    self.value = value
    self.loneSurrogates = loneSurrogates
    self.duplicates = duplicates
  }
}

/// A member with a name that an earlier member of the same object has (RFC 8259 §4).
public struct JSONDuplicate: Sendable, Hashable {
  /// The path of the object: names of members, and indexes of array elements in digits; empty for the outermost.
  public var path: [String]

  /// The name, with its escapes resolved.
  public var name: String

  /// The byte offset of the later member's name.
  public var offset: Int

  /// Makes a duplicate.
  public init(path: [String], name: String, offset: Int) {
    self.path = path
    self.name = name
    self.offset = offset
  }
}
