/// Reads the words of a JSON text: white space, literals, numbers, strings.
///
/// Every read of a byte is preceded by a check against `end`; the buffer itself does not check in release builds.
struct JSONScanner {
  let bytes: UnsafeBufferPointer<UInt8>
  let end: Int
  var at = 0
  var loneSurrogates: [Int] = []

  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    self.bytes = bytes
    end = bytes.count
  }

  /// Steps over white space and gives the byte that follows, nil at the end of the text.
  @inline(__always)
  mutating func nextByte() -> UInt8? {
    while at < end {
      let byte = bytes[at]
      guard byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 else { return byte }
      at += 1
    }
    return nil
  }

  /// Reads one of the words `true`, `false`, `null`, whose first byte is known to stand here.
  mutating func literal(_ word: StaticString) throws(JSONError) {
    let start = at
    for index in 0..<word.utf8CodeUnitCount {
      guard at < end else { throw JSONError(.unexpectedEnd, offset: end) }
      guard bytes[at] == word.utf8Start[index] else { throw JSONError(.invalidLiteral, offset: start) }
      at += 1
    }
  }

  /// Reads a number (RFC 8259 §6), whose first byte is known to be a digit or a minus sign.
  mutating func number() throws(JSONError) -> JSONNumber {
    let start = at
    if bytes[at] == UInt8(ascii: "-") { at += 1 }
    let leadingZero = at < end && bytes[at] == UInt8(ascii: "0")
    let integer = try digits(ofNumberAt: start)
    if leadingZero && integer > 1 { throw JSONError(.invalidNumber, offset: start) }
    if at < end, bytes[at] == UInt8(ascii: ".") {
      at += 1
      _ = try digits(ofNumberAt: start)
    }
    if at < end, bytes[at] | 0x20 == UInt8(ascii: "e") {
      at += 1
      if at < end, bytes[at] == UInt8(ascii: "+") || bytes[at] == UInt8(ascii: "-") { at += 1 }
      _ = try digits(ofNumberAt: start)
    }
    return JSONNumber(text: text(start..<at))
  }

  /// Steps over digits and counts them; there must be one.
  @inline(__always)
  private mutating func digits(ofNumberAt start: Int) throws(JSONError) -> Int {
    let first = at
    while at < end, bytes[at] &- UInt8(ascii: "0") <= 9 { at += 1 }
    if at == first {
      throw at == end ? JSONError(.unexpectedEnd, offset: end) : JSONError(.invalidNumber, offset: start)
    }
    return at - first
  }

  /// Reads a string (RFC 8259 §7), whose opening quote is known to stand here.
  mutating func string() throws(JSONError) -> String {
    at += 1
    let start = at
    try plainCharacters()
    if bytes[at] == UInt8(ascii: "\\") { return try stringWithEscapes(from: start) }
    defer { at += 1 }
    return text(start..<at)
  }

  /// Reads the rest of a string from its first escape on.
  private mutating func stringWithEscapes(from start: Int) throws(JSONError) -> String {
    var content = Array(bytes[start..<at])
    while bytes[at] == UInt8(ascii: "\\") {
      try escape(into: &content)
      let run = at
      try plainCharacters()
      content.append(contentsOf: bytes[run..<at])
    }
    at += 1
    return String(decoding: content, as: UTF8.self)
  }

  /// Steps over characters that need no decoding; afterwards a closing quote or a backslash stands here.
  @inline(__always)
  private mutating func plainCharacters() throws(JSONError) {
    while at < end {
      let byte = bytes[at]
      if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") { return }
      if byte < 0x20 { throw JSONError(.controlCharacterInString, offset: at) }
      if byte < 0x80 {
        at += 1
      } else {
        let length = scalarLength(at: at)
        guard length > 0 else { throw JSONError(.invalidUTF8, offset: at) }
        at += length
      }
    }
    throw JSONError(.unexpectedEnd, offset: end)
  }

  private func text(_ range: Range<Int>) -> String {
    String(decoding: UnsafeBufferPointer(rebasing: bytes[range]), as: UTF8.self)
  }
}
