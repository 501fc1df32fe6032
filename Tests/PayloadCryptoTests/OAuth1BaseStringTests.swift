import PayloadCrypto
import Testing

@Suite struct OAuth1BaseStringTests {
  @Test func theBaseStringFitsRFC5849() throws {
    // RFC 5849 §3.4.1.1, whose form-encoded body stands here as the parameters it holds.
    let text = try OAuth1.baseString(
      method: "post", url: "http://EXAMPLE.COM:80/request?b5=%3D%253D&a3=a&c%40=&a2=r%20b#fragment",
      parameters: [
        ("realm", "Example"), ("oauth_consumer_key", "9djdj82h48djs9d2"), ("oauth_token", "kkk9d7dh3k39sjv7"),
        ("oauth_signature_method", "HMAC-SHA1"), ("oauth_timestamp", "137131201"), ("oauth_nonce", "7d8f3e4a"),
        ("oauth_signature", "bYT5CMsGcbgUdFHObYMEfcx6bsw="), ("c2", ""), ("a3", "2 q"),
      ])
    #expect(
      text == "POST&http%3A%2F%2Fexample.com%2Frequest&a2%3Dr%2520b%26a3%3D2%2520q%26a3%3Da%26b5%3D%253D%25253D"
        + "%26c%2540%3D%26c2%3D%26oauth_consumer_key%3D9djdj82h48djs9d2%26oauth_nonce%3D7d8f3e4a"
        + "%26oauth_signature_method%3DHMAC-SHA1%26oauth_timestamp%3D137131201%26oauth_token%3Dkkk9d7dh3k39sjv7")
  }

  @Test(arguments: [
    ("http://EXAMPLE.com", "http://example.com/"),
    ("HTTPS://Example.com:443/A/b%2fC", "https://example.com/A/b%2fC"),
    ("https://example.com:80/", "https://example.com:80/"), ("http://example.com:443?x", "http://example.com:443/"),
    ("http://127.0.0.1:8080/a", "http://127.0.0.1:8080/a"), ("http://[::1]:8080/a", "http://[::1]:8080/a"),
    ("http://[::1]/a", "http://[::1]/a"), ("http://example.com:/a", "http://example.com/a"),
  ])
  func theURLIsNormalised(url: String, base: String) throws {
    let text = try OAuth1.baseString(method: "GET", url: url, parameters: [])
    #expect(text.hasPrefix("GET&\(OAuth1.percentEncode(base))&"))
  }

  @Test(arguments: [
    "", "/path", "example.com", "ftp://example.com/", "http://", "http:///a", "http://user@example.com/",
    "http://example.com:99999/", "http://example.com:-1/", "http://example.com:8o/", "http://exämple.com/",
    "http://example.com/ a", "http://example.com/\n", "http://example.com/?a=%", "http://example.com/?a=%zz",
    "http://example.com/?%ff=1", "http:/example.com", "https//", "http://:80/", "http://#", "http://]:[:/",
  ])
  func urlsThatCannotBeSignedAreRefused(url: String) {
    #expect(throws: CryptoError.url) { try OAuth1.baseString(method: "GET", url: url, parameters: []) }
  }

  @Test func sortingIsByEncodedNameThenValue() throws {
    let text = try OAuth1.baseString(
      method: "GET", url: "http://h/?b=2&b=1&&=x&B", parameters: [("a é", "~"), ("b", "10")])
    let expected = "=x&B=&a%20%C3%A9=~&b=1&b=10&b=2"
    #expect(text == "GET&http%3A%2F%2Fh%2F&" + OAuth1.percentEncode(expected))
  }

  @Test func onlyUnreservedCharactersStayAsTheyAre() {
    #expect(OAuth1.percentEncode("AZaz09-._~") == "AZaz09-._~")
    #expect(OAuth1.percentEncode(" +%&=/*!'()\u{0}é") == "%20%2B%25%26%3D%2F%2A%21%27%28%29%00%C3%A9")
  }

  @Test func decodingUndoesEncodingAndLeavesPlus() {
    let text = "a b+c%é\u{1F600}\""
    #expect(OAuth1.percentDecode(OAuth1.percentEncode(text)) == text)
    #expect(OAuth1.percentDecode("a+b%2b") == "a+b+")
  }

  @Test(arguments: ["%", "%4", "%4g", "%zz", "%ff", "%c3", "a%"]) func malformedEscapesAreRefused(text: String) {
    #expect(OAuth1.percentDecode(text) == nil)
  }

  @Test func theBodyHashOfNoBodyIsThatOfNoBytes() {
    #expect(OAuth1.bodyHash([]) == "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=")
  }
}
