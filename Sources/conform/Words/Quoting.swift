import ConformanceKit

/// A word of the user in quotation marks, with what could steer a terminal spelled out.
func quoted(_ word: String) -> String {
  "\"\(shown(word))\""
}

/// A text with its control characters spelled out: line ends stay in no message, escapes steer no terminal.
func shown(_ text: String) -> String {
  var result = ""
  for scalar in text.unicodeScalars {
    if steers(scalar) {
      result += "\\u{" + String(scalar.value, radix: 16, uppercase: true) + "}"
    } else {
      result.unicodeScalars.append(scalar)
    }
  }
  return result
}

/// The offer of a near word, or nothing.
func didYouMean(_ word: String?) -> String {
  word.map { "; did you mean \"\($0)\"?" } ?? ""
}

/// The sentence for a word that is none of those known: with the nearest one, or with all when they are few.
func unknown(_ what: String, _ word: String, among words: [String]) -> String {
  if let near = nearest(word, among: words) { return "unknown \(what) \(quoted(word))\(didYouMean(near))" }
  guard !words.isEmpty else { return "unknown \(what) \(quoted(word)); there is none" }
  return "unknown \(what) \(quoted(word))" + (words.count <= 8 ? "; known: \(words.joined(separator: ", "))" : "")
}

/// Names a number of things: `1 case`, `3 cases`, `2 breaches`.
func counted(_ number: Int, _ noun: String, _ plural: String? = nil) -> String {
  number == 1 ? "1 \(noun)" : "\(number) \(plural ?? noun + "s")"
}

extension String {
  /// The text followed by spaces up to a width.
  func padding(to width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - count))
  }
}
