import CaseModel
import PayloadCrypto

extension Composition {
  /// A new PIN in an ISO 9564 block under a binding's key, in upper-case hex.
  ///
  /// - Parameters:
  ///   - pan: the binding of the card's number.
  ///   - key: the binding of the key.
  ///   - edit: what is wrong with the block.
  mutating func pinBlock(
    format: Int, pan: String, key: String, edit: PINBlockEdit? = nil
  ) throws(ComposeFailure) -> String {
    guard let card = try binding(pan), var bytes = composer.blockKeys[key] else {
      throw .missingBinding(composer.blockKeys[key] == nil ? key : pan)
    }
    var format = try Self.format(format)
    var number = card
    var count = 4
    switch edit {
    case .otherKey?: bytes = entropy.exactly(bytes.count)
    case .otherCard?: number = entropy.unlike(card, isHex: false, taken: Set(composer.texts)) ?? card
    case .format(let other)?: format = try Self.format(other)
    case .pinLength(let other)?: count = max(0, min(other, 14))
    case .otherLength?, .notDecimal?, .lowercase?, nil: break
    }
    var pin = ""
    var text = ""
    // Another PIN where the block has no letter to write in lower case, or shows the PIN's digits by chance.
    for _ in 0..<16 {
      pin = freshPIN(count)
      let block = try sealed(pin, format, number, bytes, edit)
      text = Hex.encode(block, uppercase: edit != .lowercase)
      if !text.isDigits, !text.contains(pin) { break }
    }
    secrets.add("pin", pin)
    secrets.add(pan, card)
    secrets.add(pan, number)
    secrets.add("pinBlock", text)
    return text
  }

  private mutating func sealed(
    _ pin: String, _ format: PINBlockFormat, _ pan: String, _ key: [UInt8], _ edit: PINBlockEdit?
  ) throws(ComposeFailure) -> [UInt8] {
    do throws(CryptoError) {
      // F fills format 0, and may fill format 3: then the format is all that is wrong with a block of it.
      let fill = Array(repeating: UInt8(5), count: 14)
      if edit != .notDecimal, edit != .otherLength, (4...12).contains(pin.utf8.count) {
        return try PINBlock.seal(pin: pin, pan: pan, key: key, format: format, fill: fill)
      }
      let field = Self.field(pin, format, edit)
      return try PINBlock.seal(field: field, pan: pan, key: key, format: format)
    } catch {
      throw .crypto(error.message)
    }
  }

  /// A PIN field as ISO 9564-1 §9.3 lays it out, for PINs that it does not allow: with the digit A when not decimal, and
  /// with a length of five more.
  private static func field(_ pin: String, _ format: PINBlockFormat, _ edit: PINBlockEdit?) -> [UInt8] {
    var digits = pin.utf8.map { $0 & 0x0F }
    if edit == .notDecimal, digits.count > 1 { digits[1] = 0xA }
    let filler: UInt8 = format == .format0 ? 0xF : 0xA
    var nibbles = [format.controlDigit, UInt8(digits.count) + (edit == .otherLength ? 5 : 0)] + digits
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
