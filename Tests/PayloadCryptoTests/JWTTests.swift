import PayloadCrypto
import Testing

@Suite struct JWTTests {
  // RFC 7515 appendix A.1.
  let header = Array("{\"typ\":\"JWT\",\r\n \"alg\":\"HS256\"}".utf8)
  let claims = Array("{\"iss\":\"joe\",\r\n \"exp\":1300819380,\r\n \"http://example.com/is_root\":true}".utf8)
  let token =
    "eyJ0eXAiOiJKV1QiLA0KICJhbGciOiJIUzI1NiJ9"
    + ".eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ"
    + ".dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"
  let key: [UInt8]

  init() throws {
    key = try #require(
      Base64.decodeURL("AyM1SysPpbyDfgZld3umj1qzKObwVMkoqQ-EstJQLr_T-1qS0gZH75aKtMN3Yj0iPS4hcgUuTwjAzZr1Z9CAow"))
  }

  @Test func signingFitsRFC7515() {
    #expect(JWT.sign(claims: claims, key: key, header: header) == token)
  }

  @Test func verifyingGivesBackHeaderAndClaims() throws {
    let opened = try JWT.verify(token, key: key)
    #expect(opened.header == header)
    #expect(opened.claims == claims)
  }

  @Test func theDefaultHeaderNamesHS256() throws {
    let opened = try JWT.verify(JWT.sign(claims: [], key: []), key: [])
    #expect(String(decoding: opened.header, as: UTF8.self) == #"{"typ":"JWT","alg":"HS256"}"#)
  }

  @Test func anotherKeyOrAlteredPartDoesNotVerify() throws {
    let parts = try JWT.split(token)
    var otherClaims = parts
    var shortened = parts
    var unsigned = parts
    otherClaims.claims[2] ^= 1
    shortened.signature.removeLast()
    unsigned.header = Array(#"{"alg":"none"}"#.utf8)
    unsigned.signature = []
    for token in [otherClaims.token, shortened.token, unsigned.token] {
      #expect(throws: CryptoError.signature) { try JWT.verify(token, key: key) }
    }
    #expect(throws: CryptoError.signature) { try JWT.verify(token, key: key + [0]) }
  }

  @Test(arguments: [("", 1), ("a", 1), ("..a.", 4), ("AA.AA", 2), (String(repeating: ".", count: 100_000), 100_001)])
  func otherNumbersOfPartsAreNamed(token: String, parts: Int) {
    #expect(throws: CryptoError.partCount(expected: 3, actual: parts)) { try JWT.verify(token, key: key) }
  }

  @Test(arguments: ["AA.A.AA", "AA==.AA.AA", "AA.A+.AA", "AA.é.AA", "AA. .AA", "AB.AA.AA"])
  func partsThatAreNotBase64URLAreNamed(token: String) {
    #expect(throws: CryptoError.notBase64) { try JWT.split(token) }
  }

  @Test func partsGoTogetherAsTheyCameApart() throws {
    #expect(try JWT.split(token).token == token)
    #expect(JWT.Parts(header: [], claims: [], signature: []).token == "..")
  }
}
