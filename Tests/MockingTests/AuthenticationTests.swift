import ContractModel
import HTTPCore
import JSONCore
import Mocking
import PayloadCrypto
import Testing

@Suite struct AuthenticationTests {
  @Test func aSignedRequestIsServedOnce() throws {
    let (control, service, fixture) = try setup("mastercard-mdes", "oauth1")
    let signed = try sign(control.request, fixture, nonce: "abcdef0123456789")

    #expect(control.isAccepted(service.answer(signed)))
    #expect(!control.isAccepted(service.answer(signed)))
  }

  @Test func anotherKeyBodyOrTimeIsRefused() throws {
    let (control, service, fixture) = try setup("mastercard-mdes", "oauth1")
    var other = fixture
    other.bindings["signingKey"] =
      MockFixture(contract: control.contract, authentication: "oauth1").bindings["signingKey"]
    var altered = try sign(control.request, fixture, nonce: "n1")
    altered.body.append(0x20)

    #expect(!control.isAccepted(service.answer(control.request)))
    #expect(!control.isAccepted(service.answer(try sign(control.request, other, nonce: "n2"))))
    #expect(!control.isAccepted(service.answer(altered)))
    #expect(!control.isAccepted(service.answer(try sign(control.request, fixture, nonce: "n3", shift: -172_800))))
  }

  @Test func anAspenTokenIsServedOnce() throws {
    let (control, service, fixture) = try setup("processa-aspen", "aspen-jwt")
    let nonce = #""Nonce":"0f7b6e1a-5e0d-4c5a-9d1c-2b7e6a8c9d11""#

    #expect(control.isAccepted(service.answer(try token(control.request, fixture, nonce))))
    let replayed = service.answer(try token(control.request, fixture, nonce)).response
    #expect(replayed.status == 409 && replayed.reasonText.contains("EventId: (99003)"))
  }

  @Test(arguments: [
    #""Nonce":"x""#, #""Nonce":"""#, #""Epoch":0"#, #""Epoch":-5"#, #""Epoch":"now""#, #""Token":"nobody's""#,
  ])
  func aWrongClaimIsRefused(claim: String) throws {
    let (control, service, fixture) = try setup("processa-aspen", "aspen-jwt")

    let answer = service.answer(try token(control.request, fixture, claim)).response

    #expect((400..<500).contains(answer.status) && answer.fields.contains("X-PRO-Response-Help"))
  }

  @Test func theAlgorithmNoneIsRefused() throws {
    let (control, service, fixture) = try setup("processa-aspen", "aspen-jwt")
    var request = try token(control.request, fixture, #""Nonce":"0f7b6e1a-5e0d-4c5a-9d1c-2b7e6a8c9d12""#)
    let parts = try JWT.split(request.fields["X-PRO-Auth-Payload"] ?? "")
    let header = Array(#"{"typ":"JWT","alg":"none"}"#.utf8)
    request.fields.set("X-PRO-Auth-Payload", JWT.Parts(header: header, claims: parts.claims, signature: []).token)

    #expect(service.answer(request).response.status == 400)
  }

  @Test func anEpochHoursAwayIsServedUnlessThatIsTheFault() throws {
    let (control, service, fixture) = try setup("processa-aspen", "aspen-jwt")
    let name = "processa-aspen/reset-pin/authentication.aspen-jwt.epoch:refuses-hours-away"
    let fault = try #require(FaultCatalogue.fault(named: name, in: control.contract))
    let strict = MockService(
      contract: control.contract, bindings: fixture.mockBindings, faults: [fault], authentication: "aspen-jwt")
    let request = try token(control.request, fixture, "\"Epoch\":\(WallTime.now().seconds - 39_600)")

    #expect(control.isAccepted(service.answer(request)))
    #expect(!control.isAccepted(strict.answer(request)))
  }

  private func sign(
    _ request: HTTPRequest, _ fixture: MockFixture, nonce: String, shift: Int = 0
  ) throws -> HTTPRequest {
    var request = request
    request.fields.append(
      "Authorization",
      try OAuth1.authorizationHeader(
        method: request.method, url: "http://localhost\(request.target)", body: request.body,
        consumerKey: fixture.bindings["consumerKey"] ?? "",
        key: RSAKey(privatePEM: Array((fixture.bindings["signingKey"] ?? "").utf8)), nonce: nonce,
        timestamp: WallTime.now().seconds + shift))
    return request
  }

  /// The request with a token whose claims are right but for the one given.
  private func token(_ request: HTTPRequest, _ fixture: MockFixture, _ claim: String) throws -> HTTPRequest {
    var claims = [
      "Nonce": #""1f7b6e1a-5e0d-4c5a-9d1c-2b7e6a8c9d13""#, "Epoch": "\(WallTime.now().seconds).25",
      "Token": "\"\(fixture.bindings["authToken"] ?? "")\"",
    ]
    let parts = claim.split(separator: ":", maxSplits: 1)
    claims[parts[0].filter { $0 != "\"" }] = String(parts[1])
    let text = "{" + claims.map { "\"\($0.key)\":\($0.value)" }.joined(separator: ",") + "}"
    var request = request
    request.fields.append("X-PRO-Auth-App", (fixture.bindings["appKey"] ?? "").uppercased())
    request.fields.append(
      "X-PRO-Auth-Payload",
      JWT.sign(claims: Array(text.utf8), key: Array((fixture.bindings["appSecret"] ?? "").utf8)))
    return request
  }

  private func setup(_ name: String, _ scheme: String) throws -> (ControlRequest, MockService, MockFixture) {
    let contract = try Shipped.contract(name)
    let fixture = MockFixture(contract: contract, authentication: scheme)
    let service = MockService(contract: contract, bindings: fixture.mockBindings, authentication: scheme)
    return (ControlRequest(contract, fixture), service, fixture)
  }
}
