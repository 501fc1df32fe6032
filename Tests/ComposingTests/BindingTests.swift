import CaseModel
import Composing
import ContractModel
import Testing

@Suite struct BindingTests {
  func problems(_ contract: Contract, _ values: [String: Bindings.Value], authentication: String = "none") -> [String] {
    do {
      _ = try Sample.composer(contract, Bindings(values, authentication: authentication))
      return []
    } catch let problems as BindingProblems {
      return problems.problems.map { "\($0.binding) \($0.message)" }
    } catch {
      return ["\(error)"]
    }
  }

  func problems(_ type: FieldType, _ text: String) -> [String] {
    problems(Sample.contract(bindings: [Binding(name: "b", summary: "a value", type: type)]), ["b": .one(text)])
  }

  @Test(arguments: [
    (FieldType(.numeric, length: .init(4, 4)), "12345", "b has 5 digits; wanted 4 digits"),
    (FieldType(.numeric, length: .init(1, 4)), "12x", "b has 3 ASCII characters; wanted 1 to 4 digits"),
    (FieldType(.numeric), "١٢", "b has 2 characters, some beyond ASCII; wanted digits"),
    (
      FieldType(.string, length: .init(1, 3)), "Dübel",
      "b has 5 characters, some beyond ASCII; wanted 1 to 3 characters"
    ),
    (FieldType(.hex, length: .init(4, 4)), "zzzz", "b has 4 ASCII characters; wanted 4 hexadecimal digits"),
    (FieldType(.dateTime("YYYY-MM")), "2026/04", "b has 7 ASCII characters; wanted a date in the form YYYY-MM"),
    (FieldType(.guid), "1234", "b has 4 digits; wanted a GUID"),
    (FieldType(.base64), "abc", "b has 3 hexadecimal digits; wanted base64 with padding"),
    (FieldType(.boolean), "yes", "b has 3 ASCII characters; wanted true or false"),
    (FieldType(.string, allowed: ["hex", "ascii"]), "octal", "b has 5 ASCII characters; wanted hex or ascii"),
    (FieldType(.string), "", "b is empty"),
  ])
  func aValueOfAnotherTypeIsDescribedAndNotShown(type: FieldType, text: String, message: String) {
    #expect(problems(type, text) == [message])
  }

  @Test func fittingValuesAreNoProblem() {
    #expect(problems(FieldType(.numeric, length: .init(1, 4)), "0042") == [])
    #expect(problems(FieldType(.dateTime("YYYY-MM")), "2026-04") == [])
    #expect(problems(FieldType(.string), String(repeating: "x", count: 100_000)) == [])
    #expect(problems(FieldType(.guid), "6B1F4C6E-40D2-4F52-9F0B-1a2b3c4d5e6f") == [])
  }

  @Test func everyProblemIsReportedAtOnceInTheContractsOrder() {
    let contract = Sample.contract(bindings: [
      Binding(name: "userToken", summary: "a token"),
      Binding(name: "pan", summary: "a card", type: FieldType(.numeric)),
      Binding(name: "list", summary: "codes"), Binding(name: "spare", summary: "", isRequired: false),
      Binding(name: "usual", summary: "", fallback: "x"),
    ])
    let given: [String: Bindings.Value] = [
      "usrToken": .one("x"), "pan": .list(["12", "a\n"]), "list": .list([]), "zebra": .one("y"),
    ]
    #expect(
      problems(contract, given, authentication: "oath1") == [
        "userToken is missing: a token",
        "pan has 2 characters, control characters among them; wanted digits",
        "list is a list without values",
        "authentication sample has no scheme oath1; it has none",
        "usrToken is no binding of sample; did you mean userToken?",
        "zebra is no binding of sample",
      ])
  }

  @Test(arguments: ["K7\r\nX-Evil: 1", "K7\n", "K7\u{0}", "\u{7F}"])
  func aValueThatWouldBreakItsHeaderFieldIsRefused(text: String) throws {
    let contract = Sample.contract(
      headers: [.header("x-api-key", .binding("apiKey"))], bindings: [Binding(name: "apiKey", summary: "")])
    let found = problems(contract, ["apiKey": .one(text)])
    #expect(found.count == 1 && found[0].contains("it is sent in a header field"))
    #expect(problems(contract, ["apiKey": .one(" K7")]).count == 1)
    #expect(problems(contract, ["apiKey": .one("K7 ü")]) == [])
  }

  @Test func scenariosHeaderFieldsAreLookedAtToo() {
    var contract = Sample.contract(
      headers: [.header("X-Auth", .literal("x"))], bindings: [Binding(name: "other", summary: "")])
    let step = ScenarioStep(
      operation: "reset", values: ["request.header.X-Auth": .binding("other")], expected: ["refused"])
    contract.operations[0].scenarios = [Scenario(aspect: "role.other", title: "", steps: [step])]
    #expect(problems(contract, ["other": .one("a\rb")]).count == 1)
  }

  @Test(arguments: [
    (
      "8f1d", "hex",
      "payloadKey has 4 hexadecimal digits (2 bytes); wanted 48 hexadecimal digits (24 bytes) for AES-192-CBC"
    ),
    ("!!", "hex", "payloadKey has 2 ASCII characters; wanted 48 hexadecimal digits (24 bytes) for AES-192-CBC"),
    (
      "AAAA", "base64",
      "payloadKey has 4 hexadecimal digits (3 bytes); wanted base64 of 24 bytes (24 bytes) for AES-192-CBC"
    ),
    (
      "pässword", "ascii",
      "payloadKey has 8 characters, some beyond ASCII; wanted 24 ASCII characters (24 bytes) for AES-192-CBC"
    ),
  ])
  func payloadKeysMustFitCipherAndEncoding(key: String, encoding: String, message: String) {
    #expect(problems(EnvelopeTests.contract(), ["payloadKey": .one(key), "encoding": .one(encoding)]) == [message])
  }

  @Test func aFixedIVMustBeGivenInFull() {
    let given: [String: Bindings.Value] = ["payloadKey": .one(EnvelopeTests.key), "placement": .one("fixed")]
    #expect(problems(EnvelopeTests.contract(), given) == ["iv is missing: a fixed IV of 32 hexadecimal digits"])
    #expect(
      problems(EnvelopeTests.contract(), given.merging(["iv": .one("0a0b")]) { $1 }) == [
        "iv has 4 hexadecimal digits; wanted 32 hexadecimal digits"
      ])
    #expect(
      problems(EnvelopeTests.contract(), ["payloadKey": .one(EnvelopeTests.key), "placement": .one("behind")]) == [
        "placement wanted prefix, fixed or none"
      ])
  }

  @Test func pinBlockKeysAndCardNumbersAreChecked() {
    let contract = Sample.contract(
      body: [.member("p", .hex, .pinBlock(format: 0, pan: "pan", key: "kwpKey"))],
      bindings: [Binding(name: "pan", summary: ""), Binding(name: "kwpKey", summary: "")])
    #expect(
      problems(contract, ["pan": .one("6039-5935"), "kwpKey": .one("0123")]) == [
        "pan has 9 ASCII characters; wanted 12 to 19 digits",
        "kwpKey has 4 digits; wanted 32 or 48 hexadecimal digits of a 3DES key",
      ])
  }

  @Test func keysOfPINBlocksFitTheirCipher() {
    let contract = Sample.contract(
      body: [.member("p", .hex, .pinBlock(format: 4, pan: "pan", key: "key"))],
      bindings: [Binding(name: "pan", summary: ""), Binding(name: "key", summary: "")])
    for count in [16, 24, 32] {
      #expect(
        problems(
          contract, ["pan": .one("4111111111111111"), "key": .one(String(repeating: "09", count: count))]) == []
      )
    }
    #expect(
      problems(contract, ["pan": .one("4111111111111111"), "key": .one("00ff")]) == [
        "key has 4 hexadecimal digits; wanted 32, 48 or 64 hexadecimal digits of an AES key"
      ])
  }

  @Test func aSchemeNeedsItsBindingsOnlyWhereItIsChosen() {
    let contract = Sample.contract(
      bindings: [
        Binding(name: "key", summary: "the key", scheme: "oauth1"),
        Binding(name: "pem", summary: "the PEM", scheme: "oauth1"),
      ],
      authentication: [
        .none, Authentication(name: "oauth1", scheme: .oauth1, bindings: ["consumerKey": "key", "signingKey": "pem"]),
      ])
    #expect(problems(contract, [:]) == [])
    #expect(
      problems(contract, [:], authentication: "oauth1") == ["key is missing: the key", "pem is missing: the PEM"])
    let given: [String: Bindings.Value] = ["key": .one("k"), "pem": .one("-----BEGIN NOTHING-----")]
    #expect(
      problems(contract, given, authentication: "oauth1") == [
        "pem has 23 ASCII characters; wanted an RSA private key in PEM without a passphrase"
      ])
    #expect(
      problems(contract, [:], authentication: "oauth") == [
        "authentication sample has no scheme oauth; did you mean oauth1?"
      ])
  }
}
