import ContractModel
import PayloadCrypto

/// The key and the ways of one operation's envelope.
struct EnvelopeSeal: Sendable {
  var member: String
  var token: TokenEnvelope
  var key: SecretValue
  /// The same under the key with zeros behind it, as long as keys get; nil where it is as long.
  var filled: TokenEnvelope?

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
    let cipher: TokenEnvelope.Cipher =
      switch envelope.cipher.form {
      case .cbc: .aesCBC(bits: bits)
      case .gcm: .aesGCM(bits: bits)
      case .jwe: .jwe(bits: bits)
      }
    guard let token = try? TokenEnvelope(key: key, cipher: cipher, ivPlacement: placement) else { return nil }
    self.member = envelope.member
    self.token = token
    self.key = key
    filled = Self.filled(key, cipher, placement)
  }

  private static func filled(
    _ key: SecretValue, _ cipher: TokenEnvelope.Cipher, _ placement: TokenEnvelope.IVPlacement
  ) -> TokenEnvelope? {
    guard key.count < 32 else { return nil }
    let longest = SecretValue(key.bytes + Array(repeating: 0, count: 32 - key.count))
    switch cipher {
    case .aesCBC: return try? TokenEnvelope(key: longest, cipher: .aesCBC(bits: 256), ivPlacement: placement)
    case .aesGCM: return try? TokenEnvelope(key: longest, cipher: .aesGCM(bits: 256), ivPlacement: placement)
    case .jwe: return nil
    }
  }

  /// A protected header of JWEs that says the same in another way, and more that nobody has to understand; nil for
  /// other tokens.
  var otherHeader: String? {
    guard case .jwe(let bits) = token.cipher else { return nil }
    return #" { "typ": "JOSE", "kid": "k-1", "alg": "dir", "enc": "\#(JWE.encryption(keyLength: bits / 8))" }"#
  }

  private static func decode(_ text: String, _ encoding: String) -> SecretValue? {
    switch encoding {
    case "base64": SecretValue(base64: text)
    case "ascii": SecretValue(text)
    default: SecretValue(hex: text)
    }
  }
}
