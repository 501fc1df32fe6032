import CaseModel
import PayloadCrypto

extension Composition {
  /// A new PIN in an ISO 9564 block under a binding's key, in upper-case hex.
  ///
  /// Key and card number are read from the bindings for each block, which hold them in memory that is wiped.
  ///
  /// - Parameters:
  ///   - pan: the binding of the card's number; nil in format 1.
  ///   - key: the binding of the key.
  ///   - edit: what is wrong with the block.
  mutating func pinBlock(
    format: Int, pan: String?, key: String, edit: PINBlockEdit? = nil
  ) throws(ComposeFailure) -> String {
    let own = try Self.format(format)
    guard let given = try secret(key) else { throw .missingBinding(key) }
    let right = SecretValue(hex: given) ?? SecretValue("")
    // The number zero changes no digit: what a block of another format holds where the field's own has no card.
    var card = SecretValue("0")
    if let pan {
      guard let number = try secret(pan) else { throw .missingBinding(pan) }
      card = number
    }
    var block = BlockParts(format: own, pan: card, key: right)
    var count = 4
    switch edit {
    case .otherKey?: block.key = SecretValue(entropy.exactly(right.count))
    case .otherCard?:
      guard own.bindsPAN else { throw .notApplicable("blocks of format \(format) hold no card number") }
      block.pan = otherCard(than: card, format: own)
    case .format(let other)?: block.format = try Self.format(other)
    case .pinLength(let other)?: count = max(0, min(other, 14))
    case .otherLength?, .notDecimal?, .lowercase?, nil: break
    }
    let mustNotOpen = edit == .otherKey || edit == .otherCard
    var pin = ""
    var shown = ""
    // Another PIN where the block has no letter to write in lower case, or shows the PIN's digits by chance; and where
    // what another key or card leaves is a PIN by chance, most often in format 1, which has nothing to check but that.
    for _ in 0..<64 {
      pin = freshPIN(count)
      let octets = try sealed(pin, block, own, edit)
      shown = Hex.encode(octets, uppercase: edit != .lowercase)
      if mustNotOpen, (try? PINBlock.open(octets, pan: card, key: right, format: own)) != nil { continue }
      if !shown.isDigits, !shown.contains(pin) { break }
    }
    secrets.add("pin", pin)
    if let pan {
      secrets.add(pan, card)
      secrets.add(pan, block.pan)
    }
    secrets.add("pinBlock", shown)
    return shown
  }

  /// The number of a card that the target does not have.
  ///
  /// In format 4 every digit takes part in the enciphering, so that one is enough to make it another card; in the
  /// others a digit may stand where the PIN does, and all are changed.
  private mutating func otherCard(than card: SecretValue, format: PINBlockFormat) -> SecretValue {
    guard format == .format4 else {
      return entropy.unlike(card.text, isHex: false, taken: composer.taken).map { SecretValue($0) } ?? card
    }
    let place = card.count / 2
    let others = (1...9 as ClosedRange<UInt8>).map { step in
      card.withOctets { digits in
        SecretValue(count: digits.count) { other in
          _ = other.update(fromContentsOf: digits)
          other[place] = 0x30 + (digits[place] &- 0x30 &+ step) % 10
        }
      }
    }
    return others.first { !composer.taken.contains($0) } ?? card
  }

  /// What a block is made with.
  private struct BlockParts {
    var format: PINBlockFormat
    var pan: SecretValue
    var key: SecretValue
  }

  /// - Parameter own: the format of the field.
  private mutating func sealed(
    _ pin: String, _ block: BlockParts, _ own: PINBlockFormat, _ edit: PINBlockEdit?
  ) throws(ComposeFailure) -> [UInt8] {
    let isWhole = block.format.blockSize == own.blockSize && (4...12).contains(pin.utf8.count)
    // F fills format 0, and may fill format 3: then the format is all that is wrong with a block of it.
    let fill = block.format == own ? entropy.exactly(14) : Array(repeating: UInt8(5), count: 14)
    do throws(CryptoError) {
      if isWhole, edit != .notDecimal, edit != .otherLength {
        return try PINBlock.seal(pin: pin, pan: block.pan, key: block.key, format: block.format, fill: fill)
      }
      let field = Self.field(pin, control: block.format.controlDigit, in: own, edit)
      return try PINBlock.seal(field: field, pan: block.pan, key: block.key, format: own)
    } catch {
      throw .crypto(error.message)
    }
  }

  /// A PIN field as ISO 9564-1 §9.3 and §9.4 lay it out, for what they do not allow: another control digit, a PIN of
  /// another length, with the digit A when not decimal, and with a length of five more.
  private static func field(
    _ pin: String, control digit: UInt8, in format: PINBlockFormat, _ edit: PINBlockEdit?
  ) -> [UInt8] {
    var digits = pin.utf8.map { $0 & 0x0F }
    if edit == .notDecimal, digits.count > 1 { digits[1] = 0xA }
    let filler: UInt8 = format == .format0 ? 0xF : 0xA
    var nibbles = [digit, UInt8(digits.count) + (edit == .otherLength ? 5 : 0)] + digits
    nibbles += Array(repeating: filler, count: max(0, 16 - nibbles.count))
    let packed = stride(from: 0, to: 16, by: 2).map { nibbles[$0] << 4 | nibbles[$0 + 1] }
    return packed + Array(repeating: 0x5A, count: format.blockSize - packed.count)
  }

  private static func format(_ number: Int) throws(ComposeFailure) -> PINBlockFormat {
    guard let format = PINBlockFormat.allCases.first(where: { Int($0.controlDigit) == number }) else {
      throw .notApplicable("there is no PIN block format \(number)")
    }
    return format
  }
}
