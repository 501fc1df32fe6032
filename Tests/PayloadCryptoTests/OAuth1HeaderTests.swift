import PayloadCrypto
import Testing

@Suite struct OAuth1HeaderTests {
  /// Pairs as texts that can be compared.
  func listed(_ header: String) -> [String]? { OAuth1.parse(header)?.map { "\($0.name)=\($0.value)" } }

  @Test func parametersComeDecodedAndInOrder() {
    #expect(
      listed("OAuth realm=\"a,b\",oauth_nonce=\"x%2By\" ,\t oauth_token=\"\"")
        == ["realm=a,b", "oauth_nonce=x+y", "oauth_token="])
    #expect(listed("oauth ,, a=\"1\",") == ["a=1"])
    #expect(listed("OAuth") == [])
  }

  @Test func unencodedBase64IsReadAsItStands() {
    #expect(listed(#"OAuth oauth_body_hash="47DE+/A=""#) == ["oauth_body_hash=47DE+/A="])
  }

  @Test func writingAndReadingAgree() {
    let header = OAuth1.header([("a b", "\"é=,"), ("c", "")])
    #expect(header == #"OAuth a%20b="%22%C3%A9%3D%2C",c="""#)
    #expect(listed(header) == ["a b=\"é=,", "c="])
  }

  @Test(arguments: [
    "", " ", "Bearer x", "OAuth2 a=\"1\"", "OAutha=\"1\"", "OAuth a", "OAuth a=1", "OAuth a=\"1", "OAuth =\"1\"",
    "OAuth a=\"1\" b=\"2\"", "OAuth a=\"%\"", "OAuth a=\"%ff\"", "OAuth \"a\"=\"1\"", "OAuth a=\"1\"x", "\u{0}", "é",
  ])
  func otherValuesAreRefused(header: String) {
    #expect(OAuth1.parse(header) == nil)
  }
}
