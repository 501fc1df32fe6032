/// Looks for several words in octets at once.
struct WordSearch: Sendable {
  /// The words by their first octet.
  private var byFirst: [[(text: String, octets: [UInt8])]] = Array(repeating: [], count: 256)

  init(_ words: [String]) {
    for word in words {
      let octets = Array(word.utf8)
      if let first = octets.first { byFirst[Int(first)].append((word, octets)) }
    }
  }

  /// Returns the word that stands first.
  func first(in text: [UInt8]) -> String? {
    for start in text.indices {
      for word in byFirst[Int(text[start])] where Self.stands(word.octets, at: start, in: text) { return word.text }
    }
    return nil
  }

  /// Whether a word stands at a place.
  static func stands(_ word: [UInt8], at start: Int, in text: [UInt8]) -> Bool {
    guard word.count <= text.count - start else { return false }
    for index in word.indices where text[start + index] != word[index] { return false }
    return true
  }
}

extension UInt8 {
  var isLetter: Bool { (0x41...0x5A).contains(self) || (0x61...0x7A).contains(self) }
  var isDigit: Bool { (0x30...0x39).contains(self) }
  /// Whether it may stand in a name of a programming language or a file.
  var isNamePart: Bool { isLetter || isDigit || self == 0x5F || self == 0x2D }
}
