import Synchronization

/// The regular expressions of a contract, each made once: making one costs more than a hundred matches.
final class Patterns: Sendable {
  private let made = Mutex<[String: Regex<AnyRegexOutput>]>([:])

  /// Whether a text holds a match; false for a pattern that is none.
  func matches(_ pattern: String, in text: String) -> Bool {
    made.withLock { made in
      if let regex = made[pattern] { return text.contains(regex) }
      guard let regex = try? Regex(pattern) else { return false }
      made[pattern] = regex
      return text.contains(regex)
    }
  }
}
