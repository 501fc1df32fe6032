/// A text as it may reach a terminal, whoever wrote it: line ends and tabs stay, and whatever else steers a terminal or
/// hides in a line is spelled out as ``shown(_:)`` does.
///
/// - Parameter isPainted: whether colours stay; what is painted has its own spelled out already.
func harmless(_ text: String, isPainted: Bool) -> String {
  spelledOut(text, isPainted: isPainted) { "\\u{" + String($0.value, radix: 16, uppercase: true) + "}" }
}

/// A JSON text as it may reach a terminal: the same value, with JSON's own escapes (RFC 8259 §7).
func harmless(json text: String) -> String {
  spelledOut(text, isPainted: false) { scalar in
    scalar.utf16.map { unit in
      let digits = String(unit, radix: 16)
      return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
    }.joined()
  }
}

private func spelledOut(_ text: String, isPainted: Bool, _ spelling: (Unicode.Scalar) -> String) -> String {
  func isPlain(_ byte: UInt8) -> Bool { (0x20..<0x7F).contains(byte) || byte == 0x0A || byte == 0x09 }
  if text.utf8.allSatisfy(isPlain) { return text }
  var result = String.UnicodeScalarView()
  var rest = text.unicodeScalars[...]
  while let scalar = rest.first {
    let paint = isPainted && scalar == "\u{1B}" ? lengthOfColour(rest) : 0
    if paint > 0 {
      result += rest.prefix(paint)
      rest = rest.dropFirst(paint)
      continue
    }
    rest = rest.dropFirst()
    if scalar == "\n" || scalar == "\t" || !steers(scalar) {
      result.append(scalar)
    } else {
      result += spelling(scalar).unicodeScalars
    }
  }
  return String(result)
}

/// How many scalars a sequence takes that chooses a colour (ECMA-48 SGR); 0 where none begins the text.
private func lengthOfColour(_ text: Substring.UnicodeScalarView) -> Int {
  let parameters = text.dropFirst(2).prefix { ("0"..."9").contains($0) || $0 == ";" }
  guard text.dropFirst().first == "[", parameters.count <= 4, text.dropFirst(2 + parameters.count).first == "m" else {
    return 0
  }
  return parameters.count + 3
}

/// Whether a scalar steers a terminal, or hides in a line.
func steers(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.properties.generalCategory {
  case .control, .format, .lineSeparator, .paragraphSeparator: true
  default: false
  }
}
