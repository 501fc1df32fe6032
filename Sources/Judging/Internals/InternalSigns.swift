/// Finds what stands in traces, dumps and logs and in no message for callers.
///
/// A sign must be of the server's inside wherever it stands: a URL that happens to hold `/home/`, the word Exception in
/// an error code, or a line that begins with "at" are none.
enum InternalSigns {
  /// Returns what was found, for people; nil when there is nothing.
  static func find(in text: [UInt8]) -> String? {
    guard !text.isEmpty else { return nil }
    if let word = words.first(in: text) { return "\"\(word)\"" }
    if let name = RuntimeNames.find(in: text) { return "\"\(name)\"" }
    if let path = SourcePath.find(in: text) { return "\"\(path)\"" }
    for line in text.split(whereSeparator: { $0 == 0x0A || $0 == 0x0D || $0 == 0x09 }) {
      if let frame = StackFrame(line: line) { return "a stack frame, \"\(frame.text)\"" }
    }
    return nil
  }

  private static let words = WordSearch([
    "Traceback (most recent call last)", " [running]:", "panic: runtime error", "' panicked at ",
    "Fatal error: Uncaught", "Stack trace:\n#0", "SQLSTATE", "You have an error in your SQL syntax", "SQLException",
    "Unclosed quotation mark after the character string", "duplicate key value violates unique constraint",
    "syntax error at or near", "Incorrect syntax near '", "quoted string not properly terminated", "Duplicate entry '",
    "Unknown column '", "violates foreign key constraint", "violates not-null constraint", "E11000 duplicate key",
    "SQLITE_ERROR", "SQLITE_CONSTRAINT", "sqlite3.", "ER_PARSE_ERROR", "ER_DUP_ENTRY", "SequelizeDatabaseError",
    "MongoServerError", "psycopg2.", "PG::", "node_modules/", "site-packages/", "Microsoft OLE DB",
    "NullPointerException",
    "NullReferenceException", "undefined method `",
  ])
}
