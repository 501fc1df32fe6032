/// What makes a received message unreadable or unfit to be trusted, and where.
public struct MessageMalformation: Error, Sendable, Hashable {
  /// What is wrong.
  public var defect: Defect
  /// How many received octets stand before the place, counted from the first octet the reader was given.
  public var offset: Int

  /// Makes a malformation.
  public init(_ defect: Defect, offset: Int) {
    self.defect = defect
    self.offset = offset
  }

  /// The kinds of defect.
  public enum Defect: String, Sendable, Hashable, CaseIterable {
    /// The status line does not follow RFC 9112 §4.
    case badStatusLine
    /// The request line does not follow RFC 9112 §3.
    case badRequestLine
    /// The protocol version is none of HTTP/1.x (RFC 9110 §2.5).
    case unsupportedVersion
    /// A field line does not follow RFC 9112 §5, such as white space before the colon.
    case badFieldLine
    /// White space starts the line after the start line (RFC 9112 §2.2).
    case whitespaceBeforeFields
    /// A CR without LF inside a line (RFC 9112 §2.2).
    case bareCarriageReturn
    /// A line of the chunked framing ends with LF alone (RFC 9112 §7.1).
    case bareLineFeed
    /// A NUL inside the head (RFC 9110 §5.5).
    case nulOctet
    /// A request folds a field value (RFC 9112 §5.2).
    case obsoleteFolding
    /// An HTTP/1.1 request without Host (RFC 9112 §3.2).
    case missingHost
    /// A request with more than one Host (RFC 9112 §3.2).
    case repeatedHost
    /// Content-Length is not a decimal number (RFC 9110 §8.6).
    case badContentLength
    /// Content-Length is given with differing values (RFC 9112 §6.3).
    case conflictingContentLength
    /// Content-Length stands beside Transfer-Encoding (RFC 9112 §6.1).
    case contentLengthWithTransferEncoding
    /// Transfer-Encoding is anything but one `chunked` (RFC 9112 §6.1).
    case unknownTransferCoding
    /// Transfer-Encoding in an HTTP/1.0 message (RFC 9112 §6.1).
    case transferEncodingInOldVersion
    /// A chunk does not start with a hexadecimal size (RFC 9112 §7.1).
    case badChunkSize
    /// The data of a chunk is not followed by CR LF (RFC 9112 §7.1).
    case missingChunkTerminator
    /// The connection ended inside the head.
    case truncatedHead
    /// The connection ended inside the body.
    case truncatedBody
    /// A line is longer than the limit.
    case lineTooLong
    /// The head or the trailer section is larger than the limit.
    case headTooLarge
    /// The body is larger than the limit.
    case bodyTooLarge
    /// There are more fields than the limit.
    case tooManyFields
    /// There are more chunks, or more octets in chunk extensions, than the limit.
    case tooManyChunks
    /// There are more interim responses than the limit.
    case tooManyInterimResponses
    /// Octets follow a response that has no body: to HEAD, 204 or 304 (RFC 9110 §6.4.1).
    case bodyWhereNoneAllowed
    /// Octets follow the end of the message.
    case bytesAfterMessage
  }

  /// A sentence that says what is wrong and where.
  public var message: String { "\(defect.message) (octet \(offset))" }
}

extension MessageMalformation.Defect {
  /// Tells whether a limit of the reader was passed, rather than a rule of HTTP broken.
  public var isLimit: Bool {
    switch self {
    case .lineTooLong, .headTooLarge, .bodyTooLarge, .tooManyFields, .tooManyChunks, .tooManyInterimResponses: true
    default: false
    }
  }

  /// A sentence that says what is wrong.
  public var message: String {
    switch self {
    case .badStatusLine: "the status line is not `HTTP/1.1 NNN reason`"
    case .badRequestLine: "the request line is not `METHOD target HTTP/1.1`"
    case .unsupportedVersion: "the protocol version is not HTTP/1.x"
    case .badFieldLine: "a field line is not `name: value`"
    case .whitespaceBeforeFields: "white space stands between the start line and the first field"
    case .bareCarriageReturn: "a CR without LF stands inside a line"
    case .bareLineFeed: "a line of the chunked framing ends with LF instead of CR LF"
    case .nulOctet: "a NUL stands inside the head"
    case .obsoleteFolding: "a field value of the request is folded over several lines"
    case .missingHost: "the request has no Host field"
    case .repeatedHost: "the request has more than one Host field"
    case .badContentLength: "Content-Length is not a decimal number"
    case .conflictingContentLength: "Content-Length is given with differing values"
    case .contentLengthWithTransferEncoding: "Content-Length stands beside Transfer-Encoding"
    case .unknownTransferCoding: "Transfer-Encoding is anything but `chunked`"
    case .transferEncodingInOldVersion: "an HTTP/1.0 message has a Transfer-Encoding"
    case .badChunkSize: "a chunk does not start with a hexadecimal size"
    case .missingChunkTerminator: "the data of a chunk is not followed by CR LF"
    case .truncatedHead: "the connection ended inside the head"
    case .truncatedBody: "the connection ended inside the body"
    case .lineTooLong: "a line is longer than the limit"
    case .headTooLarge: "the header or trailer section is larger than the limit"
    case .bodyTooLarge: "the body is larger than the limit"
    case .tooManyFields: "there are more fields than the limit"
    case .tooManyChunks: "there are more chunks or chunk extensions than the limit"
    case .tooManyInterimResponses: "there are more interim responses than the limit"
    case .bodyWhereNoneAllowed: "octets follow a response that has no body"
    case .bytesAfterMessage: "octets follow the end of the message"
    }
  }
}
