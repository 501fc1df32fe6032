/// Cuts a long text and says how much is missing.
///
/// - Parameters:
///   - text: the text; it is not read beyond the limit.
///   - limit: bytes of UTF-8 that stay at most, the note aside; the cut never splits a scalar.
func cut(_ text: String, to limit: Int) -> String {
  let count = text.utf8.count
  guard count > limit else { return text }
  let bytes = text.utf8
  var end = bytes.index(bytes.startIndex, offsetBy: max(limit, 0))
  while end > bytes.startIndex, bytes[end] & 0xC0 == 0x80 { end = bytes.index(before: end) }
  let kept = text[..<end]
  return kept + " … (cut: \(count - kept.utf8.count) more bytes)"
}

/// Names a number of things: `1 case`, `3 cases`.
func counted(_ number: Int, _ noun: String) -> String {
  number == 1 ? "1 \(noun)" : "\(number) \(noun)s"
}

/// Breaks a line at spaces.
///
/// - Parameters:
///   - line: one line without line ends.
///   - width: scalars a line holds at most; a longer word stays whole.
func wrapped(_ line: String, width: Int) -> [String] {
  guard line.unicodeScalars.count > width else { return [line] }
  var lines: [String] = []
  var current = ""
  var length = 0
  for word in line.split(separator: " ", omittingEmptySubsequences: false) {
    let size = word.unicodeScalars.count
    if length > 0, length + 1 + size > width {
      lines.append(current)
      current = String(word)
      length = size
    } else {
      if length > 0 { current += " " }
      current += word
      length += size + (length > 0 ? 1 : 0)
    }
  }
  return lines + [current]
}

/// Makes one value fit to show in a line: cut to ``TextLimit/value`` and nothing hidden in it.
func oneLine(_ text: String) -> String {
  visible(cut(text, to: TextLimit.value))
}
