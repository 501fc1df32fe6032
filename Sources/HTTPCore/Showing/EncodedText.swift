/// Looks for what may be base64 or base64url amid other text, and reads it.
enum EncodedText {
  /// The fewest digits that can hold a PIN and something beside it.
  private static let shortest = 8

  /// The longest runs of base64 digits, padding aside.
  static func runs(in bytes: [UInt8]) -> [Range<Int>] {
    var runs: [Range<Int>] = []
    var start: Int?
    for index in bytes.indices {
      if value(bytes[index]) != nil {
        if start == nil { start = index }
        continue
      }
      if let first = start, index - first >= shortest { runs.append(first..<index) }
      start = nil
    }
    if let first = start, bytes.count - first >= shortest { runs.append(first..<bytes.count) }
    return runs
  }

  /// What a run says, begun at each of its first four digits: other text may stand before the encoded one.
  static func readings(of run: ArraySlice<UInt8>) -> [[UInt8]] {
    (0..<4).map { read(run.dropFirst($0)) }
  }

  private static func read(_ digits: ArraySlice<UInt8>) -> [UInt8] {
    var octets: [UInt8] = []
    octets.reserveCapacity(digits.count * 3 / 4)
    var bits: UInt32 = 0
    var count = 0
    for digit in digits {
      bits = bits << 6 | (value(digit) ?? 0)
      count += 6
      if count >= 8 {
        count -= 8
        octets.append(UInt8(truncatingIfNeeded: bits >> UInt32(count)))
      }
    }
    return octets
  }

  /// What a digit counts in either alphabet; nil for what is none.
  private static func value(_ byte: UInt8) -> UInt32? {
    switch byte {
    case 0x41...0x5A: UInt32(byte - 0x41)
    case 0x61...0x7A: UInt32(byte - 0x61) + 26
    case 0x30...0x39: UInt32(byte - 0x30) + 52
    case 0x2B, 0x2D: 62
    case 0x2F, 0x5F: 63
    default: nil
    }
  }
}
