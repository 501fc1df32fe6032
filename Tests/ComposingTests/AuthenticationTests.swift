import CaseModel
import Composing
import ContractModel
import HTTPCore
import JSONCore
import PayloadCrypto
import Testing

@Suite struct OAuth1ComposingTests {
  static let keys = try? RSAKey.generateKeyPairPEM()

  static func composer() throws -> Composer {
    let pem = String(decoding: try #require(keys).privateKey, as: UTF8.self)
    let contract = Sample.contract(
      query: [Field(name: "q", place: .query, path: ["q"], type: FieldType(.string), control: .literal("1"))],
      body: [.member("name", .string, .literal("value"))],
      bindings: [
        Binding(name: "key", summary: "", scheme: "oauth1"),
        Binding(name: "pem", summary: "", isSecret: true, scheme: "oauth1"),
      ],
      authentication: [
        .none, Authentication(name: "oauth1", scheme: .oauth1, bindings: ["consumerKey": "key", "signingKey": "pem"]),
      ])
    return try Sample.composer(
      contract, Bindings(["key": .one("caller-1234"), "pem": .one(pem)], authentication: "oauth1"))
  }

  func verify(_ sent: SentRequest) throws -> [String: String] {
    let header = try #require(sent.request.fields["Authorization"])
    let parameters = try OAuth1.verify(
      header, method: sent.method, url: sent.url, body: sent.request.body,
      key: RSAKey(publicPEM: try #require(Self.keys).publicKey))
    return Dictionary(parameters.map { ($0.name, $0.value) }, uniquingKeysWith: { $1 })
  }

  func refusal(_ edit: AuthenticationEdit) throws -> CryptoError? {
    let sent = try Sample.send(Self.composer(), [.authentication(edit)])
    do {
      _ = try verify(sent)
      return nil
    } catch let error as CryptoError {
      return error
    }
  }

  @Test func theControlVerifies() throws {
    let sent = try Sample.send(Self.composer())
    let parameters = try verify(sent)
    #expect(parameters["oauth_consumer_key"] == "caller-1234")
    #expect(parameters["oauth_timestamp"] == "1772600767")
    #expect(parameters["oauth_nonce"]?.utf8.count == 16)
    let header = try #require(sent.request.fields["Authorization"])
    #expect(sent.secrets.contains(Secret(label: "Authorization", value: header)))
    #expect(sent.request.fields.map(\.nameText).prefix(3) == ["Host", "Authorization", "Accept"])
  }

  @Test(arguments: [
    (AuthenticationEdit.otherKey, CryptoError.signature), (.alteredSignature, .signature),
    (.alteredPayload, .signature), (.alteredBody, .bodyHash),
    (.claimAbsent("oauth_nonce"), .missingParameter("oauth_nonce")),
    (.claimAbsent("oauth_signature"), .missingParameter("oauth_signature")),
    (.claimEmpty("oauth_signature"), .missingParameter("oauth_signature")),
    (.claim("oauth_signature_method", .string("PLAINTEXT")), .signatureMethod),
    (.malformed("Authorization"), .authorizationHeader), (.empty("Authorization"), .authorizationHeader),
  ])
  func eachBreakShowsWhereItShould(edit: AuthenticationEdit, error: CryptoError) throws {
    #expect(try refusal(edit) == error)
  }

  @Test(arguments: OAuth1.SharedSecretMethod.allCases, [OpenSecret.publicKey, .empty])
  func anotherMethodSignsWithWhatEverybodyKnows(method: OAuth1.SharedSecretMethod, secret: OpenSecret) throws {
    let sent = try Sample.send(Self.composer(), [.authentication(.signatureMethod(method.rawValue, under: secret))])
    let header = try #require(sent.request.fields["Authorization"])
    let list = try #require(OAuth1.parse(header))
    let values = Dictionary(list.map { ($0.name, $0.value) }, uniquingKeysWith: { $1 })
    let base = try OAuth1.baseString(method: sent.method, url: sent.url, parameters: list)
    let pem = String(decoding: try #require(Self.keys).publicKey, as: UTF8.self)
    #expect(values["oauth_signature_method"] == method.rawValue)
    #expect(
      values["oauth_signature"]
        == OAuth1.signature(of: base, method: method, secret: secret == .publicKey ? pem : ""))
    #expect(try refusal(.signatureMethod(method.rawValue, under: secret)) == .signatureMethod)
  }

  @Test func changesThatLeaveTheSignatureWholeVerify() throws {
    let old = try Sample.send(Self.composer(), [.authentication(.shifted(seconds: -172_800))])
    #expect(try verify(old)["oauth_timestamp"] == "1772427967")
    let unknown = try Sample.send(Self.composer(), [.authentication(.unknownCaller)])
    let caller = try #require(try verify(unknown)["oauth_consumer_key"])
    #expect(caller != "caller-1234" && caller.utf8.count == 11)
    let letters = try Sample.send(Self.composer(), [.authentication(.claim("oauth_timestamp", .string("now")))])
    #expect(try verify(letters)["oauth_timestamp"] == "now")
  }

  @Test func aReplayedNonceComesWithItsTimestamp() throws {
    let composer = try Self.composer()
    var entropy = FixedEntropy(state: 1)
    var lists = ListCursor()
    let first = try composer.compose(
      Recipe(operation: "reset"), now: 1000, entropy: &entropy, lists: &lists, earlier: [])
    let second = try composer.compose(
      Recipe(operation: "reset", edits: [.authentication(.replayed(step: 0, "oauth_nonce"))]), now: 1005,
      entropy: &entropy, lists: &lists, earlier: [EarlierStep(sent: first, answer: nil)])
    #expect(try verify(second)["oauth_nonce"] == verify(first)["oauth_nonce"])
    #expect(try verify(second)["oauth_timestamp"] == "1000")
  }

  @Test func headersAreLeftOutOrSentTwice() throws {
    let absent = try Sample.send(Self.composer(), [.authentication(.absent("Authorization"))])
    #expect(absent.request.fields["Authorization"] == nil)
    let twice = try Sample.send(Self.composer(), [.authentication(.duplicated("Authorization"))])
    #expect(twice.request.fields.all("Authorization").count == 2)
  }

  @Test func editsOfAnotherSchemeAreNotApplicable() throws {
    #expect(throws: ComposeFailure.notApplicable("the scheme has nothing of the kind")) {
      try Sample.send(Self.composer(), [.authentication(.algorithm("none"))])
    }
    #expect(throws: ComposeFailure.notApplicable("the target uses no authentication")) {
      try Sample.send(Sample.composer(Sample.contract()), [.authentication(.otherKey)])
    }
    #expect(throws: ComposeFailure.notApplicable("the scheme has no field X-Key")) {
      try Sample.send(Self.composer(), [.authentication(.absent("X-Key"))])
    }
  }
}

@Suite struct AspenComposingTests {
  static let app = "6b1f4c6e-40d2-4f52-9f0b-1a2b3c4d5e6f"

  static func composer() throws -> Composer {
    let contract = Sample.contract(
      body: [.member("name", .string, .literal("value"))],
      bindings: ["appKey", "appSecret", "authToken", "old", "foreign"].map {
        Binding(name: $0, summary: "", scheme: "aspen")
      },
      authentication: [
        Authentication(
          name: "aspen", scheme: .aspenJWT,
          bindings: [
            "appKey": "appKey", "appSecret": "appSecret", "authToken": "authToken", "expiredToken": "old",
            "otherToken": "foreign",
          ])
      ])
    return try Sample.composer(
      contract,
      Bindings(
        ["appKey": .one(app), "appSecret": .one("s3cret"), "authToken": .one("tok-1"), "old": .one("old-1")],
        authentication: "aspen"))
  }

  func claims(_ edit: AuthenticationEdit?, earlier: [EarlierStep] = []) throws -> JSONValue {
    let sent = try Sample.send(Self.composer(), edit.map { [.authentication($0)] } ?? [], earlier: earlier)
    let token = try #require(sent.request.fields["X-PRO-Auth-Payload"])
    return try JSONReader.read(JWT.verify(token, key: Array("s3cret".utf8)).claims).value
  }

  @Test func theControlCarriesNonceEpochAndToken() throws {
    let sent = try Sample.send(Self.composer())
    #expect(sent.request.fields["X-PRO-Auth-App"] == Self.app)
    let claims = try claims(nil)
    #expect(claims.members?.map(\.name) == ["Nonce", "Epoch", "Token"])
    #expect(claims["Epoch"] == .number(1_772_600_767))
    #expect(claims["Token"] == .string("tok-1"))
    #expect(claims["Nonce"]?.string?.utf8.count == 36)
  }

  @Test func claimsAreLeftOutEmptiedReplacedAndMoved() throws {
    #expect(try claims(.claimAbsent("Token")).members?.map(\.name) == ["Nonce", "Epoch"])
    #expect(try claims(.claimEmpty("Nonce"))["Nonce"] == .string(""))
    #expect(try claims(.claim("Epoch", .number(-1)))["Epoch"] == .number(-1))
    #expect(try claims(.shifted(seconds: 46_800))["Epoch"] == .number(1_772_647_567))
    #expect(try claims(.fractionalTime)["Epoch"]?.number?.text == "1772600767.25")
    let token = try #require(try claims(nil)["Token"]?.string)
    #expect(try claims(.credential(.append("A")))["Token"] == .string(token + "A"))
  }

  @Test(arguments: [
    AuthenticationEdit.otherKey, .alteredPayload, .alteredSignature, .alteredSignatureEnd, .cutSignature(keeping: 16),
    .cutSignature(keeping: 0), .algorithm("none"), .algorithm("nOnE"), .algorithm("HS384"), .signatureInOtherCase,
    .offeredKey(.embedded), .offeredKey(.linked), .offeredKey(.named),
  ])
  func brokenSignaturesDoNotVerify(edit: AuthenticationEdit) {
    #expect(throws: CryptoError.signature) { try claims(edit) }
  }

  @Test func algorithmNoneHasNoSignature() throws {
    let sent = try Sample.send(Self.composer(), [.authentication(.algorithm("none"))])
    let parts = try JWT.split(try #require(sent.request.fields["X-PRO-Auth-Payload"]))
    #expect(parts.header == Array(#"{"typ":"JWT","alg":"none"}"#.utf8))
    #expect(parts.signature.isEmpty)
  }

  func parts(_ edit: AuthenticationEdit) throws -> JWT.Parts {
    let sent = try Sample.send(Self.composer(), [.authentication(edit)])
    return try JWT.split(try #require(sent.request.fields["X-PRO-Auth-Payload"]))
  }

  @Test func anHMACIsMadeUnderTheRightSecret() throws {
    let parts = try parts(.algorithm("HS384"))
    let signed = "\(Base64.encodeURL(parts.header)).\(Base64.encodeURL(parts.claims))"
    #expect(parts.header == Array(#"{"typ":"JWT","alg":"HS384"}"#.utf8))
    #expect(parts.signature == MAC.hmac(Array(signed.utf8), key: Array("s3cret".utf8), hash: .sha384))
  }

  @Test func anOfferedKeyVerifiesForWhoeverTakesIt() throws {
    let embedded = try parts(.offeredKey(.embedded))
    let header = try JSONReader.read(embedded.header).value
    let key = try #require(header["jwk"]?["k"]?.string.flatMap(Base64.decodeURL))
    #expect(key.count == 32)
    _ = try JWT.verify(embedded.token, key: key)
    let named = try parts(.offeredKey(.named))
    #expect(try JSONReader.read(named.header).value["kid"]?.string?.hasSuffix("/dev/null") == true)
    _ = try JWT.verify(named.token, key: [])
    #expect(try JSONReader.read(parts(.offeredKey(.linked)).header).value["jku"] != nil)
  }

  @Test func aSignatureInTheOtherCaseDiffersInCaseAlone() throws {
    let sent = try Sample.send(Self.composer(), [.authentication(.signatureInOtherCase)])
    let token = try #require(sent.request.fields["X-PRO-Auth-Payload"])
    let parts = try JWT.split(token)
    let right = JWT.sign(claims: parts.claims, key: Array("s3cret".utf8))
    #expect(token != right && token.lowercased() == right.lowercased())
  }

  @Test func theNonceAndTheCallerChangeTheirCase() throws {
    let nonce = try #require(try claims(.claimText("Nonce", .uppercase))["Nonce"]?.string)
    #expect(nonce == nonce.uppercased() && nonce.utf8.count == 36)
    let sent = try Sample.send(Self.composer(), [.authentication(.caller(.swapCase))])
    #expect(sent.request.fields["X-PRO-Auth-App"] == Self.app.uppercased())
  }

  @Test func aTokenThatMustNotServeIsSentWhereItIsGiven() throws {
    #expect(throws: ComposeFailure.notApplicable("otherToken is not given")) {
      try claims(.otherCredential("otherToken"))
    }
    #expect(try claims(.otherCredential("expiredToken"))["Token"] == .string("old-1"))
  }

  @Test func aReplayedNonceIsSignedAnew() throws {
    var entropy = FixedEntropy(state: 99)
    var lists = ListCursor()
    let first = try Self.composer().compose(
      Recipe(operation: "reset"), now: 5, entropy: &entropy, lists: &lists, earlier: [])
    let earlier = [EarlierStep(sent: first, answer: nil)]
    let used = try JSONReader.read(JWT.split(first.request.fields["X-PRO-Auth-Payload"] ?? "").claims).value
    let claims = try claims(.replayed(step: 0, "Nonce"), earlier: earlier)
    #expect(claims["Nonce"] == used["Nonce"] && claims["Epoch"] != used["Epoch"])
    #expect(try self.claims(nil)["Nonce"] != used["Nonce"])
  }
}
