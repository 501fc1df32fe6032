import PayloadCrypto
import Testing

@Suite struct AESGCMTests {
  // The GCM specification's test case 16 (McGrew and Viega, appendix B).
  let key = "feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308"
  let iv = "cafebabefacedbaddecaf888"
  let aad = "feedfacedeadbeeffeedfacedeadbeefabaddad2"
  let plain =
    "d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a72"
    + "1c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39"
  let ciphertext =
    "522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa"
    + "8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f662"
  let tag = "76fc6ece0f4e1768cddf8853bb2d551b"

  @Test func sealingAndOpeningFitTheSpecification() throws {
    let sealed = try AESGCM.seal(hex(plain), key: hex(key), iv: hex(iv), aad: hex(aad))
    #expect(Hex.encode(sealed.ciphertext) == ciphertext)
    #expect(Hex.encode(sealed.tag) == tag)
    let opened = try AESGCM.open(hex(ciphertext), tag: hex(tag), key: hex(key), iv: hex(iv), aad: hex(aad))
    #expect(try opened == hex(plain))
  }

  // Test cases 4 and 10 of the same: 128 and 192 bits.
  @Test(arguments: [
    (
      "feffe9928665731c6d6a8f9467308308",
      "42831ec2217774244b7221b784d0d49ce3aa212f2c02a4e035c17e2329aca12e"
        + "21d514b25466931c7d8f6a5aac84aa051ba30b396a0aac973d58e091", "5bc94fbc3221a5db94fae95ae7121a47"
    ),
    (
      "feffe9928665731c6d6a8f9467308308feffe9928665731c",
      "3980ca0b3c00e841eb06fac4872a2757859e1ceaa6efd984628593b40ca1e19c"
        + "7d773d00c144c525ac619d18c84a3f4718e2448b2fe324d9ccda2710", "2519498e80f1478f37ba55bd6d27618c"
    ),
  ])
  func shorterKeysFitTheSpecification(key: String, ciphertext: String, tag: String) throws {
    let sealed = try AESGCM.seal(hex(plain), key: hex(key), iv: hex(iv), aad: hex(aad))
    #expect(Hex.encode(sealed.ciphertext) == ciphertext)
    #expect(Hex.encode(sealed.tag) == tag)
  }

  @Test func anEmptyMessageHasATag() throws {
    let (key, iv) = ([UInt8](repeating: 0, count: 16), [UInt8](repeating: 0, count: 12))
    let sealed = try AESGCM.seal([], key: key, iv: iv)
    #expect(sealed.ciphertext == [])
    #expect(Hex.encode(sealed.tag) == "58e2fccefa7e3061367f1d57a4e7455a")
    #expect(try AESGCM.open([], tag: sealed.tag, key: key, iv: iv) == [])
  }

  @Test func anyChangeIsRefused() throws {
    let (key, iv, aad, tag) = (try hex(key), try hex(iv), try hex(aad), try hex(tag))
    let sealed = try hex(ciphertext)
    func flipped(_ bytes: [UInt8]) -> [UInt8] { bytes.dropLast() + [bytes[bytes.count - 1] ^ 1] }
    #expect(throws: CryptoError.authentication) {
      try AESGCM.open(flipped(sealed), tag: tag, key: key, iv: iv, aad: aad)
    }
    #expect(throws: CryptoError.authentication) {
      try AESGCM.open(sealed, tag: flipped(tag), key: key, iv: iv, aad: aad)
    }
    #expect(throws: CryptoError.authentication) {
      try AESGCM.open(sealed, tag: tag, key: key, iv: iv, aad: flipped(aad))
    }
    #expect(throws: CryptoError.authentication) { try AESGCM.open(sealed, tag: tag, key: key, iv: iv) }
    #expect(throws: CryptoError.authentication) {
      try AESGCM.open(sealed, tag: tag, key: flipped(key), iv: iv, aad: aad)
    }
  }

  @Test(arguments: [0, 4, 12, 15, 17]) func tagsOfOtherLengthsAreRefused(length: Int) throws {
    let (key, iv, aad) = (try hex(key), try hex(iv), try hex(aad))
    let tag = Array((try hex(tag) + [0]).prefix(length))
    #expect(throws: CryptoError.tagLength(expected: 16, actual: length)) {
      try AESGCM.open(hex(ciphertext), tag: tag, key: key, iv: iv, aad: aad)
    }
  }

  @Test(arguments: [0, 8, 13, 16]) func ivsOfOtherLengthsAreRefused(length: Int) throws {
    let (key, iv) = (try hex(key), [UInt8](repeating: 0, count: length))
    #expect(throws: CryptoError.ivLength(expected: 12, actual: length)) { try AESGCM.seal([1], key: key, iv: iv) }
  }
}
