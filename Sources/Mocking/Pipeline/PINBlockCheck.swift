import PayloadCrypto

/// Opens a PIN block and says whether it holds a PIN for the card (ISO 9564-1).
struct PINBlockCheck: Sendable {
  var format: PINBlockFormat
  var pan: String
  var key: [UInt8]

  /// Nil when the bindings do not give what opening takes.
  init?(format: Int, pan: String?, key: String?) {
    guard let format = PINBlockFormat.allCases.first(where: { Int($0.controlDigit) == format }), let pan,
      let key = key.flatMap(Hex.decode)
    else { return nil }
    self.format = format
    self.pan = pan
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
    if nibbles[0] == format.controlDigit { return inside(nibbles) }
    return otherFormat(block) ? .otherFormat : .otherKey
  }

  private func inside(_ nibbles: [UInt8]) -> Violation.Kind? {
    let length = Int(nibbles[1])
    guard length <= 12 else { return .otherKey }
    let pin = nibbles[2..<2 + length]
    let filler = nibbles[(2 + length)..<16]
    let filled = format == .format0 ? filler.allSatisfy { $0 == 0xF } : true
    if length < 4 { return filled ? .shortPIN : .otherKey }
    // The first two digits stand before the card's number begins: they survive another card, not another key.
    if !filled { return pin.prefix(2).allSatisfy { $0 < 10 } ? .otherCard : .otherKey }
    return pin.allSatisfy { $0 < 10 } ? nil : .notDecimal
  }

  /// Whether the block opens as one of the formats of the same cipher.
  private func otherFormat(_ block: [UInt8]) -> Bool {
    [PINBlockFormat.format0, .format1, .format3].contains { candidate in
      candidate != format && candidate.blockSize == format.blockSize
        && (try? PINBlock.open(block, pan: pan, key: key, format: candidate)) != nil
    }
  }

  private static func nibbles(_ bytes: [UInt8]) -> [UInt8] { bytes.flatMap { [$0 >> 4, $0 & 0xF] } }
}
