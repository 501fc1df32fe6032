import PayloadCrypto

/// Opens a PIN block and says whether it holds a PIN for the card (ISO 9564-1).
struct PINBlockCheck: Sendable {
  var format: PINBlockFormat
  var pan: SecretValue
  var key: SecretValue

  /// Nil when the bindings do not give what opening takes.
  init?(format: Int, pan: String?, key: String?) {
    guard let format = PINBlockFormat.allCases.first(where: { Int($0.controlDigit) == format }),
      pan != nil || !format.bindsPAN, let key = key.flatMap({ SecretValue(hex: $0) })
    else { return nil }
    self.format = format
    // The number zero changes no digit of a block.
    self.pan = SecretValue(pan ?? "0")
    self.key = key
  }

  /// The PIN the block holds; nil when it does not open.
  func pin(_ text: String) -> String? {
    Hex.decode(text).flatMap { try? PINBlock.open($0, pan: pan, key: key, format: format) }
  }

  /// What is wrong inside the block; nil when it holds a PIN of 4 to 12 digits.
  func finding(_ text: String) -> Violation.Kind? {
    guard let block = Hex.decode(text) else { return .symbol }
    guard let field = try? PINBlock.openField(block, pan: pan, key: key, format: format) else { return .otherKey }
    let nibbles = Self.nibbles(field)
    guard nibbles.count >= 16 else { return .otherKey }
    let kind: Violation.Kind?
    if nibbles[0] == format.controlDigit {
      kind = inside(nibbles)
    } else {
      kind = isOtherFormat(block, nibbles) ? .otherFormat : .otherKey
    }
    return format == .format4 && kind == .otherKey && isOfNeighbour(block) ? .otherCard : kind
  }

  private func inside(_ nibbles: [UInt8]) -> Violation.Kind? {
    let length = Int(nibbles[1])
    guard length <= 12 else { return .otherKey }
    let pin = nibbles[2..<2 + length]
    let filled = nibbles[(2 + length)..<16].allSatisfy(isFiller)
    if length < 4 { return filled ? .shortPIN : .otherKey }
    // The first two digits stand before the card's number begins: they survive another card, not another key. Of
    // format 4 neither leaves anything.
    if !filled { return format != .format4 && pin.prefix(2).allSatisfy { $0 < 10 } ? .otherCard : .otherKey }
    return pin.allSatisfy { $0 < 10 } ? nil : .notDecimal
  }

  /// Whether the block opens for a card whose number differs in one digit: what a server finds that takes the next best
  /// of its cards. Of other cards a block of format 4 shows nothing.
  private func isOfNeighbour(_ block: [UInt8]) -> Bool {
    pan.withOctets { Array($0.indices) }.contains { place in
      (1...9 as ClosedRange<UInt8>).contains { step in
        let other = pan.withOctets { digits in
          SecretValue(count: digits.count) { other in
            for index in digits.indices { other[index] = digits[index] }
            other[place] = 0x30 + (digits[place] &- 0x30 &+ step) % 10
          }
        }
        return (try? PINBlock.open(block, pan: other, key: key, format: format)) != nil
      }
    }
  }

  /// Whether a digit may stand behind the PIN (ISO 9564-1 §9.3, §9.4).
  private func isFiller(_ digit: UInt8) -> Bool {
    switch format {
    case .format0: digit == 0xF
    case .format1: true
    case .format3: digit >= 0xA
    case .format4: digit == 0xA
    }
  }

  /// Whether the block opens as another format of the same cipher; with AES there is none, and the digit tells.
  private func isOtherFormat(_ block: [UInt8], _ nibbles: [UInt8]) -> Bool {
    if format == .format4 {
      let length = Int(nibbles[1])
      return nibbles[0] < 4 && (4...12).contains(length) && nibbles[2..<2 + length].allSatisfy { $0 < 10 }
        && nibbles[(2 + length)..<16].allSatisfy(isFiller)
    }
    return [PINBlockFormat.format0, .format1, .format3].contains { candidate in
      candidate != format && (try? PINBlock.open(block, pan: pan, key: key, format: candidate)) != nil
    }
  }

  private static func nibbles(_ bytes: [UInt8]) -> [UInt8] { bytes.flatMap { [$0 >> 4, $0 & 0xF] } }
}
