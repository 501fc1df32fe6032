import CaseModel
import Composing
import ContractModel
import HTTPCore
import JSONCore
import Testing

@Suite struct SecretTests {
  func secrets(_ fields: [Field], _ edits: [Edit] = [], bindings: [Binding] = [], _ values: [String: String] = [:])
    throws
    -> [Secret]
  {
    let contract = Sample.contract(
      headers: fields.filter { $0.place == .header }, body: fields.filter { $0.place == .body }, bindings: bindings)
    let composer = try Sample.composer(contract, Bindings(values.mapValues { .one($0) }))
    return try Sample.send(composer, edits).secrets
  }

  @Test func secretAndCredentialFieldsAreNotedAsSentAndAsTheyWere() throws {
    let found = try secrets(
      [
        .header("x-api-key", .binding("apiKey")) { $0.isCredential = true },
        .member("code", .string, .literal("hidden-1")) { $0.isSecret = true },
        .member("plain", .string, .literal("shown-1")),
      ], [.replace("request.header.x-api-key", .text(.append("A")))],
      bindings: [Binding(name: "apiKey", summary: "")], ["apiKey": "K7QWZ"])
    #expect(
      found == [
        Secret(label: "apiKey", value: "K7QWZ", isLasting: true), Secret(label: "apiKey", value: "K7QWZA"),
        Secret(label: "code", value: "hidden-1"),
      ])
  }

  @Test func optionalCredentialsAreNoSecretsUnlessTheContractSaysSo() throws {
    let optional = Field.header("X-App", .literal("MOB-APP-2001")) {
      ($0.isCredential, $0.presence) = (true, .optional)
    }
    #expect(try secrets([optional]) == [])
    var secret = optional
    secret.isSecret = true
    #expect(try secrets([secret]) == [Secret(label: "X-App", value: "MOB-APP-2001")])
  }

  @Test func shortBlankAndMadeUpValuesAreNoSecrets() throws {
    let code = Field.member("code", .string, .literal("abc")) { $0.isSecret = true }
    #expect(try secrets([code]) == [])
    for value in [JSONValue.string("      "), .bool(true), .object([("value", .string("text"))]), .null] {
      #expect(try secrets([code], [.replace("request.code", .json(value))]) == [])
    }
  }

  @Test func aSpelledSecretIsNotedAsItIsInTheControl() throws {
    let code = Field.member("code", .string, .literal("hidden")) { $0.isSecret = true }
    let found = try secrets([code], [.replace("request.code", .spelled(.integer))])
    #expect(found == [Secret(label: "code", value: "hidden")])
  }

  @Test func pinsAreNotedBeforeAndAfterAChange() throws {
    let pin = Field.member("pin", .numeric, .freshPIN(4))
    let found = try secrets([pin], [.replace("request.pin", .text(.append(" ")))])
    #expect(found.map(\.label) == ["pin", "pin"])
    #expect(found[1].text == found[0].text + " ")
    let longer = try secrets([pin], [.replace("request.pin", .text(.resize(5)))])
    #expect(longer.last?.text.wholeMatch(of: /[1-9][0-9]{4}/) != nil)
  }

  @Test func ofAListOnlyTheValueThatIsSentIsNoted() throws {
    let code = Field.member("code", .string, .binding("codes"))
    let contract = Sample.contract(
      body: [code], bindings: [Binding(name: "codes", summary: "", isSecret: true)])
    let composer = try Sample.composer(contract, Bindings(["codes": .list(["CODE-1", "CODE-2", "CODE-3"])]))
    #expect(try Sample.send(composer).secrets == [Secret(label: "codes", value: "CODE-1")])
  }

  @Test func secretBindingsAreNotedThoughNotSent() throws {
    #expect(
      try secrets([], bindings: [Binding(name: "key", summary: "", isSecret: true)], ["key": "ABCD"]) == [
        Secret(label: "key", value: "ABCD", isLasting: true)
      ])
  }

  @Test func keysAndCardNumbersRestInWipedMemoryAlone() throws {
    let bindings = ["payloadKey", "pan", "pinKey"].map { Binding(name: $0, summary: "", isSecret: true) }
    let contract = Sample.contract(
      body: [.member("block", .hex, .pinBlock(format: 0, pan: "pan", key: "pinKey"))],
      envelope: Envelope(member: "token", cipher: .aes128GCM, key: "payloadKey"), bindings: bindings)
    // Octets of 201 and 211, however a dump would write them.
    let values = [
      "payloadKey": String(repeating: "c9", count: 16), "pan": "6039593553310257",
      "pinKey": String(repeating: "d3", count: 16),
    ]
    let composer = try Sample.composer(contract, Bindings(values.mapValues { .one($0) }))
    var dumped = ""
    dump(composer, to: &dumped)

    #expect(try Sample.send(composer).values["request.block"] != nil)
    for text in ["201", "211", "c9c9", "d3d3", "6039593553310257"] { #expect(!dumped.contains(text), "\(text)") }
  }
}
