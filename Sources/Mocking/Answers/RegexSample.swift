/// The shortest text that a regular expression matches, for the plain expressions contracts are written with: literals,
/// escapes, classes, groups, alternatives and quantifiers.
struct RegexSample {
  /// A text the pattern matches, as far as the pattern is understood.
  static func text(_ pattern: String) -> String {
    var sample = RegexSample(rest: Array(pattern)[...])
    return sample.alternatives()
  }

  var rest: ArraySlice<Character>

  /// The first alternative; the others are read and dropped.
  private mutating func alternatives() -> String {
    let first = sequence()
    while rest.first == "|" {
      rest.removeFirst()
      _ = sequence()
    }
    return first
  }

  private mutating func sequence() -> String {
    var result = ""
    while let next = rest.first, next != "|", next != ")" {
      rest.removeFirst()
      let unit = unit(next)
      result += String(repeating: unit, count: quantity())
    }
    return result
  }

  private mutating func unit(_ character: Character) -> String {
    switch character {
    case "^", "$": return ""
    case ".": return "x"
    case "\\": return rest.popFirst().map(Self.escape) ?? ""
    case "[": return characterClass()
    case "(":
      if rest.first == "?" { _ = rest.prefix { $0 != ":" }.map { _ in rest.removeFirst() } }
      if rest.first == ":" { rest.removeFirst() }
      let inner = alternatives()
      if rest.first == ")" { rest.removeFirst() }
      return inner
    default: return String(character)
    }
  }

  private static func escape(_ character: Character) -> String {
    switch character {
    case "d": "1"
    case "w": "a"
    case "s": " "
    case "b", "B": ""
    case "D", "W", "S": "x"
    case "n": "\n"
    case "t": "\t"
    default: String(character)
    }
  }

  private mutating func characterClass() -> String {
    let negated = rest.first == "^"
    if negated { rest.removeFirst() }
    var first: String?
    while let next = rest.popFirst(), next != "]" {
      let text = next == "\\" ? rest.popFirst().map(Self.escape) ?? "" : String(next)
      if first == nil { first = text }
    }
    return negated ? "x" : first ?? ""
  }

  /// How often the unit just read is repeated.
  private mutating func quantity() -> Int {
    switch rest.first {
    case "*", "?":
      rest.removeFirst()
      return rest.first == "?" ? dropLazy(0) : 0
    case "+":
      rest.removeFirst()
      return rest.first == "?" ? dropLazy(1) : 1
    case "{":
      let digits = rest.dropFirst().prefix { $0.isNumber }
      rest = rest.drop { $0 != "}" }.dropFirst()
      return min(Int(String(digits)) ?? 1, 1000)
    default: return 1
    }
  }

  private mutating func dropLazy(_ count: Int) -> Int {
    rest.removeFirst()
    return count
  }
}
