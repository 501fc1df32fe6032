/// Makes a text safe to show anywhere: what steers a terminal or hides in a line is spelled out as `\u{1B}`.
///
/// Spelled out are controls (C0, DEL, C1), format characters (bidi controls, zero-width and tag characters), line and
/// paragraph separators, and the noncharacters U+FFFE and U+FFFF, which XML 1.0 §2.2 does not know. A tab stays. CR LF
/// and LF are one line end, which stays when lines are kept and is spelled `\n` otherwise.
///
/// - Parameters:
///   - text: any text, also of a hostile server.
///   - keepsLines: whether line ends stay.
func visible(_ text: String, keepsLines: Bool = false) -> String {
  if text.utf8.allSatisfy(isPlain) { return text }
  var text = text
  return text.withUTF8 { bytes in
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count + 16)
    var start = 0
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      if isPlain(byte) || byte == 0x09 {
        index += 1
        continue
      }
      let (scalar, length) = scalar(at: index, in: bytes)
      let shown = spelling(
        of: scalar, isBeforeLineFeed: index + 1 < bytes.count && bytes[index + 1] == 0x0A, keepsLines)
      if let shown {
        result.append(contentsOf: bytes[start..<index])
        result.append(contentsOf: shown.utf8)
        start = index + length
      }
      index += length
    }
    result.append(contentsOf: bytes[start...])
    return String(decoding: result, as: UTF8.self)
  }
}

private func isPlain(_ byte: UInt8) -> Bool { byte >= 0x20 && byte < 0x7F }

/// Decodes the scalar at an offset of valid UTF-8 (RFC 3629 §3).
private func scalar(at index: Int, in bytes: UnsafeBufferPointer<UInt8>) -> (Unicode.Scalar, length: Int) {
  let first = bytes[index]
  let length = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
  guard index + length <= bytes.count else { return ("\u{FFFD}", bytes.count - index) }
  var value = length == 1 ? UInt32(first) : UInt32(first) & (0xFF >> UInt32(length + 1))
  for byte in bytes[(index + 1)..<(index + length)] { value = value << 6 | UInt32(byte & 0x3F) }
  return (Unicode.Scalar(value) ?? "\u{FFFD}", length)
}

/// How a scalar is shown; nil for as it is.
private func spelling(of scalar: Unicode.Scalar, isBeforeLineFeed: Bool, _ keepsLines: Bool) -> String? {
  switch scalar {
  case "\n": return keepsLines ? nil : "\\n"
  case "\r": return isBeforeLineFeed ? "" : "\\r"
  default: return isHidden(scalar) ? "\\u{" + String(scalar.value, radix: 16, uppercase: true) + "}" : nil
  }
}

private func isHidden(_ scalar: Unicode.Scalar) -> Bool {
  if scalar.value == 0xFFFE || scalar.value == 0xFFFF { return true }
  return switch scalar.properties.generalCategory {
  case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate: true
  default: false
  }
}
