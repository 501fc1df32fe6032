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
    // PostgreSQL, MySQL, SQL Server, SQLite, DB2, Go's database/sql, Mongoose.
    "invalid input syntax for type ", "value too long for type character", "violates check constraint",
    "Data too long for column '", "Deadlock found when trying to get lock", "Lock wait timeout exceeded; try",
    "Out of range value for column '", "Violation of UNIQUE KEY constraint", "Violation of PRIMARY KEY constraint",
    "Cannot insert the value NULL into column", "Cannot insert duplicate key", "Invalid object name '",
    "Invalid column name '", "String or binary data would be truncated", "Conversion failed when converting the ",
    "UNIQUE constraint failed: ", "NOT NULL constraint failed: ", "SQLCODE=", "sql: no rows in result set",
    "Cast to ObjectId failed",
    // Code that met with nothing where it wanted something.
    "Object reference not set to an instance of an object", "Cannot read properties of undefined",
    "Cannot read properties of null", "Cannot read property '", "'NoneType' object ", "nil pointer dereference",
    "`Option::unwrap()` on a `None`", "`Result::unwrap()` on an `Err`", "Unexpectedly found nil while",
    "Call to a member function ", "for nil:NilClass", "runtime error: index out of range", "PHP Warning:",
    "terminate called after throwing",
  ])
}
