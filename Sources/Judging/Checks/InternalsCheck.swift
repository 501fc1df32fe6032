import CaseModel
import ContractModel
import HTTPCore
import JSONCore

/// No answer shows the inside of the server: stack traces, source paths, database errors (CWE-209).
struct InternalsCheck: Check {
  func run(_ context: inout JudgingContext) {
    guard let response = context.response else { return }
    for (place, bytes) in [("reason phrase", response.reason), ("body", context.opened.bytes ?? response.body)] {
      guard !bytes.isEmpty else { continue }
      let text = messageText(bytes.prefix(65_536))
      if let sign = Self.signs.first(where: { text.contains($0) }) ?? stackFrame(in: text) {
        return context.fail(
          "security.no-internals", "the answer shows the inside of the server",
          expected: "no stack trace, source path or database error", actual: "\"\(sign)\"", at: place)
      }
    }
    context.hold("security.no-internals")
  }

  /// Words that stand in traces and dumps and in no message for callers.
  private static let signs = [
    "Traceback (most recent call last)", "goroutine 1 [", "panic: runtime error", "java.lang.", "javax.",
    "org.springframework.",
    "System.NullReferenceException", "System.ArgumentException", "System.InvalidOperationException",
    "System.FormatException",
    "   at System.", "Microsoft.AspNetCore.", "ORA-0", "SQLSTATE[", "psycopg2.", "SQLException",
    "Fatal error: Uncaught",
    "node_modules/", "site-packages/", "/usr/lib/", "/usr/local/", "/home/", "/var/www/", "/opt/app", "C:\\\\", "C:\\",
    "werkzeug.", "NoMethodError", "thread 'main' panicked",
  ]

  /// A frame of a stack trace: `File "x.py", line 3` or `at a.b.C(D.java:12)` or `at f (/x/y.js:1:2)`.
  private func stackFrame(in text: String) -> String? {
    for line in text.split(whereSeparator: { $0 == "\n" || $0 == "\r" }) {
      let words = line.drop { $0 == " " || $0 == "\t" }
      if words.hasPrefix("File \""), words.contains("\", line ") { return "File …, line …" }
      if words.hasPrefix("at "), words.hasSuffix(")"), words.contains("("),
        words.contains(".java:") || words.contains(".js:") || words.contains(".ts:") || words.contains(".kt:")
          || words.contains(".cs:")
      {
        return "at …(…)"
      }
    }
    for sign in ["\\n    at ", "\\tat ", "\\n   at ", ", line "] where text.contains(sign) {
      if sign != ", line " { return "at … (in a string)" }
      if text.contains("File \\\"") { return "File …, line … (in a string)" }
    }
    return nil
  }
}
