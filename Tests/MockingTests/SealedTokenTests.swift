import ContractModel
import HTTPCore
import JSONCore
import PayloadCrypto
import Testing

@testable import Mocking

@Suite struct SealedTokenTests {
  private func setup() throws -> (tokens: SealedTokens, known: String) {
    let made = try #require(SealedTokens.make())
    let bindings = MockBindings([SealedTokens.keyName: made.key, "t": made.token])
    return (try #require(SealedTokens(bindings, token: "t")), made.token)
  }

  @Test func anotherTokenUnderTheSameKeyServes() throws {
    let (tokens, known) = try setup()
    let other = try JWE.seal(Array(#"{"sub":"u","exp":4102444800}"#.utf8), key: tokens.key)
    #expect(tokens.finding(known, known: known) == nil)
    #expect(tokens.finding(other, known: known) == nil)
  }

  @Test func eachAlteredPartIsSeenByItsTag() throws {
    let (tokens, known) = try setup()
    let right = try JWE.split(known)
    func kind(_ change: (inout JWE.Parts) -> Void) -> Violation.Kind? {
      var parts = right
      change(&parts)
      return tokens.finding(parts.token, known: known)
    }
    #expect(kind { $0.header = Array(#"{"alg":"dir","enc":"A256GCM"}"#.utf8) } == .alteredHeader)
    #expect(kind { $0.encryptedKey = [1] } == .encryptedKey)
    #expect(kind { $0.iv[3] ^= 1 } == .alteredIV)
    #expect(kind { $0.ciphertext[5] ^= 1 } == .alteredCiphertext)
    #expect(kind { $0.tag[15] ^= 1 } == .alteredTag)
    #expect(kind { $0.tag.removeLast(8) } == .shortTag)
    #expect(kind { $0.header = Array(#"{"alg":"none"}"#.utf8) } == .algorithmNone)
    #expect(kind { $0.header = Array(#"{"alg": "nOnE"}"#.utf8) } == .algorithmNoneInOtherCase)
  }

  @Test func aTokenUnderAnotherKeyIsForeign() throws {
    let (tokens, known) = try setup()
    let foreign = try #require(SealedTokens.make()?.token)
    #expect(tokens.finding(foreign, known: known) == .foreign)
    #expect(tokens.finding(String(known.dropLast()), known: known) == .truncated)
  }

  @Test func aTokenThatTheKeyDoesNotOpenIsComparedAsText() {
    let bindings = MockBindings([SealedTokens.keyName: String(repeating: "00", count: 32), "t": "no JWE"])
    #expect(SealedTokens(bindings, token: "t") == nil)
    #expect(SealedTokens(MockBindings(["t": "no JWE"]), token: "t") == nil)
  }

  @Test func aServerOfTheContractOpensItsTokens() throws {
    let contract = try Shipped.contract("bankezy-onboarding")
    let fixture = MockFixture(contract: contract)
    let service = MockService(contract: contract, bindings: fixture.mockBindings)
    let control = ControlRequest(contract, fixture)
    var request = control.request
    let key = try #require(fixture.mockBindings[SealedTokens.keyName].flatMap(Hex.decode))
    #expect(control.isAccepted(service.answer(request)))
    request.fields.set("X-API-TOKEN", try JWE.seal(Array(#"{"sub":"u","exp":1}"#.utf8), key: key))
    #expect(control.isAccepted(service.answer(request)))
    request.fields.set("X-API-TOKEN", try JWE.seal(Array(#"{"exp":1}"#.utf8), key: key))
    #expect(!control.isAccepted(service.answer(request)))
    #expect(fixture.bindings[SealedTokens.keyName] == nil)
  }
}
