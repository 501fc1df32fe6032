import PayloadCrypto
import Testing

/// The methods that the profile refuses, against the example of RFC 5849 §1.2.
@Suite struct OAuth1SharedSecretTests {
  @Test func hmacSHA1FitsThePhotoExample() throws {
    let base = try OAuth1.baseString(
      method: "GET", url: "http://photos.example.net/photos?file=vacation.jpg&size=original",
      parameters: [
        ("oauth_consumer_key", "dpf43f3p2l4k3l03"), ("oauth_token", "nnch734d00sl2jdk"),
        ("oauth_signature_method", "HMAC-SHA1"), ("oauth_timestamp", "137131202"), ("oauth_nonce", "chapoH"),
      ])
    #expect(
      OAuth1.signature(of: base, method: .hmacSHA1, secret: "kd94hf93k423kf44", tokenSecret: "pfkkdhi9sl3r4s00")
        == "MdpQcU8iPSUjWoN/UDMsK2sui9I=")
  }

  @Test func plaintextIsTheSecretsThemselves() {
    // RFC 5849 §3.4.4: each encoded, an ampersand between.
    #expect(
      OAuth1.signature(of: "", method: .plaintext, secret: "djr9rjt0jd78jf88", tokenSecret: "jjd999tj88uiths3")
        == "djr9rjt0jd78jf88&jjd999tj88uiths3")
    #expect(OAuth1.signature(of: "", method: .plaintext, secret: "a b") == "a%20b&")
  }

  @Test func hmacSHA256DiffersFromHMACSHA1() {
    // python3: base64(hmac.new(b"k&", b"base", sha256).digest())
    #expect(
      OAuth1.signature(of: "base", method: .hmacSHA256, secret: "k") == "+2Rqefv60bk6CJrA4IoJ2NXduU2Rln8Xenw910AVUtM=")
  }
}
