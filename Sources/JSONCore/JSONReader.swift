/// Reads JSON texts exactly as RFC 8259 defines them, and nothing else.
public enum JSONReader {
  /// The greatest nesting limit a caller gets; a deeper tree could exhaust a small stack when it is released.
  public static let greatestNestingLimit = 1024

  /// The number of duplicate members a reading lists at most, so that a hostile text cannot fill the memory.
  public static let duplicatesReported = 1000

  /// Reads one JSON text.
  ///
  /// - Parameters:
  ///   - bytes: the whole text.
  ///   - nestingLimit: how deep arrays and objects may be nested, at most ``greatestNestingLimit``.
  /// - Returns: the value, with what RFC 8259 allows and advises against.
  /// - Throws: the first fault of the text.
  public static func read(_ bytes: [UInt8], nestingLimit: Int = 512) throws(JSONError) -> JSONReading {
    try bytes.withUnsafeBufferPointer { (buffer) throws(JSONError) -> JSONReading in
      var builder = JSONTreeBuilder(JSONScanner(buffer), nestingLimit: min(nestingLimit, greatestNestingLimit))
      return try builder.document()
    }
  }
}
