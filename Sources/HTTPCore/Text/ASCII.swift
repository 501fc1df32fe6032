/// The octets HTTP grammar names, and tests on them (RFC 5234 appendix B.1, RFC 9110 §5.6.2).
enum ASCII {
  static let tab: UInt8 = 0x09
  static let lineFeed: UInt8 = 0x0A
  static let carriageReturn: UInt8 = 0x0D
  static let space: UInt8 = 0x20
  static let colon: UInt8 = 0x3A
  static let comma: UInt8 = 0x2C
  static let semicolon: UInt8 = 0x3B
  static let zero: UInt8 = 0x30
  static let delete: UInt8 = 0x7F

  static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }

  static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7A }

  static func isAlphanumeric(_ byte: UInt8) -> Bool { isDigit(byte) || isLetter(byte) }

  static func isWhitespace(_ byte: UInt8) -> Bool { byte == space || byte == tab }

  /// Tells whether the octet is a control character; the tab is one.
  static func isControl(_ byte: UInt8) -> Bool { byte < 0x20 || byte == delete }

  /// Tells whether the octet may stand in a token (RFC 9110 §5.6.2, `tchar`).
  static func isTokenOctet(_ byte: UInt8) -> Bool {
    if isAlphanumeric(byte) { return true }
    switch byte {
    case 0x21, 0x23, 0x24, 0x25, 0x26, 0x27, 0x2A, 0x2B, 0x2D, 0x2E, 0x5E, 0x5F, 0x60, 0x7C, 0x7E: return true
    default: return false
    }
  }

  static func lowercased(_ byte: UInt8) -> UInt8 { byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte }

  static func hexValue(_ byte: UInt8) -> Int? {
    switch byte {
    case 0x30...0x39: Int(byte) - 0x30
    case 0x41...0x46: Int(byte) - 0x41 + 10
    case 0x61...0x66: Int(byte) - 0x61 + 10
    default: nil
    }
  }

  /// Drops spaces and tabs at both ends.
  static func trimmed(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var start = bytes.startIndex
    var end = bytes.endIndex
    while start < end, isWhitespace(bytes[start]) { start += 1 }
    while end > start, isWhitespace(bytes[end - 1]) { end -= 1 }
    return bytes[start..<end]
  }

  /// Tells whether two octet strings are equal when ASCII letters of either case count as one.
  static func equalIgnoringCase(_ left: some Sequence<UInt8>, _ right: some Sequence<UInt8>) -> Bool {
    left.elementsEqual(right) { lowercased($0) == lowercased($1) }
  }

  /// Reads decimal digits as a number.
  ///
  /// - Returns: nil when there is no digit, another octet, or a value above `Int.max`.
  static func decimal(_ bytes: some Sequence<UInt8>) -> Int? {
    var value = 0
    var any = false
    for byte in bytes {
      guard isDigit(byte) else { return nil }
      let (times, overflow) = value.multipliedReportingOverflow(by: 10)
      let (sum, carry) = times.addingReportingOverflow(Int(byte) - 0x30)
      if overflow || carry { return nil }
      value = sum
      any = true
    }
    return any ? value : nil
  }

  static let lowercaseHexDigits = Array("0123456789abcdef".utf8)
  static let uppercaseHexDigits = Array("0123456789ABCDEF".utf8)
}
