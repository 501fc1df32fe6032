import MemorySearch
import PayloadCrypto
import Testing

/// Keys, card numbers and clear PIN blocks are nowhere in memory once what they were needed for is done. Each test looks
/// through the memory of a process of its own.
@Suite struct WipingTests {
  private static let plain = Array(#"{"newPIN":"0739"}"#.utf8)
  private static let iv = [UInt8](repeating: 7, count: 16)

  @Test func aCopyIsFound() async {
    await #expect(processExitsWith: .success) {
      let octets = UniqueOctets(32)
      let copy = Array(octets.memory)
      try #require(octets.copies() > 0)
      try #require(copy.count == 32)
    }
  }

  /// What keys are used for, each with the key in memory that is wiped.
  fileprivate static let uses: [(name: String, use: @Sendable (SecretValue) throws -> Void)] = [
    ("CBC", { key in try _ = AESCBC.decrypt(AESCBC.encrypt(plain, key: key, iv: iv), key: key, iv: iv) }),
    ("ECB", { key in try _ = AESECB.decrypt(AESECB.encrypt(plain, key: key), key: key) }),
    ("CTR", { key in try _ = AESCTR.encrypt(plain, key: key, iv: iv) }),
    (
      "GCM",
      { key in
        let iv = [UInt8](repeating: 7, count: 12)
        let sealed = try AESGCM.seal(plain, key: key, iv: iv)
        try _ = AESGCM.open(sealed.ciphertext, tag: sealed.tag, key: key, iv: iv)
      }
    ),
    ("JWE", { key in try _ = JWE.open(JWE.seal(plain, key: key), key: key) }),
    ("JWT", { key in try _ = JWT.verify(JWT.sign(claims: plain, key: key), key: key) }),
    (
      "envelope",
      { key in
        let envelope = try TokenEnvelope(key: key, cipher: .aesCBC(bits: 256))
        try _ = envelope.open(envelope.seal(plain))
      }
    ),
    (
      "OAuth",
      { key in _ = try? RSAKey(privatePEM: key) }
    ),
  ]

  @Test func noCopyOfAKeyIsLeft() async {
    await #expect(processExitsWith: .success) {
      for (name, use) in WipingTests.uses {
        let octets = UniqueOctets(32)
        try use(octets.secret)
        try #require(octets.copies() == 0, "\(name)")
      }
    }
  }

  @Test func noCopyOfAKeyThatWasWrittenAsTextIsLeft() async {
    await #expect(processExitsWith: .success) {
      let octets = UniqueOctets(32)
      do {
        let key = try #require(SecretValue(hex: WipingTests.text(of: octets)))
        try #require(octets.copies() == 1)
        _ = key.count
      }
      try #require(octets.copies() == 0)
    }
  }

  /// The octets in hexadecimal.
  fileprivate static func text(of octets: borrowing UniqueOctets) -> SecretValue {
    let digits = Array("0123456789abcdef".utf8)
    let memory = octets.memory
    return SecretValue(count: 2 * memory.count) { text in
      for (index, byte) in memory.enumerated() {
        (text[2 * index], text[2 * index + 1]) = (digits[Int(byte >> 4)], digits[Int(byte & 15)])
      }
    }
  }

  @Test func noCopyOfACardNumberOrAClearBlockIsLeft() async {
    await #expect(processExitsWith: .success) {
      for format in PINBlockFormat.allCases { try WipingTests.sealAndOpen(format) }
    }
  }

  fileprivate static func sealAndOpen(_ format: PINBlockFormat) throws {
    let pan = UniqueOctets(16, in: 0x30...0x39)
    let pin = UniqueOctets(12, in: 0x30...0x39)
    let key = UniqueOctets(16)
    // The control digit, the length and the PIN, two digits to an octet, then the same combined with the card number.
    let field = UniqueOctets(7)
    let clear = UniqueOctets(7)
    for index in 0..<7 {
      let octet =
        index == 0
        ? format.controlDigit << 4 | 12 : pin.memory[2 * index - 2] << 4 | pin.memory[2 * index - 1] & 0x0F
      // Four zeros, and twelve digits without the check digit.
      let card = index < 2 ? 0 : pan.memory[2 * index - 1] << 4 | pan.memory[2 * index] & 0x0F
      field.memory[index] = octet
      if format.bindsPAN { clear.memory[index] = octet ^ card }
    }
    let fill = [UInt8](repeating: 0x5A, count: 14)
    let block = try PINBlock.seal(pin: pin.secret, pan: pan.secret, key: key.secret, format: format, fill: fill)
    let opened = try PINBlock.open(block, pan: pan.secret, key: key.secret, format: format)
    try #require(opened.utf8.count == 12)
    try #require(field.copies() == 0, "the PIN field of \(format)")
    try #require(clear.copies() == 0, "the clear block of \(format)")
    try #require(pan.copies() == 0, "the card number in \(format)")
    try #require(key.copies() == 0, "the key of \(format)")
  }
}
