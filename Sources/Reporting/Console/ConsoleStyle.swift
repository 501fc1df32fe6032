/// How the console report looks.
public struct ConsoleStyle: Sendable, Hashable {
  /// How much is said.
  public enum Verbosity: Sendable, Hashable {
    /// One line a failure and the last line.
    case quiet
    /// Each failure once, with its first exchange.
    case normal
    /// Every finding with its exchange, and what was not exercised.
    case verbose
  }

  /// Whether colours are used (ECMA-48 SGR).
  public var color: Bool
  /// Columns of the terminal; sentences wrap there, exchanges and commands do not.
  public var width: Int
  public var verbosity: Verbosity

  /// Makes a style; a width under 40 is taken as 40.
  public init(color: Bool = false, width: Int = 100, verbosity: Verbosity = .normal) {
    self.color = color
    self.width = max(width, 40)
    self.verbosity = verbosity
  }

  enum Ink: String {
    case bold = "1"
    case dim = "2"
    case red = "1;31"
    case green = "32"
    case yellow = "33"
    case blue = "34"
  }

  /// Paints a text that is already safe to show.
  func paint(_ text: String, _ ink: Ink) -> String {
    color && !text.isEmpty ? "\u{1B}[\(ink.rawValue)m\(text)\u{1B}[0m" : text
  }
}
