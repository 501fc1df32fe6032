import PayloadCrypto

extension FuzzedReader {
  /// Sealed tokens: any text is opened or refused, and what was sealed opens to the same octets.
  static let token = FuzzedReader(
    name: "token",
    read: { bytes in
      guard let first = bytes.first else { return }
      let bits = [128, 192, 256][Int(first % 3)]
      let ciphers: [TokenEnvelope.Cipher] = [.aesCBC(bits: bits), .aesGCM(bits: bits), .jwe(bits: bits)]
      let cipher = ciphers[Int(first >> 6) % 3]
      let fixed = Array(repeating: UInt8(7), count: cipher.ivLength)
      let placement: TokenEnvelope.IVPlacement = [.prefix, .fixed(fixed), .zero][Int(first >> 3) % 3]
      let key = Array(repeating: UInt8(0x42), count: bits / 8)
      guard let envelope = try? TokenEnvelope(key: key, cipher: cipher, ivPlacement: placement) else {
        return hold(false, "an envelope of good parts is refused")
      }
      let message = Array(bytes.dropFirst())
      _ = try? envelope.open(String(decoding: message, as: UTF8.self))
      // What stands in a token need not be base64: this reaches the cipher with any octets.
      _ = try? envelope.open(Base64.encode(message))
      hold((try? envelope.open(envelope.seal(message))) == message, "a sealed message does not open")
    },
    seeds: [
      [0], [0x40, 0x41, 0x41, 0x3D, 0x3D], Array(repeating: 0x10, count: 33), [0x49] + Array(repeating: 3, count: 48),
      [0x80] + Array("eyJlbmMiOiJBMTI4R0NNIiwiYWxnIjoiZGlyIn0..AAAAAAAAAAAAAAAA.AAAA.AAAAAAAAAAAAAAAAAAAAAA".utf8),
      [1] + Array("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=".utf8),
    ])

  /// Compact forms of JWT and JWE, OAuth headers, PEM: what is taken apart goes together to the same text.
  static let compact = FuzzedReader(
    name: "compact",
    read: { bytes in
      let text = String(decoding: bytes, as: UTF8.self)
      if let parts = try? JWT.split(text) { hold(parts.token == text, "a JWT is put together otherwise") }
      if let parts = try? JWE.split(text) { hold(parts.token == text, "a JWE is put together otherwise") }
      hold((try? JWT.verify(text, key: [1, 2, 3])) == nil, "a made-up JWT verifies")
      _ = try? JWE.parse(text)
      _ = try? JWE.open(text, key: Array(repeating: 9, count: 32))
      _ = OAuth1.parse(text)
      _ = try? RSAKey(privatePEM: bytes).publicPEM()
      if let decoded = Base64.decode(text) { hold(Base64.encode(decoded) == text, "base64 has two spellings") }
      if let decoded = Hex.decode(text) {
        hold(Hex.encode(decoded, uppercase: false).lowercased() == text.lowercased(), "hex has two readings")
      }
    },
    seeds: [
      "eyJ0eXAiOiJKV1QiLCJhbGciOiJIUzI1NiJ9.eyJOb25jZSI6ImEiLCJFcG9jaCI6MX0.AAAA",
      "eyJlbmMiOiJBMjU2R0NNIiwiYWxnIjoiZGlyIn0..AAAAAAAAAAAAAAAA.AAAA.AAAAAAAAAAAAAAAAAAAAAA", "..", "....",
      "OAuth oauth_consumer_key=\"a\",oauth_nonce=\"b%20\",oauth_signature=\"c%3D\"", "0123456789abcdefABCDEF", "QUJD",
      "-----BEGIN PRIVATE KEY-----\nMIIB\n-----END PRIVATE KEY-----\n",
    ].map { Array($0.utf8) })
}
