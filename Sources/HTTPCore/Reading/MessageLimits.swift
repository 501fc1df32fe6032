/// How large a message may be before a reader gives up on it.
public struct MessageLimits: Sendable, Hashable {
  /// The longest line: start line, field line or chunk size, in octets with its end.
  public var lineBytes: Int
  /// The largest head, and the largest trailer section, in octets.
  public var headBytes: Int
  /// The largest body, in octets after decoding.
  public var bodyBytes: Int
  /// The most fields of one section.
  public var fieldCount: Int
  /// The most chunks of one body.
  public var chunkCount: Int
  /// The most 1xx responses before a final one.
  public var interimCount: Int

  /// Makes limits.
  public init(
    lineBytes: Int = 16 << 10, headBytes: Int = 64 << 10, bodyBytes: Int = 16 << 20, fieldCount: Int = 256,
    chunkCount: Int = 1 << 20, interimCount: Int = 16
  ) {
    self.lineBytes = lineBytes
    self.headBytes = headBytes
    self.bodyBytes = bodyBytes
    self.fieldCount = fieldCount
    self.chunkCount = chunkCount
    self.interimCount = interimCount
  }
}
