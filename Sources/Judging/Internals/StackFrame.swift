/// A line of a stack trace: `at a.b.C.d(D.java:12)`, `at f (/x/y.js:1:2)`, `File "x.py", line 3`, `x.rb:3:in`.
struct StackFrame {
  /// The line, cut.
  let text: String

  /// Reads a line; nil when it is no frame.
  init?(line: ArraySlice<UInt8>) {
    let words = line.drop { $0 == 0x20 }
    guard words.count > 8 else { return nil }
    guard Self.isPython(words) || Self.isCall(words) || Self.isRuby(words) || Self.isPHP(words) else { return nil }
    text = String(decoding: words.prefix(60), as: UTF8.self)
  }

  private static func isPython(_ line: ArraySlice<UInt8>) -> Bool {
    line.starts(with: Array("File \"".utf8)) && holds("\", line ", line)
  }

  private static func isPHP(_ line: ArraySlice<UInt8>) -> Bool {
    line.first == 0x23 && line.dropFirst().first?.isDigit == true && holds(".php(", line)
  }

  private static func isRuby(_ line: ArraySlice<UInt8>) -> Bool {
    holds(".rb:", line) && (holds(":in `", line) || holds(":in '", line))
  }

  /// `at`, a name, and in parentheses a place with a line number or the parameters of a dotted name.
  private static func isCall(_ line: ArraySlice<UInt8>) -> Bool {
    guard line.starts(with: Array("at ".utf8)), let open = line.firstIndex(of: 0x28) else { return false }
    guard let close = line.lastIndex(of: 0x29), open < close else { return false }
    let place = line[(open + 1)..<close]
    if let colon = place.lastIndex(of: 0x3A), place[..<colon].contains(0x2E) {
      let number = place[(colon + 1)...]
      if !number.isEmpty, number.allSatisfy(\.isDigit) { return true }
    }
    if holds("Native Method", place) || holds("Unknown Source", place) || holds(":line ", line) { return true }
    let name = line[(line.startIndex + 3)..<open]
    let parts = name.split(separator: 0x2E, omittingEmptySubsequences: false)
    return parts.count >= 3 && parts.allSatisfy { $0.first?.isLetter == true } && !name.contains(0x20)
  }

  private static func holds(_ word: String, _ line: ArraySlice<UInt8>) -> Bool {
    let octets = Array(word.utf8)
    guard octets.count <= line.count else { return false }
    return line.indices.dropLast(octets.count - 1).contains { line[$0..<($0 + octets.count)].elementsEqual(octets) }
  }
}
