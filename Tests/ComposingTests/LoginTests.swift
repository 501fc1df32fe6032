import CaseModel
import Composing
import ContractModel
import HTTPCore
import JSONCore
import PayloadCrypto
import Testing

@Suite struct LoginComposingTests {
  static let login = Login(
    gives: "token", method: "POST", path: "/v2.0/tokens",
    body: .object([
      (
        "auth",
        .object([("user", .string("{user}")), ("keys", .array([.string("{key}"), .string("plain"), .bool(true)]))])
      )
    ]),
    token: ["access", "token", "id"], expires: ["access", "token", "expires"])

  static func contract(_ login: Login = login, scheme: Authentication = .none) -> Contract {
    var contract = Sample.contract(
      headers: [.header("X-Auth-Token", .binding("token"))],
      bindings: [
        Binding(name: "token", summary: "", isSecret: true), Binding(name: "user", summary: "", isRequired: false),
        Binding(name: "key", summary: "", isSecret: true, isRequired: false),
        Binding(name: "appKey", summary: "", isRequired: false),
        Binding(name: "appSecret", summary: "", isSecret: true, isRequired: false),
      ], authentication: [scheme])
    contract.logins = [login]
    return contract
  }

  func compose(_ composer: Composer, _ login: Login) throws -> SentRequest {
    var entropy = FixedEntropy()
    return try composer.compose(login, now: 1_772_600_767, entropy: &entropy)
  }

  @Test func theBodyHoldsTheValuesOfTheTarget() throws {
    let composer = try Sample.composer(
      Self.contract(), Bindings(["user": .one("ada"), "key": .one("k-\"1\"")]))
    let sent = try compose(composer, Self.login)

    #expect(sent.request.method == "POST" && sent.request.target == "/base/v2.0/tokens")
    #expect(
      String(decoding: sent.request.body, as: UTF8.self)
        == #"{"auth":{"user":"ada","keys":["k-\"1\"","plain",true]}}"#)
    #expect(sent.request.fields["Content-Type"] == "application/json")
    #expect(sent.request.fields["Content-Length"] == String(sent.request.body.count))
    #expect(sent.secrets.map(\.text) == ["k-\"1\""])
  }

  @Test func aTokenIsAskedForWhereNoLoginCanBeCarriedOut() {
    #expect(throws: BindingProblems.self) {
      try Sample.composer(Self.contract(), Bindings(["user": .one("ada")]))
    }
  }

  @Test func whatALoginBringsIsSentAsTheBinding() throws {
    let composer = try Sample.composer(Self.contract(), Bindings(["user": .one("ada"), "key": .one("k-12")]))
    #expect(composer.login(giving: "token") == Self.login && !composer.gives("token"))
    let after = try #require(composer.giving("token", "brought-1"))
    let sent = try Sample.send(after)

    #expect(sent.request.fields["X-Auth-Token"] == "brought-1")
    #expect(sent.secrets.contains { $0.label == "token" && $0.text == "brought-1" })
    #expect(composer.giving("token", "line\r\nend") == nil)
  }

  @Test func aSignedLoginNamesNoToken() throws {
    let login = Login(gives: "token", method: "POST", path: "/signin", isSigned: true, answer: .jwt, token: ["jti"])
    let scheme = Authentication(
      name: "aspen", scheme: .aspenJWT, bindings: ["appKey": "appKey", "appSecret": "appSecret", "authToken": "token"])
    let app = "6b1f4c6e-40d2-4f52-9f0b-1a2b3c4d5e6f"
    let composer = try Sample.composer(
      Self.contract(login, scheme: scheme),
      Bindings(["appKey": .one(app), "appSecret": .one("s3cret")], authentication: "aspen"))
    let sent = try compose(composer, login)
    let payload = try #require(sent.request.fields["X-PRO-Auth-Payload"])
    let claims = try JSONReader.read(JWT.verify(payload, key: Array("s3cret".utf8)).claims).value

    #expect(claims.members?.map(\.name) == ["Nonce", "Epoch"])
    #expect(sent.request.fields["X-PRO-Auth-App"] == app && sent.request.body.isEmpty)
    #expect(sent.secrets.contains { $0.text == payload })
  }
}

@Suite struct LoginAnswerTests {
  func answer(_ body: String, status: Int = 200) -> HTTPResponse {
    HTTPResponse(status: status, reason: [], fields: HTTPFields(), body: Array(body.utf8))
  }

  @Test(arguments: [
    (#"{"access":{"token":{"id":"t-1","expires":"2026-03-04T05:06:07.000Z"}}}"#, Int64(1_772_600_767)),
    (#"{"access":{"token":{"id":"t-1","expires":"2026-03-04T00:06:07-05:00"},"user":{}}}"#, 1_772_600_767),
    (#"{"access":{"token":{"id":"t-1","expires":1772600767.9}}}"#, 1_772_600_767),
    (#"{"access":{"token":{"id":"t-1","expires":"tomorrow"}}}"#, nil),
    (#"{"access":{"token":{"id":"t-1"}}}"#, nil),
  ])
  func tokenAndExpiryAreReadWhereTheyStand(body: String, expiry: Int64?) throws {
    let credential = try LoginComposingTests.login.credential(in: answer(body))
    #expect(credential.token == "t-1" && credential.expiresAt == expiry)
  }

  @Test(arguments: [
    (#"{"unauthorized":{"code":401}}"#, 401, LoginFailure.refused(status: 401)), ("<html>", 200, .unreadable),
    (#"{"access":{}}"#, 200, .noToken), (#"{"access":{"token":{"id":""}}}"#, 200, .noToken),
    (#"{"access":{"token":{"id":{}}}}"#, 203, .noToken),
  ])
  func anAnswerWithoutATokenIsNamed(body: String, status: Int, failure: LoginFailure) {
    #expect(throws: failure) { try LoginComposingTests.login.credential(in: answer(body, status: status)) }
  }

  // The sample of the vendor's documentation.
  @Test(arguments: ["", "\"", " \n"]) func aTokenThatIsAJWTIsReadByItsClaims(around: String) throws {
    let token = JWT.sign(claims: Array(#"{"jti":"b8e4511b","exp":1526075601.0}"#.utf8), key: [1])
    let login = Login(gives: "t", method: "POST", path: "/", answer: .jwt, token: ["jti"], expires: ["exp"])
    let credential = try login.credential(in: answer(around + token + around))
    #expect(credential.token == "b8e4511b" && credential.expiresAt == 1_526_075_601)
    #expect(throws: LoginFailure.unreadable) { try login.credential(in: answer("no token")) }
  }
}
