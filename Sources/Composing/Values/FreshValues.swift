import PayloadCrypto

/// Values made anew for every request.
extension EntropySource {
  /// An identifier of letters and digits that begins with a letter.
  mutating func identifier(_ count: Int) -> String {
    let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz".utf8)
    let all = letters + Array("0123456789".utf8)
    // All octets at once: each draw is a call of the system.
    let drawn = exactly(2 * max(0, count))
    let characters = stride(from: 0, to: drawn.count, by: 2).map { index in
      let alphabet = index == 0 ? letters : all
      return alphabet[(Int(drawn[index]) << 8 | Int(drawn[index + 1])) % alphabet.count]
    }
    return String(decoding: characters, as: UTF8.self)
  }

  /// A GUID of version 4, lower case (RFC 9562 §5.4).
  mutating func guid() -> String {
    var bytes = exactly(16)
    bytes[6] = bytes[6] & 0x0F | 0x40
    bytes[8] = bytes[8] & 0x3F | 0x80
    let digits = Array(Hex.encode(bytes).utf8)
    return [0..<8, 8..<12, 12..<16, 16..<20, 20..<32].map { String(decoding: digits[$0], as: UTF8.self) }
      .joined(separator: "-")
  }

  /// A PIN no policy on weak PINs refuses, and that stands in none of the texts it is not to be found in by chance.
  mutating func pin(_ count: Int, absentFrom texts: [String]) -> String {
    var candidate = ""
    for attempt in 0..<512 {
      candidate = extendedPIN("", to: count, attempt: attempt)
      let digits = Array(candidate.utf8)
      if !texts.contains(where: { occurs(digits, in: $0) }) { break }
    }
    return candidate
  }

  /// Adds digits to a PIN: no digit twice or beside its neighbour, not beginning with 0, a year's 19 or 20, or 1 or 0
  /// at its second place; beyond ten digits only neighbours are kept apart.
  mutating func extendedPIN(_ start: String, to count: Int, attempt: Int = 0) -> String {
    var digits = start.utf8.map { Int($0) - 0x30 }
    while digits.count < count {
      let strict = (0...9).filter { digit in
        if digits.isEmpty { return digit != 0 }
        if digits.count == 1 {
          if digit < 2 || (digits[0] == 1 && digit == 9) { return false }
        }
        return !digits.contains(digit) && abs(digit - digits[digits.count - 1]) != 1
      }
      let loose = (0...9).filter { digit in digits.last.map { abs(digit - $0) > 1 } ?? (digit != 0) }
      digits.append(pick(strict.isEmpty ? loose : strict, attempt: attempt) ?? 7)
    }
    return digits.prefix(max(0, count)).map { String($0) }.joined()
  }

  private func occurs(_ part: [UInt8], in text: String) -> Bool {
    guard let first = part.first else { return false }
    let text = Array(text.utf8)
    return text.indices.contains { text[$0] == first && text[$0...].starts(with: part) }
  }
}
