/// A place in a text as an editor shows it.
public struct TextPosition: Sendable, Hashable {
  /// The line, from 1; LF, CR LF and a lone CR each end a line.
  public var line: Int

  /// The column, from 1, counted in Unicode scalars; a byte that is not UTF-8 counts as one.
  public var column: Int

  /// Makes a position of a line and a column, both from 1.
  public init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }

  /// Finds the line and column of a byte offset.
  ///
  /// - Parameters:
  ///   - offset: a byte offset; one inside a scalar means that scalar, one past the end the end of the text.
  ///   - bytes: the whole text.
  public init(offset: Int, in bytes: [UInt8]) {
    let target = min(max(offset, 0), bytes.count)
    line = 1
    column = 1
    var at = 0
    while at < target {
      let byte = bytes[at]
      let length = Self.length(of: byte, at: at, in: bytes)
      if at + length > target { return }
      at += length
      if byte == 0x0A || (byte == 0x0D && !(at < bytes.count && bytes[at] == 0x0A)) {
        line += 1
        column = 1
      } else {
        column += 1
      }
    }
  }

  /// The number of bytes of the scalar at an offset: as many as its first byte announces when that many stand there.
  private static func length(of first: UInt8, at offset: Int, in bytes: [UInt8]) -> Int {
    let length =
      switch first {
      case 0xC2...0xDF: 2
      case 0xE0...0xEF: 3
      case 0xF0...0xF4: 4
      default: 1
      }
    guard offset + length <= bytes.count else { return 1 }
    return bytes[(offset + 1)..<(offset + length)].allSatisfy { $0 & 0xC0 == 0x80 } ? length : 1
  }
}
