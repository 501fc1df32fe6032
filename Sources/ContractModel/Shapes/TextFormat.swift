/// What a text of a contract file must look like.
enum TextFormat: String, Sendable, CaseIterable {
  /// Anything, also nothing.
  case any
  /// At least one character that is not blank.
  case words
  /// The id of a contract, an operation, an outcome or a body: it is part of requirement ids.
  case id
  /// The name of a binding, a scheme or an authentication word.
  case name
  /// The last part of a requirement's id.
  case aspect
  /// `MAJOR.MINOR.PATCH`.
  case version
  /// A SHA-256 in hex.
  case digest
  /// `28` or `28-30`.
  case lines
  /// `200`, `4xx` or `400-499`.
  case status
  /// An HTTP method (RFC 9110 §9), written in capitals.
  case method
  /// A path from the root, with `{name}` for parameters.
  case path
  /// A header field's name (RFC 9110 §5.1).
  case header
  /// A media type, with or without parameters (RFC 9110 §8.3.1).
  case mediaType

  /// What is expected, for messages and the schema.
  var summary: String {
    switch self {
    case .any: "any text"
    case .words: "a text that is not blank"
    case .id: "lower-case letters, digits and hyphens, a letter first"
    case .name: "letters, digits, hyphens and underscores, a letter first"
    case .aspect: "letters, digits, dots, hyphens and underscores"
    case .version: "MAJOR.MINOR.PATCH"
    case .digest: "64 lower-case hex digits"
    case .lines: "a line or first-last, counted from 1"
    case .status: "a status like 200, 4xx or 400-499"
    case .method: "an HTTP method in capitals"
    case .path: "a path that starts with /"
    case .header: "a header field name"
    case .mediaType: "a media type like application/json"
    }
  }

  /// The same as a regular expression, for the schema; nil when anything fits.
  var pattern: String? {
    switch self {
    case .any: nil
    case .words: "\\S"
    case .id: "^[a-z][a-z0-9-]*$"
    case .name: "^[A-Za-z][A-Za-z0-9_-]*$"
    case .aspect: "^[A-Za-z0-9][A-Za-z0-9._\\[\\]-]*$"
    case .version: "^(0|[1-9][0-9]{0,5})(\\.(0|[1-9][0-9]{0,5})){2}$"
    case .digest: "^[0-9a-f]{64}$"
    case .lines: "^[1-9][0-9]{0,6}(-[1-9][0-9]{0,6})?$"
    case .status: "^[1-5](xx|[0-9]{2}(-[1-5][0-9]{2})?)$"
    case .method: "^[A-Z]+$"
    case .path: "^/[^\\s?#]*$"
    case .header: "^[!#$%&'*+.^_`|~0-9A-Za-z-]+$"
    case .mediaType: "^[!#$%&'*+.^_`|~0-9A-Za-z-]+/[!#$%&'*+.^_`|~0-9A-Za-z-]+(;[ -~]*)?$"
    }
  }

  /// Whether a text fits.
  func accepts(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    switch self {
    case .any: return true
    case .words: return text.contains { !$0.isWhitespace }
    case .id:
      return bytes.first.map(ASCIIText.isLower) == true
        && bytes.allSatisfy { ASCIIText.isLower($0) || ASCIIText.isDigit($0) || $0 == UInt8(ascii: "-") }
    case .name:
      return bytes.first.map(ASCIIText.isLetter) == true && bytes.allSatisfy { ASCIIText.isWord($0, also: "-_") }
    case .aspect:
      return bytes.first.map { ASCIIText.isWord($0, also: "") } == true
        && bytes.allSatisfy { ASCIIText.isWord($0, also: "._[]-") }
    case .version:
      let parts = text.split(separator: ".", omittingEmptySubsequences: false)
      return parts.count == 3
        && parts.allSatisfy {
          (1...6).contains($0.utf8.count) && $0.utf8.allSatisfy(ASCIIText.isDigit) && ($0 == "0" || $0.first != "0")
        }
    case .digest: return bytes.count == 64 && bytes.allSatisfy(ASCIIText.isLowerHex)
    case .lines: return LineRange.parse(text) != nil
    case .status: return StatusPattern.bounds(text) != nil
    case .method: return !bytes.isEmpty && bytes.allSatisfy { UInt8(ascii: "A")...UInt8(ascii: "Z") ~= $0 }
    case .path:
      return bytes.first == UInt8(ascii: "/") && !text.contains { $0.isWhitespace || $0 == "?" || $0 == "#" }
    case .header: return ASCIIText.isToken(bytes[...])
    case .mediaType:
      let type = bytes.prefix { $0 != UInt8(ascii: ";") }
      let parts = type.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
      return parts.count == 2 && parts.allSatisfy(ASCIIText.isToken)
        && bytes.dropFirst(type.count).allSatisfy { 0x20...0x7E ~= $0 }
    }
  }
}

/// Byte classes of US-ASCII.
enum ASCIIText {
  static func isDigit(_ byte: UInt8) -> Bool { UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte }
  static func isLower(_ byte: UInt8) -> Bool { UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte }
  static func isLetter(_ byte: UInt8) -> Bool { isLower(byte | 0x20) && byte < 0x80 }
  static func isLowerHex(_ byte: UInt8) -> Bool {
    isDigit(byte) || UInt8(ascii: "a")...UInt8(ascii: "f") ~= byte
  }
  static func isHex(_ byte: UInt8) -> Bool { isDigit(byte) || (isLetter(byte) && isLowerHex(byte | 0x20)) }
  /// Whether bytes are a token (RFC 9110 §5.6.2).
  static func isToken(_ bytes: ArraySlice<UInt8>) -> Bool {
    !bytes.isEmpty && bytes.allSatisfy { isWord($0, also: "!#$%&'*+.^_`|~-") }
  }
  static func isWord(_ byte: UInt8, also marks: StaticString) -> Bool {
    isDigit(byte) || isLetter(byte) || marks.withUTF8Buffer { $0.contains(byte) }
  }
}

/// Lines of a stored document.
enum LineRange {
  /// Reads `28` or `28-30`; nil when it is neither or ends before it starts only in form, not in order.
  static func parse(_ text: String) -> (first: Int, last: Int)? {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false).map { number($0) }
    switch parts.count {
    case 1: return parts[0].map { ($0, $0) }
    case 2:
      guard let first = parts[0], let last = parts[1] else { return nil }
      return (first, last)
    default: return nil
    }
  }

  private static func number(_ text: Substring) -> Int? {
    guard (1...7).contains(text.utf8.count), text.utf8.allSatisfy(ASCIIText.isDigit), text.first != "0" else {
      return nil
    }
    return Int(text)
  }
}

extension StatusPattern {
  /// Reads `200`, `4xx` or `400-499`; nil when it is none of them or ends before it starts.
  public init?(_ text: String) {
    guard let (first, last) = Self.bounds(text), first <= last else { return nil }
    self.init(first...last, text: text)
  }

  /// The first and last status, in whatever order they are written.
  static func bounds(_ text: String) -> (first: Int, last: Int)? {
    let bytes = Array(text.utf8)
    if bytes.count == 3, bytes[1] == UInt8(ascii: "x"), bytes[2] == UInt8(ascii: "x") {
      guard UInt8(ascii: "1")...UInt8(ascii: "5") ~= bytes[0] else { return nil }
      let hundreds = Int(bytes[0] - UInt8(ascii: "0")) * 100
      return (hundreds, hundreds + 99)
    }
    let parts = text.split(separator: "-", omittingEmptySubsequences: false).map { part -> Int? in
      guard part.utf8.count == 3, part.utf8.allSatisfy(ASCIIText.isDigit), let status = Int(part) else { return nil }
      return 100...599 ~= status ? status : nil
    }
    switch parts.count {
    case 1: return parts[0].map { ($0, $0) }
    case 2:
      guard let first = parts[0], let last = parts[1] else { return nil }
      return (first, last)
    default: return nil
    }
  }
}
