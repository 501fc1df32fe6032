import PayloadCrypto

/// Looks at what is behind a token whose padding is not that of PKCS #7.
struct PaddingCheck {
  var key: SecretValue
  var ivPlacement: TokenEnvelope.IVPlacement

  /// How a token is padded that careless readers open to an object; nil for any other.
  func finding(_ token: String) -> Violation.Kind? {
    guard let octets = Base64.decode(token) else { return nil }
    let iv: [UInt8]
    let ciphertext: [UInt8]
    switch ivPlacement {
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
}
