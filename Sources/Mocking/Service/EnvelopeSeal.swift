import ContractModel
import PayloadCrypto

/// The key and the ways of one operation's envelope.
struct EnvelopeSeal: Sendable {
  var member: String
  var token: TokenEnvelope
  var key: [UInt8]
  var isCBC: Bool

  /// Nil when the bindings give no usable key; such a server can open nothing.
  init?(_ envelope: Envelope, bindings: MockBindings) {
    guard let written = bindings[envelope.key] else { return nil }
    let encoding = envelope.keyEncoding.flatMap { bindings[$0] } ?? "hex"
    guard let key = Self.decode(written, encoding), key.count == envelope.cipher.keyLength else { return nil }
    let placement: TokenEnvelope.IVPlacement
    switch envelope.ivPlacement.flatMap({ bindings[$0] }) ?? "prefix" {
    case "fixed":
      guard let iv = envelope.iv.flatMap({ bindings[$0] }).flatMap(Hex.decode) else { return nil }
      placement = .fixed(iv)
    case "none": placement = .zero
    default: placement = .prefix
    }
    let bits = envelope.cipher.keyLength * 8
    let cipher: TokenEnvelope.Cipher = envelope.cipher.isAuthenticated ? .aesGCM(bits: bits) : .aesCBC(bits: bits)
    guard let token = try? TokenEnvelope(key: key, cipher: cipher, ivPlacement: placement) else { return nil }
    self.member = envelope.member
    self.token = token
    self.key = key
    isCBC = !envelope.cipher.isAuthenticated
  }

  /// How a token is padded that careless readers open to an object; nil for any other.
  func lenientlyPadded(_ token: String) -> Violation.Kind? {
    guard isCBC, let octets = Base64.decode(token) else { return nil }
    let iv: [UInt8]
    let ciphertext: [UInt8]
    switch self.token.ivPlacement {
    case .prefix: (iv, ciphertext) = (Array(octets.prefix(16)), Array(octets.dropFirst(16)))
    case .fixed(let agreed): (iv, ciphertext) = (agreed, octets)
    case .zero: (iv, ciphertext) = (Array(repeating: 0, count: 16), octets)
    }
    guard let blocks = try? AESCBC.decrypt(ciphertext, key: key, iv: iv, padding: false), let last = blocks.last else {
      return nil
    }
    let text = last == 0 ? blocks.prefix { $0 != 0 } : blocks.dropLast(Int(last))
    guard text.first == 0x7B, text.last(where: { $0 != 0x20 }) == 0x7D else { return nil }
    return last == 0 ? .paddingZeros : last > 16 ? .paddingOverlong : .paddingLastOctet
  }

  private static func decode(_ text: String, _ encoding: String) -> [UInt8]? {
    switch encoding {
    case "base64": Base64.decode(text)
    case "ascii": Array(text.utf8)
    default: Hex.decode(text)
    }
  }
}
