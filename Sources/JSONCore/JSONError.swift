/// Why a text is not JSON, and where.
public struct JSONError: Error, Sendable, Hashable {
  /// What is wrong with the text.
  public enum Reason: Sendable, Hashable {
    /// A byte stands where the grammar does not allow it.
    case unexpectedByte(UInt8)
    /// The text ends inside a value.
    case unexpectedEnd
    /// The text holds nothing, or nothing but white space.
    case emptyText
    /// Something other than white space follows the value.
    case trailingGarbage
    /// A comma stands before a closing bracket or brace.
    case trailingComma
    /// The text starts with a byte order mark (RFC 8259 §8.1).
    case byteOrderMark
    /// A string holds bytes that are not UTF-8 (RFC 3629 §4).
    case invalidUTF8
    /// A backslash in a string is followed by no escape of RFC 8259 §7.
    case invalidEscape
    /// A string holds a control character that is not escaped (RFC 8259 §7).
    case controlCharacterInString
    /// A number is spelled as RFC 8259 §6 does not allow.
    case invalidNumber
    /// A word starts like `true`, `false` or `null` and is none of them.
    case invalidLiteral
    /// Arrays and objects are nested deeper than the limit.
    case nestingTooDeep(limit: Int)
  }

  /// What is wrong with the text.
  public var reason: Reason

  /// The byte offset of the fault: of the byte itself, or of the first byte of the escape, number or word.
  public var offset: Int

  /// Makes an error.
  public init(_ reason: Reason, offset: Int) {
    self.reason = reason
    self.offset = offset
  }

  /// The fault in a short clause, without its place.
  public var message: String {
    switch reason {
    case .unexpectedByte(let byte): "unexpected \(Self.quoted(byte))"
    case .unexpectedEnd: "the text ends inside a value"
    case .emptyText: "the text is empty"
    case .trailingGarbage: "more text follows the value"
    case .trailingComma: "a comma before a closing bracket"
    case .byteOrderMark: "the text starts with a byte order mark"
    case .invalidUTF8: "bytes that are not UTF-8"
    case .invalidEscape: "an escape that JSON does not have"
    case .controlCharacterInString: "a control character in a string without an escape"
    case .invalidNumber: "a number spelled in a way JSON does not allow"
    case .invalidLiteral: "a word that is not true, false or null"
    case .nestingTooDeep(let limit): "arrays and objects nested more than \(limit) deep"
    }
  }

  private static func quoted(_ byte: UInt8) -> String {
    guard byte > 0x20, byte < 0x7F else {
      return "byte 0x" + (byte < 0x10 ? "0" : "") + String(byte, radix: 16)
    }
    return byte == UInt8(ascii: "'") ? "single quote" : "'\(Character(UnicodeScalar(byte)))'"
  }
}
