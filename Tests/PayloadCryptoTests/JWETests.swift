import PayloadCrypto
import Testing

@Suite struct JWETests {
  let key = (0..<32).map { UInt8($0) }
  let plain = Array(#"{"sub":"MOB-APP-2001"}"#.utf8)
  /// The message under that key with the IV 100, 101, … 111, made with another implementation (Python's cryptography).
  let token =
    "eyJlbmMiOiJBMjU2R0NNIiwiYWxnIjoiZGlyIn0..ZGVmZ2hpamtsbW5v.MzmtExvLbLxzLR3FmzU60HDyNjupEQ.CLq652wkMUsEjqSHo5_nuQ"

  // The message under the first bytes of that key with the IV 100, 101, … 111, made in the same way.
  @Test(arguments: [
    (
      16,
      "eyJlbmMiOiJBMTI4R0NNIiwiYWxnIjoiZGlyIn0..ZGVmZ2hpamtsbW5v.YUA90LkggtjWcRU9x5p7wQK4SM6w1A."
        + "S9YFthCLn5dKBOrIQNAbIQ"
    ),
    (
      24,
      "eyJlbmMiOiJBMTkyR0NNIiwiYWxnIjoiZGlyIn0..ZGVmZ2hpamtsbW5v.kkrICTCNNBqenqAsu6LLk-9pbvvY9A."
        + "BORtM_lRyC9inIUNvx5F7Q"
    ),
    (
      32,
      "eyJlbmMiOiJBMjU2R0NNIiwiYWxnIjoiZGlyIn0..ZGVmZ2hpamtsbW5v.MzmtExvLbLxzLR3FmzU60HDyNjupEQ."
        + "CLq652wkMUsEjqSHo5_nuQ"
    ),
  ])
  func tokensOfAnotherImplementationFit(length: Int, token: String) throws {
    let key = Array(key.prefix(length))
    #expect(try JWE.open(token, key: key) == plain)
    #expect(try JWE.seal(plain, key: key, iv: (100..<112).map { UInt8($0) }) == token)
  }

  @Test func theHeaderIsAuthenticatedAsRFC7520Shows() throws {
    // RFC 7520 §5.6.
    let token =
      "eyJhbGciOiJkaXIiLCJraWQiOiI3N2M3ZTJiOC02ZTEzLTQ1Y2YtODY3Mi02MTdiNWI0NTI0M2EiLCJlbmMiOiJBMTI4R0NNIn0."
      + ".refa467QzzKx6QAB.JW_i_f52hww_ELQPGaYyeAB6HYGcR559l9TYnSovc23XJoBcW29rHP8yZOZG7YhLpT1bjFuvZPjQS-m0IFtVcXkZXdH_"
      + "lr_FrdYt9HRUYkshtrMmIUAyGmUnd9zMDB2n0cRDIHAzFVeJUDxkUwVAE7_YGRPdcqMyiBoCO-FBdE-Nceb4h3-FtBP-c_BIwCPTjb9o0Sbd"
      + "cdREEMJMyZBH8ySWMVi1gPD9yxi-aQpGbSv_F9N4IZAxscj5g-NJsUPbjk29-s7LJAGb15wEBtXphVCgyy53CoIKLHHeJHXex45Uz9aKZSRS"
      + "InZI-wjsY0yu3cT4_aQ3i1o-tiE-F8Ios61EKgyIQ4CWao8PFMj8TTnp.vbb32Xvllea2OtmHAdccRQ"
    let key = try #require(Base64.decodeURL("XctOhJAkA-pD9Lh7ZgW_2A"))
    let parts = try JWE.parse(token)
    #expect(throws: CryptoError.header) { try JWE.open(token, key: key) }
    let plain = try JWE.open(token, key: key) { $0 == parts.header }
    #expect(String(decoding: plain, as: UTF8.self).hasSuffix("We are your friends, Frodo."))
    #expect(try JWE.seal(plain, key: key, header: parts.header, iv: parts.iv) == token)
  }

  @Test func contentIsSealedAsRFC7516Shows() throws {
    // RFC 7516 appendix A.1: the content encryption key, IV and header of the example.
    let key: [UInt8] = [
      177, 161, 244, 128, 84, 143, 225, 115, 63, 180, 3, 255, 107, 154, 212, 246, 138, 7, 110, 91, 112, 46, 34, 105, 47,
      130, 203, 46, 122, 234, 64, 252,
    ]
    let plain = Array("The true sign of intelligence is not knowledge but imagination.".utf8)
    let iv: [UInt8] = [227, 197, 117, 252, 2, 219, 233, 68, 180, 225, 77, 219]
    let token = try JWE.seal(plain, key: key, header: Array(#"{"alg":"RSA-OAEP","enc":"A256GCM"}"#.utf8), iv: iv)
    #expect(
      token
        == "eyJhbGciOiJSU0EtT0FFUCIsImVuYyI6IkEyNTZHQ00ifQ..48V1_ALb6US04U3b."
        + "5eym8TW_c8SuK0ltJ3rpYIzOeDQz7TALvtu6UG9oMo4vpzs9tX_EFShS8iB7j6jiSdiwkIr3ajwQzaBtQD_A."
        + "XFBoMYUZodetZdvTiFvSkQ")
    #expect(throws: CryptoError.header) { try JWE.open(token, key: key) }
  }

  @Test func aDrawnIVDiffersEachTime() throws {
    let (first, second) = (try JWE.seal(plain, key: key), try JWE.seal(plain, key: key))
    #expect(first != second)
    #expect(try JWE.open(first, key: key) == JWE.open(second, key: key))
  }

  @Test func anyAlteredPartIsRefused() throws {
    let parts = try JWE.parse(token)
    var ciphertext = parts
    var tag = parts
    var iv = parts
    ciphertext.ciphertext[0] ^= 1
    tag.tag[15] ^= 1
    iv.iv[0] ^= 1
    for token in [ciphertext.token, tag.token, iv.token] {
      #expect(throws: CryptoError.authentication) { try JWE.open(token, key: key) }
    }
    var header = parts
    header.header = Array(#"{"alg":"dir","enc":"A256GCM"}"#.utf8)
    #expect(throws: CryptoError.authentication) { try JWE.open(header.token, key: key) }
    #expect(throws: CryptoError.authentication) { try JWE.open(token, key: key.reversed()) }
  }

  @Test func theCallerDecidesWhichHeaderIsExpected() throws {
    let header = Array(#"{"alg":"dir","enc":"A256GCM","kid":"1"}"#.utf8)
    let token = try JWE.seal(plain, key: key, header: header)
    #expect(throws: CryptoError.header) { try JWE.open(token, key: key) }
    #expect(try JWE.open(token, key: key, accepts: { $0 == header }) == plain)
  }

  @Test func theFormIsCheckedPartByPart() throws {
    let parts = try JWE.parse(token)
    var wrapped = parts
    var iv = parts
    var tag = parts
    wrapped.encryptedKey = [1]
    iv.iv = []
    tag.tag.removeLast(4)
    #expect(throws: CryptoError.encryptedKeyNotEmpty) { try JWE.parse(wrapped.token) }
    #expect(throws: CryptoError.ivLength(expected: 12, actual: 0)) { try JWE.parse(iv.token) }
    #expect(throws: CryptoError.tagLength(expected: 16, actual: 12)) { try JWE.parse(tag.token) }
    #expect(try JWE.split(wrapped.token) == wrapped)
  }

  @Test(arguments: [("", 1), ("a.b.c", 3), ("a.b.c.d.e.f", 6)]) func otherNumbersOfPartsAreNamed(
    token: String, parts: Int
  ) {
    #expect(throws: CryptoError.partCount(expected: 5, actual: parts)) { try JWE.open(token, key: key) }
  }

  @Test func aHeaderNamesTheEncryptionOfItsKey() throws {
    let token = try JWE.seal(plain, key: key, header: JWE.directHeader(keyLength: 16))
    #expect(throws: CryptoError.header) { try JWE.open(token, key: key) }
  }

  @Test(arguments: [0, 15, 31, 33]) func keysOfOtherLengthsAreRefused(length: Int) {
    let short = [UInt8](repeating: 0, count: length)
    let error = CryptoError.keyLength(expected: [16, 24, 32], actual: length)
    #expect(throws: error) { try JWE.seal(plain, key: short) }
    #expect(throws: error) { try JWE.open(token, key: short) }
  }
}
