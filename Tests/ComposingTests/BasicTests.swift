import CaseModel
import Composing
import ContractModel
import HTTPCore
import JSONCore
import PayloadCrypto
import Testing

@Suite struct BasicComposingTests {
  static func value(
    user: String = "Aladdin", password: String = "open sesame", _ edit: AuthenticationEdit? = nil
  ) throws -> String? {
    let contract = Sample.contract(
      bindings: ["u", "p", "ou", "op"].map { Binding(name: $0, summary: "", isSecret: $0 == "p") },
      authentication: [
        Authentication(
          name: "basic", scheme: .basic,
          bindings: ["user": "u", "password": "p", "otherUser": "ou", "otherPassword": "op"])
      ])
    let composer = try Sample.composer(
      contract, Bindings(["u": .one(user), "p": .one(password)], authentication: "basic"))
    let sent = try Sample.send(composer, edit.map { [.authentication($0)] } ?? [])
    let value = sent.request.fields["Authorization"]
    if let value, edit == nil {
      #expect(sent.secrets.contains { $0.text == value } && sent.secrets.contains { $0.text == password })
    }
    return value
  }

  // RFC 7617 §2 and §2.1.
  @Test(arguments: [
    ("Aladdin", "open sesame", "Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ=="), ("test", "123\u{A3}", "Basic dGVzdDoxMjPCow=="),
  ])
  func credentialsFitTheStandardsExamples(user: String, password: String, value: String) throws {
    #expect(try Self.value(user: user, password: password) == value)
  }

  @Test(arguments: [
    (AuthenticationEdit.claimEmpty("credentials"), "Basic"), (.claimEmpty("user"), "Basic Om9wZW4gc2VzYW1l"),
    (.claimEmpty("password"), "Basic QWxhZGRpbjo="), (.claimAbsent("password"), "Basic QWxhZGRpbg=="),
    (.claimAbsent("encoding"), "Basic Aladdin:open sesame"),
    (.claim("scheme", .string("basic")), "basic QWxhZGRpbjpvcGVuIHNlc2FtZQ=="),
    (.malformed("Authorization"), "Bearer Y29uZm9ybWFuY2U6a2l0"),
    (.credential(.dropLast(1)), "Basic QWxhZGRpbjpvcGVuIHNlc2Ft"),
  ])
  func eachBreakIsTheOnlyOne(edit: AuthenticationEdit, value: String) throws {
    #expect(try Self.value(edit) == value)
  }

  @Test func anotherUserIsSentOnlyWhereOneIsGiven() {
    #expect(throws: ComposeFailure.notApplicable("no other user is given")) {
      try Self.value(.otherCredential("otherUser"))
    }
  }

  @Test func aUserWithAColonIsNone() {
    #expect(throws: BindingProblems.self) { try Self.value(user: "a:b") }
  }
}

@Suite struct APIKeyComposingTests {
  private func sent(_ edit: AuthenticationEdit?, key: String = "k-Ab12") throws -> String? {
    let contract = Sample.contract(
      bindings: [Binding(name: "key", summary: "", isSecret: true)],
      authentication: [
        Authentication(name: "key", scheme: .apiKey, bindings: ["key": "key"], header: "X-Door-Key")
      ])
    let composer = try Sample.composer(contract, Bindings(["key": .one(key)], authentication: "key"))
    return try Sample.send(composer, edit.map { [.authentication($0)] } ?? []).request.fields["X-Door-Key"]
  }

  @Test func theKeyStandsInTheFieldOfTheContract() throws {
    #expect(try sent(nil) == "k-Ab12")
    #expect(try sent(.credential(.swapCase)) == "K-aB12")
    #expect(try sent(.absent("X-Door-Key")) == nil)
    #expect(try sent(.malformed("X-Door-Key")) == "not-a-token")
  }

  @Test func aGUIDInTheOtherCaseIsTheSameKey() {
    #expect(throws: ComposeFailure.notApplicable("a GUID is the same in the other case")) {
      try sent(.credential(.swapCase), key: "6b1f4c6e-40d2-4f52-9f0b-1a2b3c4d5e6f")
    }
  }

  @Test func aKeyHasNoScheme() {
    #expect(throws: ComposeFailure.notApplicable("the scheme has nothing of the kind")) {
      try sent(.claimAbsent("scheme"))
    }
  }
}
