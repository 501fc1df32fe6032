/// An oddity of a message that a recipient may tolerate; whether it counts is for the judge to say.
public enum MessageNote: Sendable, Hashable, CaseIterable {
  /// The space after the status code is missing where the reason phrase is absent (RFC 9112 §4).
  case missingSpaceAfterStatus
  /// The status code lies outside 100 to 599 (RFC 9110 §15).
  case statusOutOfRange
  /// A line ends with LF alone (RFC 9112 §2.2).
  case bareLineFeed
  /// A field value continues on the next line; it was joined with a space (RFC 9112 §5.2).
  case obsoleteFolding
  /// A reason phrase or field value holds octets above 0x7F (RFC 9110 §5.5).
  case obsoleteText
  /// A field value, reason phrase or request target holds a control character that is not CR, LF or NUL.
  case controlCharacter
  /// Content-Length was given more than once with the same value (RFC 9110 §8.6).
  case repeatedContentLength
  /// A chunk size is followed by an extension (RFC 9112 §7.1.1).
  case chunkExtension
  /// An empty line came before the message (RFC 9112 §2.2).
  case emptyLineBeforeMessage

  /// A sentence that says what was seen.
  public var message: String {
    switch self {
    case .missingSpaceAfterStatus: "the status line has no space after the status code"
    case .statusOutOfRange: "the status code lies outside 100 to 599"
    case .bareLineFeed: "a line ends with LF instead of CR LF"
    case .obsoleteFolding: "a field value is folded over several lines"
    case .obsoleteText: "a field value or reason phrase holds octets outside ASCII"
    case .controlCharacter: "a field value, reason phrase or request target holds a control character"
    case .repeatedContentLength: "Content-Length is given more than once with one value"
    case .chunkExtension: "a chunk size is followed by an extension"
    case .emptyLineBeforeMessage: "an empty line comes before the message"
    }
  }
}
