/// Finds lines and columns of many offsets in one text, each without reading the text again.
///
/// Counts as ``TextPosition`` does: lines from 1, columns from 1 in Unicode scalars. The text must be UTF-8.
struct LineIndex: Sendable {
  private let bytes: [UInt8]
  /// The offset at which each line starts.
  private var starts: [Int] = [0]
  /// The number of scalars before every ``stride``-th byte.
  private var scalars: [Int] = []
  private static let stride = 256

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    var count = 0
    for (offset, byte) in bytes.enumerated() {
      if offset % Self.stride == 0 { scalars.append(count) }
      if byte & 0xC0 != 0x80 { count += 1 }
      let endsLine = byte == 0x0A || (byte == 0x0D && !(offset + 1 < bytes.count && bytes[offset + 1] == 0x0A))
      if endsLine { starts.append(offset + 1) }
    }
    scalars.append(count)
  }

  /// The line and column of a byte offset; the end of the text for one past it.
  func location(of offset: Int) -> SourceLocation {
    let offset = min(max(offset, 0), bytes.count)
    var low = 0
    var high = starts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if starts[middle] <= offset { low = middle } else { high = middle }
    }
    return SourceLocation(line: low + 1, column: count(before: offset) - count(before: starts[low]) + 1)
  }

  /// The number of scalars that start before an offset.
  private func count(before offset: Int) -> Int {
    let block = offset / Self.stride
    let rest = bytes[(block * Self.stride)..<offset]
    return scalars[block] + rest.count { $0 & 0xC0 != 0x80 }
  }
}
