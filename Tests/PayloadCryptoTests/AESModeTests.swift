import PayloadCrypto
import Testing

/// The vectors of NIST SP 800-38A appendix F: one plaintext of four blocks under three keys.
enum SP80038A {
  static let plain =
    "6bc1bee22e409f96e93d7e117393172a ae2d8a571e03ac9c9eb76fac45af8e51"
    + "30c81c46a35ce411e5fbc1191a0a52ef f69f2445df4f9b17ad2b417be66c3710"
  static let iv = "000102030405060708090a0b0c0d0e0f"
  static let counter = "f0f1f2f3f4f5f6f7f8f9fafbfcfdfeff"
  static let key128 = "2b7e151628aed2a6abf7158809cf4f3c"
  static let key192 = "8e73b0f7da0e6452c810f32b809079e562f8ead2522c6b7b"
  static let key256 = "603deb1015ca71be2b73aef0857d77811f352c073b6108d72d9810a30914dff4"
  static let cbc = [
    (
      key128,
      "7649abac8119b246cee98e9b12e9197d 5086cb9b507219ee95db113a917678b2"
        + "73bed6b8e3c1743b7116e69e22229516 3ff1caa1681fac09120eca307586e1a7"
    ),
    (
      key192,
      "4f021db243bc633d7178183a9fa071e8 b4d9ada9ad7dedf4e5e738763f69145a"
        + "571b242012fb7ae07fa9baac3df102e0 08b0e27988598881d920a9e64f5615cd"
    ),
    (
      key256,
      "f58c4c04d6e5f1ba779eabfb5f7bfbd6 9cfc4e967edb808d679f777bc6702c7d"
        + "39f23369a9d9bacfa530e26304231461 b2eb05e2c39be9fcda6c19078c6a9d1b"
    ),
  ]
  static let ecb = [
    (
      key128,
      "3ad77bb40d7a3660a89ecaf32466ef97 f5d3d58503b9699de785895a96fdbaaf"
        + "43b1cd7f598ece23881b00e3ed030688 7b0c785e27e8ad3f8223207104725dd4"
    ),
    (
      key192,
      "bd334f1d6e45f25ff712a214571fa5cc 974104846d0ad3ad7734ecb3ecee4eef"
        + "ef7afd2270e2e60adce0ba2face6444e 9a4b41ba738d6c72fb16691603c18e0e"
    ),
    (
      key256,
      "f3eed1bdb5d2a03c064b5a7e3db181f8 591ccb10d410ed26dc5ba74a31362870"
        + "b6ed21b99ca6f4f9f153e7b1beafed1d 23304b7a39f9f3ff067d8d8f9e24ecc7"
    ),
  ]
  static let ctr = [
    (
      key128,
      "874d6191b620e3261bef6864990db6ce 9806f66b7970fdff8617187bb9fffdff"
        + "5ae4df3edbd5d35e5b4f09020db03eab 1e031dda2fbe03d1792170a0f3009cee"
    ),
    (
      key192,
      "1abc932417521ca24f2b0459fe7e6e0b 090339ec0aa6faefd5ccc2c6f4ce8e94"
        + "1e36b26bd1ebc670d1bd1d665620abf7 4f78a7f6d29809585a97daec58c6b050"
    ),
    (
      key256,
      "601ec313775789a5b7a7f504bbf3d228 f443e3ca4d62b59aca84e990cacaf5c5"
        + "2b0930daa23de94ce87017ba2d84988d dfc9c58db67aada613c2dd08457941a6"
    ),
  ]
}

@Suite struct AESModeTests {
  @Test(arguments: SP80038A.cbc) func cbcFitsSP80038A(key: String, ciphertext: String) throws {
    let (key, iv, plain) = (try hex(key), try hex(SP80038A.iv), try hex(SP80038A.plain))
    #expect(try AESCBC.encrypt(plain, key: key, iv: iv, padding: false) == hex(ciphertext))
    #expect(try AESCBC.decrypt(hex(ciphertext), key: key, iv: iv, padding: false) == plain)
  }

  @Test(arguments: SP80038A.ecb) func ecbFitsSP80038A(key: String, ciphertext: String) throws {
    let (key, plain) = (try hex(key), try hex(SP80038A.plain))
    #expect(try AESECB.encrypt(plain, key: key, padding: false) == hex(ciphertext))
    #expect(try AESECB.decrypt(hex(ciphertext), key: key, padding: false) == plain)
  }

  @Test(arguments: SP80038A.ctr) func ctrFitsSP80038A(key: String, ciphertext: String) throws {
    let (key, iv, plain) = (try hex(key), try hex(SP80038A.counter), try hex(SP80038A.plain))
    #expect(try AESCTR.encrypt(plain, key: key, iv: iv) == hex(ciphertext))
    #expect(try AESCTR.decrypt(hex(ciphertext), key: key, iv: iv) == plain)
    #expect(try AESCTR.encrypt(Array(plain.prefix(5)), key: key, iv: iv) == Array(hex(ciphertext).prefix(5)))
  }

  @Test(arguments: 0...33) func paddingFillsTheLastBlockAndComesOffAgain(length: Int) throws {
    let (key, iv) = (try hex(SP80038A.key192), try hex(SP80038A.iv))
    let plain = [UInt8](repeating: 7, count: length)
    let sealed = try AESCBC.encrypt(plain, key: key, iv: iv)
    #expect(sealed.count == (length / 16 + 1) * 16)
    #expect(try AESCBC.decrypt(sealed, key: key, iv: iv) == plain)
    #expect(try AESECB.decrypt(AESECB.encrypt(plain, key: key), key: key) == plain)
  }

  @Test(arguments: [[0x00], [0x11], [0x02], [0x03, 0x02, 0x03]] as [[UInt8]])
  func wrongPaddingIsRefused(end: [UInt8]) throws {
    let (key, iv) = (try hex(SP80038A.key192), try hex(SP80038A.iv))
    let block = [UInt8](repeating: 0x55, count: 16 - end.count) + end
    let sealed = try AESCBC.encrypt(block, key: key, iv: iv, padding: false)
    #expect(throws: CryptoError.padding) { try AESCBC.decrypt(sealed, key: key, iv: iv) }
  }

  @Test(arguments: [0, 1, 15, 17, 77]) func partBlocksAreRefused(length: Int) throws {
    let (key, iv) = (try hex(SP80038A.key128), try hex(SP80038A.iv))
    let bytes = [UInt8](repeating: 0, count: length)
    let error = CryptoError.notWholeBlocks(blockSize: 16, actual: length)
    #expect(throws: error) { try AESCBC.decrypt(bytes, key: key, iv: iv) }
    #expect(throws: error) { try AESCBC.encrypt(bytes, key: key, iv: iv, padding: false) }
    #expect(throws: error) { try AESECB.decrypt(bytes, key: key) }
    #expect(throws: error) { try AESECB.encrypt(bytes, key: key, padding: false) }
  }

  @Test(arguments: [0, 1, 15, 17, 23, 33, 4096]) func keysOfOtherLengthsAreRefused(length: Int) throws {
    let (key, iv) = ([UInt8](repeating: 1, count: length), try hex(SP80038A.iv))
    let error = CryptoError.keyLength(expected: [16, 24, 32], actual: length)
    #expect(throws: error) { try AESCBC.encrypt([1], key: key, iv: iv) }
    #expect(throws: error) { try AESECB.encrypt([1], key: key) }
    #expect(throws: error) { try AESCTR.encrypt([1], key: key, iv: iv) }
    #expect(throws: error) { try AESGCM.seal([1], key: key, iv: Array(iv.prefix(12))) }
  }

  @Test(arguments: [0, 12, 15, 17]) func ivsOfOtherLengthsAreRefused(length: Int) throws {
    let (key, iv) = (try hex(SP80038A.key128), [UInt8](repeating: 1, count: length))
    let error = CryptoError.ivLength(expected: 16, actual: length)
    #expect(throws: error) { try AESCBC.encrypt([1], key: key, iv: iv) }
    #expect(throws: error) { try AESCTR.encrypt([1], key: key, iv: iv) }
  }
}
