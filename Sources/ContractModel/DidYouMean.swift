/// Returns the word a user most probably meant: the one the fewest edits away, the first of several.
///
/// An edit is a character added, left out, replaced or swapped with its neighbour; a difference in letter case is no
/// edit. Nil when nothing is near: up to one edit for words of up to five characters, a third of a longer word. A word
/// of three characters or more that only one word starts with means that one.
public func nearest(_ word: String, among words: [String]) -> String? {
  let given = Array(word.lowercased().unicodeScalars.prefix(longestWordCompared + 1))
  guard !given.isEmpty, given.count <= longestWordCompared else { return nil }
  var best: (word: String, edits: Int)?
  for candidate in words {
    let other = Array(candidate.lowercased().unicodeScalars.prefix(longestWordCompared + 1))
    let limit = max(1, max(given.count, other.count) / 3)
    guard other.count <= longestWordCompared, abs(given.count - other.count) <= limit else { continue }
    let edits = editDistance(given, other)
    if edits <= limit, edits < (best?.edits ?? .max) { best = (candidate, edits) }
  }
  guard best == nil, given.count >= 3 else { return best?.word }
  let longer = words.filter { $0.lowercased().unicodeScalars.starts(with: given) }
  return longer.count == 1 ? longer[0] : nil
}

/// Longer words are not compared: the distance takes time in the product of both lengths.
private let longestWordCompared = 100

/// The Damerau-Levenshtein distance in which no part of a word is edited twice.
private func editDistance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
  var beforeLast: [Int] = []
  var last = Array(0...right.count)
  for row in 0..<left.count {
    var current = [row + 1]
    for column in 0..<right.count {
      let same = left[row] == right[column]
      var edits = min(last[column] + (same ? 0 : 1), last[column + 1] + 1, current[column] + 1)
      if row > 0, column > 0, left[row] == right[column - 1], left[row - 1] == right[column] {
        edits = min(edits, beforeLast[column - 1] + 1)
      }
      current.append(edits)
    }
    beforeLast = last
    last = current
  }
  return last[right.count]
}
