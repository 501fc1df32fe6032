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
  if text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) { return text }
  var result = ""
  result.reserveCapacity(text.utf8.count + 16)
  let scalars = text.unicodeScalars
  var index = scalars.startIndex
  while index < scalars.endIndex {
    let scalar = scalars[index]
    index = scalars.index(after: index)
    switch scalar {
    case " "..."~", "\t":
      result.unicodeScalars.append(scalar)
    case "\r" where index < scalars.endIndex && scalars[index] == "\n":
      continue
    case "\n":
      result += keepsLines ? "\n" : "\\n"
    case "\r":
      result += "\\r"
    case _ where isHidden(scalar):
      result += "\\u{" + String(scalar.value, radix: 16, uppercase: true) + "}"
    default:
      result.unicodeScalars.append(scalar)
    }
  }
  return result
}

private func isHidden(_ scalar: Unicode.Scalar) -> Bool {
  if scalar.value == 0xFFFE || scalar.value == 0xFFFF { return true }
  return switch scalar.properties.generalCategory {
  case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate: true
  default: false
  }
}
