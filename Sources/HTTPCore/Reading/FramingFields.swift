/// What the framing fields of a head say about its body (RFC 9112 §6.3).
struct FramingFields {
  /// The length, where Content-Length gives one.
  var contentLength: Int?
  /// Whether the body is chunked.
  var isChunked = false
  /// Whether Content-Length was repeated with one value.
  var repeatsLength = false

  /// Reads Content-Length and Transfer-Encoding.
  ///
  /// - Throws: what makes the framing unfit to be trusted, with the offset of the field line.
  init(_ section: FieldSection, isOldVersion: Bool, bodyLimit: Int) throws(MessageMalformation) {
    var codings: [ArraySlice<UInt8>] = []
    var codingOffset: Int?
    for (field, offset) in zip(section.value, section.offsets) {
      if field.isNamed("Content-Length") {
        try readLength(field.value, offset: offset, limit: bodyLimit)
      } else if field.isNamed("Transfer-Encoding") {
        codings += field.value.split(separator: ASCII.comma).map { ASCII.trimmed($0) }
        codingOffset = offset
      }
    }
    guard let codingOffset else { return }
    if contentLength != nil { throw MessageMalformation(.contentLengthWithTransferEncoding, offset: codingOffset) }
    if isOldVersion { throw MessageMalformation(.transferEncodingInOldVersion, offset: codingOffset) }
    guard codings.count == 1, ASCII.equalIgnoringCase(codings[0], "chunked".utf8) else {
      throw MessageMalformation(.unknownTransferCoding, offset: codingOffset)
    }
    isChunked = true
  }

  /// Reads one Content-Length line, which a sender may have made a list of (RFC 9110 §8.6).
  private mutating func readLength(_ value: [UInt8], offset: Int, limit: Int) throws(MessageMalformation) {
    for part in value.split(separator: ASCII.comma, omittingEmptySubsequences: false) {
      let digits = ASCII.trimmed(part)
      guard !digits.isEmpty, digits.allSatisfy(ASCII.isDigit) else {
        throw MessageMalformation(.badContentLength, offset: offset)
      }
      let length = ASCII.decimal(digits) ?? Int.max
      if let contentLength {
        if contentLength != length { throw MessageMalformation(.conflictingContentLength, offset: offset) }
        repeatsLength = true
      }
      contentLength = length
      if length > limit { throw MessageMalformation(.bodyTooLarge, offset: offset) }
    }
  }
}
