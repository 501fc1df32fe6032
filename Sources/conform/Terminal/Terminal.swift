import ConformanceKit
import Glibc

/// Where the command writes: results to standard output, talk to standard error. Whatever is written, nothing in it
/// steers a terminal.
enum Terminal {
  /// Writes a text and a line end to standard output; nothing when it is empty.
  ///
  /// - Parameter style: how the text was painted; nil where it was not.
  static func out(_ text: String, style: ConsoleStyle? = nil) {
    if !text.isEmpty { write(harmless(text, isPainted: style?.color == true) + "\n", to: STDOUT_FILENO) }
  }

  /// Writes a JSON text and a line end to standard output.
  static func out(json text: String) {
    write(harmless(json: text) + "\n", to: STDOUT_FILENO)
  }

  /// Writes a line of talk to standard error.
  static func say(_ text: String) {
    write(harmless(text, isPainted: false) + "\n", to: STDERR_FILENO)
  }

  /// Writes a line of talk to standard error, unless it would tell a secret: then the line says which.
  static func say(_ text: String, unless secrets: SecretGuard?) {
    guard let name = secrets?.secret(in: Array(text.utf8)) else { return say(text) }
    say("conform: a line is not shown: it would tell the secret \(quoted(name))")
  }

  /// Whether standard output is a terminal.
  static var isTerminal: Bool { isatty(STDOUT_FILENO) == 1 }

  /// How reports look here: colours on a terminal unless they are not wanted, lines as wide as it is.
  static func style(for arguments: Arguments) -> ConsoleStyle {
    let isPlain = arguments.has(.noColor) || !environment("NO_COLOR").isEmpty || environment("TERM") == "dumb"
    return ConsoleStyle(
      color: isTerminal && !isPlain, width: width,
      verbosity: arguments.has(.quiet) ? .quiet : arguments.has(.verbose) ? .verbose : .normal)
  }

  /// Columns: `COLUMNS`, what the terminal says, or 100.
  private static var width: Int {
    if let columns = Int(environment("COLUMNS")), columns > 0 { return min(columns, 1000) }
    var size = winsize()
    if isTerminal, ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 { return Int(size.ws_col) }
    return 100
  }

  private static func environment(_ name: String) -> String {
    getenv(name).map { String(cString: $0) } ?? ""
  }

  private static func write(_ text: String, to descriptor: Int32) {
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
      let count = bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return }
      bytes = bytes.dropFirst(count)
    }
  }
}
