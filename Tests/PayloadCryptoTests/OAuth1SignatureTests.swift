import PayloadCrypto
import Testing

@Suite struct OAuth1SignatureTests {
  let url = "https://api.example.com/mdes/csapi/v2/token/resetmobilepin"
  let body = Array(#"{"TokenResetMobilePinRequest":{}}"#.utf8)

  func header(_ change: (inout OAuth1.Alteration) -> Void = { _ in }) throws -> String {
    var alteration = OAuth1.Alteration()
    change(&alteration)
    return try OAuth1.authorizationHeader(
      method: "POST", url: url, body: body, consumerKey: "consumer!key",
      key: RSAKey(privatePEM: TestKeys.rsa().privateKey),
      nonce: "0123456789abcdef", timestamp: 1_700_000_000, alteration: alteration)
  }

  func error(of header: String, url: String? = nil, body: [UInt8]? = nil) throws -> CryptoError? {
    let key = try TestKeys.rsa().publicKey
    return #expect(throws: CryptoError.self) {
      try OAuth1.verify(
        header, method: "POST", url: url ?? self.url, body: body ?? self.body, key: RSAKey(publicPEM: key))
    }
  }

  @Test func theOwnHeaderVerifies() throws {
    let key = try TestKeys.rsa().publicKey
    let parameters = try OAuth1.verify(header(), method: "POST", url: url, body: body, key: RSAKey(publicPEM: key))
    #expect(
      parameters.map(\.name) == [
        "oauth_consumer_key", "oauth_nonce", "oauth_timestamp", "oauth_signature_method", "oauth_version",
        "oauth_body_hash", "oauth_signature",
      ])
    #expect(parameters.first?.value == "consumer!key")
  }

  @Test func thePlainSpellingLeavesBase64AndVerifiesToo() throws {
    let pair = try TestKeys.rsa()
    let header = try OAuth1.authorizationHeader(
      method: "POST", url: url, body: [], consumerKey: "a!b\"", key: RSAKey(privatePEM: pair.privateKey), nonce: "n",
      timestamp: 1,
      spelling: .plain)
    #expect(header.contains(#"oauth_body_hash="47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=""#))
    #expect(header.hasPrefix(#"OAuth oauth_consumer_key="a!b%22","#))
    #expect(header.hasSuffix(#"%3D%3D""#))
    try OAuth1.verify(header, method: "POST", url: url, body: [], key: RSAKey(publicPEM: pair.publicKey))
  }

  @Test func theVersionMayBeAbsent() throws {
    let key = try TestKeys.rsa().publicKey
    let header = try header { $0.omitted = ["oauth_version"] }
    try OAuth1.verify(header, method: "POST", url: url, body: body, key: RSAKey(publicPEM: key))
  }

  @Test(arguments: OAuth1.requiredParameters) func eachRequiredParameterIsMissed(name: String) throws {
    #expect(try error(of: header { $0.omitted = [name] }) == .missingParameter(name))
    #expect(try error(of: header { $0.replacedAfterSigning = [name: ""] }) == .missingParameter(name))
  }

  @Test func eachAlterationHasItsOwnError() throws {
    #expect(try error(of: header { $0.flipsSignature = true }) == .signature)
    #expect(try error(of: header { $0.replacedAfterSigning = ["oauth_nonce": "x"] }) == .signature)
    #expect(try error(of: header { $0.replacedAfterSigning = ["oauth_signature": "*"] }) == .notBase64)
    #expect(try error(of: header { $0.signedBody = [] }) == .bodyHash)
    #expect(try error(of: header { $0.replaced = ["oauth_signature_method": "HMAC-SHA1"] }) == .signatureMethod)
    #expect(try error(of: header { $0.replaced = ["oauth_version": "2.0"] }) == .oauthVersion)
    #expect(try error(of: header() + #",oauth_nonce="x""#) == .repeatedParameter)
    #expect(try error(of: "Bearer x") == .authorizationHeader)
  }

  @Test func urlMethodAndBodyAreCovered() throws {
    #expect(try error(of: header(), url: url + "?a=b") == .signature)
    #expect(try error(of: header(), url: "nowhere") == .url)
    #expect(try error(of: header(), body: body + [0x20]) == .bodyHash)
    let key = try TestKeys.rsa().publicKey
    #expect(throws: CryptoError.signature) {
      try OAuth1.verify(header(), method: "PUT", url: url, body: body, key: RSAKey(publicPEM: key))
    }
  }

  @Test func aReplacedValueIsSignedToo() throws {
    let key = try TestKeys.rsa().publicKey
    let header = try header { $0.replaced = ["oauth_timestamp": "0", "x": "y"] }
    let parameters = try OAuth1.verify(header, method: "POST", url: url, body: body, key: RSAKey(publicPEM: key))
    #expect(parameters.contains { $0.name == "oauth_timestamp" && $0.value == "0" })
    #expect(parameters.contains { $0.name == "x" && $0.value == "y" })
  }
}

/// Headers made with another implementation (the Python package mastercard-oauth1-signer 1.9.2).
@Suite struct OAuth1InteroperabilityTests {
  let publicKey = """
    -----BEGIN PUBLIC KEY-----
    MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAmZSDq6gruJAD4OBMEuHL
    vTcZWp+JPmoIafdvA2+CnptyZ2s7kz+F50sm4W05KaNrrMTIBmgSQGNC7NqH0N+U
    rSZiVvuhfC8ahLnC7uTXPJze5rmo7FfhaRsITCa/sXik7JhqjU5LnSPixx9ddtme
    R/Gwr/lyWF/gt9KBmGTn9u6J2kIng9rcdzV07+Yo6r1ONVuO8B7MvYgMiynoduYe
    1X4Ef1Ij+XTzBQUpi+6zVZacakPzZBHvy2YvvgcdS6U2IK6hYvxw/jBoeMbqeyar
    NpWsEw1dhL4jSfpNz4HBMI+e15+QDNIuOfrLw3Qrsug50HibyyAEOcE4jLLz35yi
    qwIDAQAB
    -----END PUBLIC KEY-----
    """

  @Test func aHeaderOverQueryAndBodyVerifies() throws {
    let header =
      #"OAuth oauth_consumer_key="consumer!key",oauth_nonce="GYouR0WCAdQmnC1j",oauth_timestamp="1795227511","#
      + #"oauth_signature_method="RSA-SHA256",oauth_version="1.0",oauth_body_hash="88Ox98lp76zigH3ysbfXl9qKw6d"#
      + #"kTBhti/QxIkAnpSM=",oauth_signature="imUXR4FVqriMH5bVeYEreqWpxok7uUtLGNZ4KVNjKEIs7HzQH7C%2F7aipiirirV"#
      + #"8nWvUN9Ik%2BSS7w09pxrZur1fC0QnScaguU0OPOrYLnsO6cgOUXxeuP%2F7K%2FEI3jxCRpJlTmhPtAtNrNh2P0%2F1r8Bv9q%2"#
      + #"Bdmdx41jvUl9iGzZ8tdbF%2FplzYxZAKP0NZKnaJpVIxtKJjWLFzZWVl13rc94cO1XtBBOtIEXuAPyKghIgaIY3B%2BA47mqGhkB"#
      + #"ZYOPf%2BtNT1pa0mWuEbqaQSJblnCsEJrQtHU%2FnY5xhaYP%2FLaLX2bUWt61cXByCEoWK3%2FfRK6g7B%2FcEjI5iJ%2FNvS%2"#
      + #"B%2FklD6Lw%3D%3D""#
    try OAuth1.verify(
      header, method: "POST",
      url: "https://API.mastercard.com:443/mdes/csapi/v2/token/resetmobilepin?Format=JSON&a=b%20c+d",
      body: Array(#"{"TokenResetMobilePinRequest":{}}"#.utf8), key: RSAKey(publicPEM: Array(publicKey.utf8)))
  }

  @Test func aHeaderWithoutBodyVerifies() throws {
    let header =
      #"OAuth oauth_consumer_key="abc",oauth_nonce="xJ5o34P80CFty8gu",oauth_timestamp="1795227511",oauth_sig"#
      + #"nature_method="RSA-SHA256",oauth_version="1.0",oauth_body_hash="47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZ"#
      + #"G3hSuFU=",oauth_signature="UDEdJA8HmYMZ1YqdHKdALMdPj6OtqWITbHA8j219q%2Bzzul5SbdyK0DUCxO%2BJ2Uvgj8Qad"#
      + #"3gVTD7%2BRp8%2FM1cUbUVDLdvf%2BOuw1OiCuC8gaJUDl%2FDGZjCfbvUCaET323K5w%2BEr%2FsEz4GuGbNpfGvnWj0z6Th2QV"#
      + #"a8THq6ujipMglx99m8DNeOXFYeUy%2BFarpbvHAckjzVIn3HU60UtWpdld%2Fpi6pdE99t5nUeTsTpTrm4BQKEfrhncffySWnBnJ"#
      + #"%2FbTlFY2JsKYWt7Qpy1hIvBr8sp1l66x9YKOzkZ3huTyLqG188cRqJtEbiD%2FNcMWc8bv2JoiieCuhh9xYOfbV6yrVA%3D%3D""#
    try OAuth1.verify(
      header, method: "POST", url: "http://localhost:8080/mdes/csapi/v2/token/resetmobilepin", body: [],
      key: RSAKey(publicPEM: Array(publicKey.utf8)))
  }
}
