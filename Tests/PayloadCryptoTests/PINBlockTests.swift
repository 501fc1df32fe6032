import PayloadCrypto
import Testing

@Suite struct PINBlockTests {
  let key = "0123456789ABCDEFFEDCBA9876543210"
  let pan = "6039593553310257"

  @Test(arguments: [
    ("1234", "7777770000075101538", "81C2C3AF6CA221A5"),
    ("1234", "6039593553310257", "5ABB40E21DD968FA"),
  ])
  func format0FitsTheAspenBlocks(pin: String, pan: String, block: String) throws {
    #expect(try PINBlock.seal(pin: pin, pan: pan, key: hex(key)) == hex(block))
    #expect(try PINBlock.open(hex(block), pan: pan, key: hex(key)) == pin)
  }

  @Test func theClearBlockOfFormat0CombinesPINAndPAN() throws {
    let clear = try PINBlock.clear(pin: "1234", pan: "43219876543210987")
    #expect(Hex.encode(clear, uppercase: true) == "0412AC89ABCDEF67")
  }

  @Test func shortPANsAreFilledFromTheLeft() throws {
    #expect(try Hex.encode(PINBlock.clear(pin: "1234", pan: "1239"), uppercase: true) == "041234FFFFFFFEDC")
  }

  @Test func theFillOfFormat1IsFreeAndThePANUnread() throws {
    let clear = try PINBlock.clear(pin: "1234", pan: "none", format: .format1, fill: Array(0...9))
    #expect(Hex.encode(clear) == "1412340123456789")
    let block = try PINBlock.seal(pin: "1234", pan: "", key: hex(key), format: .format1)
    #expect(try PINBlock.open(block, pan: "", key: hex(key), format: .format1) == "1234")
  }

  // The test vectors of moov-io/pinblock.
  @Test(arguments: [("1234", "141234FFFFFFFFFF"), ("123456789012", "1C123456789012FF")])
  func format1FitsPublishedBlocks(pin: String, block: String) throws {
    let clear = try PINBlock.clear(pin: pin, pan: "", format: .format1, fill: Array(repeating: 0xF, count: 14))
    #expect(Hex.encode(clear, uppercase: true) == block)
  }

  // IBM's "ISO Format 3"; its card number is shown without the check digit.
  @Test func format3FitsAPublishedBlock() throws {
    let fill = "AFBECDDC".map { UInt8($0.hexDigitValue ?? 0) - 0xA }
    let clear = try PINBlock.clear(pin: "123456", pan: "1112223334445550", format: .format3, fill: fill)
    #expect(Hex.encode(clear, uppercase: true) == "361216759CFA8889")
  }

  @Test func theFillOfFormat3IsAToF() throws {
    let field = try PINBlock.clear(pin: "1234", pan: "0", format: .format3, fill: Array(0...9))
    #expect(Hex.encode(field, uppercase: true) == "341234ABCDEFABCD")
  }

  // The worked example of ASC X9.24-3-2017's test vectors, under two transaction keys.
  @Test(arguments: [
    ("AF8CB133A78F8DC2D1359F18527593FB", "A912150391AB65A67E52883D81CE2D15"),
    ("D30BDC73EC9714B000BEC66BDB7B6D09", "52A00503BD34BA1383F6A7EE9FE2547F"),
  ])
  func format4FitsX924(key: String, block: String) throws {
    let fill = try hex("2F69ADDE2E9E7ACE")
    let pan = "4111111111111111"
    let field = try PINBlock.clear(pin: "1234", pan: pan, format: .format4, fill: fill)
    #expect(Hex.encode(field, uppercase: true) == "441234AAAAAAAAAA2F69ADDE2E9E7ACE")
    let sealed = try PINBlock.seal(pin: "1234", pan: pan, key: hex(key), format: .format4, fill: fill)
    #expect(try sealed == hex(block))
    #expect(try PINBlock.open(sealed, pan: pan, key: hex(key), format: .format4) == "1234")
  }

  // Made with another implementation (Python's psec): PANs shorter than 12 digits, of 12, and of 19.
  @Test(arguments: [
    ("5", "2B17046A5390D5A9FA7F99437144EF11"), ("12345678901", "E69FF8845310F0A503C75E15262E5DDB"),
    ("123456789012", "A45895C4EC5E04047BF72E28011E7D4D"),
    ("1234567890123456789", "427E7D42226FFDA80AEE9E6E6E05382B"),
  ])
  func format4TakesPANsOfEveryLength(pan: String, block: String) throws {
    let key = try hex("00112233445566778899AABBCCDDEEFF")
    let fill = [UInt8](repeating: 0xFF, count: 8)
    let sealed = try PINBlock.seal(pin: "123456789012", pan: pan, key: key, format: .format4, fill: fill)
    #expect(Hex.encode(sealed, uppercase: true) == block)
  }

  @Test(arguments: PINBlockFormat.allCases) func everyPINLengthComesBack(format: PINBlockFormat) throws {
    for length in 4...12 {
      let pin = String("012345678901".prefix(length))
      let block = try PINBlock.seal(pin: pin, pan: pan, key: hex(key), format: format)
      #expect(block.count == format.blockSize)
      #expect(try PINBlock.open(block, pan: pan, key: hex(key), format: format) == pin)
    }
  }

  @Test(arguments: PINBlockFormat.allCases) func everyPANLengthBindsTheBlock(format: PINBlockFormat) throws {
    for length in 1...19 {
      let pan = String("9876543210987654321".prefix(length))
      let block = try PINBlock.seal(pin: "0739", pan: pan, key: hex(key), format: format)
      #expect(try PINBlock.open(block, pan: pan, key: hex(key), format: format) == "0739")
    }
  }
}

@Suite struct PINBlockRefusalTests {
  let key: [UInt8]
  let pan = "6039593553310257"

  init() throws { key = try hex("0123456789ABCDEFFEDCBA9876543210") }

  /// Seals a field no format allows and opens it again.
  func error(of field: String, format: PINBlockFormat = .format0) throws -> CryptoError? {
    let block = try PINBlock.seal(field: hex(field), pan: pan, key: key, format: format)
    return #expect(throws: CryptoError.self) { try PINBlock.open(block, pan: pan, key: key, format: format) }
  }

  @Test func anotherControlDigitIsNamed() throws {
    #expect(try error(of: "141234FFFFFFFFFF") == .pinBlockFormat(expected: .format0, actual: 1))
    #expect(try error(of: "041234FFFFFFFFFF", format: .format3) == .pinBlockFormat(expected: .format3, actual: 0))
    #expect(
      try error(of: "341234AAAAAAAAAA0000000000000000", format: .format4)
        == .pinBlockFormat(expected: .format4, actual: 3))
  }

  @Test(arguments: [0, 3, 13, 14, 15] as [UInt8]) func lengthsOutsideFourToTwelveAreNamed(length: UInt8) throws {
    let field: [UInt8] = [length, 0x12, 0x34, 0x11, 0x11, 0x11, 0x11, 0x11]
    #expect(try error(of: Hex.encode(field)) == .pinLength(actual: Int(length)))
  }

  @Test func digitsBeyondNineAreNamed() throws {
    #expect(try error(of: "0412A4FFFFFFFFFF") == .pinDigits)
    #expect(try error(of: "051234FFFFFFFFFF") == .pinDigits)
  }

  @Test func anotherFillerIsNamed() throws {
    #expect(try error(of: "041234FFFFFFFFF0") == .pinFiller)
    #expect(try error(of: "041234EFFFFFFFFF") == .pinFiller)
    #expect(try error(of: "341234AAAAAAAAA9", format: .format3) == .pinFiller)
    #expect(try error(of: "441234AAAAAAAAAB0000000000000000", format: .format4) == .pinFiller)
  }

  @Test(arguments: [0, 7, 9, 16]) func blocksOfOtherLengthsAreRefused(length: Int) {
    let block = [UInt8](repeating: 0, count: length)
    #expect(throws: CryptoError.notWholeBlocks(blockSize: 8, actual: length)) {
      try PINBlock.open(block, pan: pan, key: key)
    }
    #expect(throws: CryptoError.notWholeBlocks(blockSize: 8, actual: length)) {
      try PINBlock.seal(field: block, pan: pan, key: key)
    }
  }

  @Test(arguments: [
    ("", CryptoError.pinLength(actual: 0)), ("123", .pinLength(actual: 3)), ("1234567890123", .pinLength(actual: 13)),
    ("12a4", .pinDigits), ("١٢٣٤", .pinDigits), ("12 4", .pinDigits), ("🙂", .pinDigits),
  ])
  func unusablePINsAreNotSealed(pin: String, error: CryptoError) {
    #expect(throws: error) { try PINBlock.seal(pin: pin, pan: pan, key: key) }
  }

  @Test(arguments: ["", "12345678901234567890", "6039-5935", "６０３９", "603959355331025 "])
  func unusablePANsAreNotSealed(pan: String) {
    for format in [PINBlockFormat.format0, .format3, .format4] {
      #expect(throws: CryptoError.pan) { try PINBlock.seal(pin: "1234", pan: pan, key: key, format: format) }
    }
  }

  @Test func keysOfOtherLengthsAreRefused() {
    #expect(throws: CryptoError.keyLength(expected: [16, 24], actual: 8)) {
      try PINBlock.seal(pin: "1234", pan: pan, key: Array(key.prefix(8)))
    }
    #expect(throws: CryptoError.keyLength(expected: [16, 24, 32], actual: 8)) {
      try PINBlock.seal(pin: "1234", pan: pan, key: Array(key.prefix(8)), format: .format4)
    }
  }

  @Test func tooLittleFillIsRefused() {
    #expect(throws: CryptoError.fillLength(expected: 10, actual: 9)) {
      try PINBlock.clear(pin: "1234", pan: pan, format: .format3, fill: [UInt8](repeating: 0, count: 9))
    }
    #expect(throws: CryptoError.fillLength(expected: 8, actual: 0)) {
      try PINBlock.clear(pin: "1234", pan: pan, format: .format4, fill: [])
    }
  }

  @Test func anotherPANIsNoticedByFormat0() throws {
    let block = try PINBlock.seal(pin: "1234", pan: pan, key: key)
    #expect(throws: CryptoError.pinFiller) { try PINBlock.open(block, pan: "6039593553310349", key: key) }
  }
}

@Suite struct TripleDESTests {
  @Test func twoKeysAreThreeKeysWithTheFirstRepeated() throws {
    let two = try hex("0123456789ABCDEFFEDCBA9876543210")
    let block = try hex("041234A6CAACCEFD")
    let sealed = try TripleDES.encryptECB(block, key: two)
    #expect(try TripleDES.encryptECB(block, key: two + two.prefix(8)) == sealed)
    #expect(try TripleDES.decryptECB(sealed, key: two) == block)
  }

  // NIST SP 800-67 appendix B.1: three keys, three blocks.
  @Test func threeKeysFitSP80067() throws {
    let key = try hex("0123456789ABCDEF 23456789ABCDEF01 456789ABCDEF0123")
    let plain = try hex("5468652071756663 6B2062726F776E20 666F78206A756D70")
    let sealed = try TripleDES.encryptECB(plain, key: key)
    #expect(Hex.encode(sealed, uppercase: true) == "A826FD8CE53B855FCCE21C8112256FE668D5C05DD9B6B900")
    #expect(try TripleDES.decryptECB(sealed, key: key) == plain)
  }

  @Test(arguments: [0, 7, 9]) func partBlocksAreRefused(length: Int) {
    let (key, bytes) = ([UInt8](repeating: 1, count: 16), [UInt8](repeating: 0, count: length))
    #expect(throws: CryptoError.notWholeBlocks(blockSize: 8, actual: length)) {
      try TripleDES.encryptECB(bytes, key: key)
    }
  }
}
