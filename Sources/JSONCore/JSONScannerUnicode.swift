extension JSONScanner {
  /// Gives the number of bytes of the UTF-8 sequence at an offset, 0 when RFC 3629 §4 has no such sequence.
  ///
  /// Refused are stray and missing continuation bytes, overlong forms, surrogates and anything above U+10FFFF.
  func scalarLength(at offset: Int) -> Int {
    let length: Int
    var second: ClosedRange<UInt8> = 0x80...0xBF
    switch bytes[offset] {
    case 0xC2...0xDF: length = 2
    case 0xE0: (length, second) = (3, 0xA0...0xBF)
    case 0xED: (length, second) = (3, 0x80...0x9F)
    case 0xE1...0xEF: length = 3
    case 0xF0: (length, second) = (4, 0x90...0xBF)
    case 0xF4: (length, second) = (4, 0x80...0x8F)
    case 0xF1...0xF3: length = 4
    default: return 0
    }
    guard end - offset >= length, second.contains(bytes[offset + 1]) else { return 0 }
    for index in (offset + 2)..<max(offset + 2, offset + length) where bytes[index] & 0xC0 != 0x80 { return 0 }
    return length
  }

  /// Reads one escape, whose backslash is known to stand here, and appends its character as UTF-8.
  mutating func escape(into content: inout [UInt8]) throws(JSONError) {
    let start = at
    guard at + 1 < end else { throw JSONError(.unexpectedEnd, offset: end) }
    let letter = bytes[at + 1]
    at += 2
    switch letter {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): content.append(letter)
    case UInt8(ascii: "b"): content.append(0x08)
    case UInt8(ascii: "f"): content.append(0x0C)
    case UInt8(ascii: "n"): content.append(0x0A)
    case UInt8(ascii: "r"): content.append(0x0D)
    case UInt8(ascii: "t"): content.append(0x09)
    case UInt8(ascii: "u"): content.append(contentsOf: Array(String(try scalar(ofEscapeAt: start)).utf8))
    default: throw JSONError(.invalidEscape, offset: start)
    }
  }

  /// Reads the digits of a `\u` escape, and the escape that follows when both make a surrogate pair.
  private mutating func scalar(ofEscapeAt start: Int) throws(JSONError) -> Unicode.Scalar {
    let unit = try codeUnit(ofEscapeAt: start)
    if let scalar = Unicode.Scalar(unit) { return scalar }
    if unit < 0xDC00, at + 1 < end, bytes[at] == UInt8(ascii: "\\"), bytes[at + 1] == UInt8(ascii: "u") {
      let next = at
      at += 2
      let low = try codeUnit(ofEscapeAt: next)
      if (0xDC00...0xDFFF).contains(low),
        let scalar = Unicode.Scalar(0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00))
      {
        return scalar
      }
      at = next
    }
    loneSurrogates.append(start)
    return "\u{FFFD}"
  }

  private mutating func codeUnit(ofEscapeAt start: Int) throws(JSONError) -> UInt32 {
    var unit: UInt32 = 0
    for _ in 0..<4 {
      guard at < end else { throw JSONError(.unexpectedEnd, offset: end) }
      let digit: UInt8
      switch bytes[at] {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): digit = bytes[at] - UInt8(ascii: "0")
      case UInt8(ascii: "a")...UInt8(ascii: "f"): digit = bytes[at] - UInt8(ascii: "a") + 10
      case UInt8(ascii: "A")...UInt8(ascii: "F"): digit = bytes[at] - UInt8(ascii: "A") + 10
      default: throw JSONError(.invalidEscape, offset: start)
      }
      unit = unit << 4 | UInt32(digit)
      at += 1
    }
    return unit
  }
}
