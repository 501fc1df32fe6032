import CaseModel
import Composing
import ContractModel
import HTTPCore
import JSONCore
import PayloadCrypto
import Testing

@Suite struct EnvelopeTests {
  static let key = "8f1d3a5c7e90b2d4f6081a3c5e7092b4d6f81a3c5e709214"
  static let inner = #"{"name":"first value of some length","other":"second"}"#

  static func contract(_ cipher: Envelope.Cipher = .aes192CBC) -> Contract {
    Sample.contract(
      body: [
        .member("name", .string, .literal("first value of some length")), .member("other", .string, .literal("second")),
      ],
      envelope: Envelope(
        member: "token", cipher: cipher, key: "payloadKey", keyEncoding: "encoding", ivPlacement: "placement", iv: "iv"),
      bindings: [
        Binding(name: "payloadKey", summary: "", isSecret: true),
        Binding(name: "encoding", summary: "", isRequired: false, fallback: "hex"),
        Binding(name: "placement", summary: "", isRequired: false, fallback: "prefix"),
        Binding(name: "iv", summary: "", isRequired: false),
      ])
  }

  static func composer(_ more: [String: Bindings.Value] = [:]) throws -> Composer {
    try Sample.composer(contract(), Bindings(["payloadKey": .one(key)].merging(more) { $1 }))
  }

  static func envelope(_ placement: TokenEnvelope.IVPlacement = .prefix) throws -> TokenEnvelope {
    try TokenEnvelope(key: Hex.decode(key) ?? [], cipher: .aesCBC(bits: 192), ivPlacement: placement)
  }

  func outer(_ edits: [Edit], _ more: [String: Bindings.Value] = [:]) throws -> JSONValue {
    let sent = try Sample.send(Self.composer(more), edits)
    #expect(sent.request.fields["Content-Length"] == "\(sent.request.body.count)")
    return try JSONReader.read(sent.request.body).value
  }

  func token(_ edit: SealEdit) throws -> String { try #require(outer([.seal(edit)])["token"]?.string) }

  @Test func theVectorOfAnAnswerIsKnownWhereItTravels() throws {
    let contract = Self.contract()
    let vector = Array(repeating: UInt8(9), count: 16)
    let token = try Self.envelope().seal(Array("{}".utf8), iv: vector)
    let body = Array("{\"token\":\"\(token)\"}".utf8)
    let operation = try #require(contract.operation("reset"))
    #expect(try Self.composer().initializationVector(of: body, operation: operation) == vector)
    #expect(try Self.composer(["placement": .one("none")]).initializationVector(of: body, operation: operation) == nil)
    for text in ["", "{}", #"{"token":"CQkJCQkJCQkJCQkJCQkJCQ=="}"#, #"{"token":7}"#] {
      #expect(try Self.composer().initializationVector(of: Array(text.utf8), operation: operation) == nil)
    }
  }

  @Test func theBodyIsSealedUnderTheTargetsKey() throws {
    let sent = try Sample.send(Self.composer())
    let token = try #require(try JSONReader.read(sent.request.body).value["token"]?.string)
    #expect(try Self.envelope().open(token) == Array(Self.inner.utf8))
    #expect(sent.opened == Array(Self.inner.utf8))
    #expect(sent.secrets.contains(Secret(label: "payloadKey", value: Self.key, isLasting: true)))
  }

  @Test func aFixedOrZeroIVIsNotSent() throws {
    let iv = String(repeating: "0a", count: 16)
    let fixed = try outer([], ["placement": .one("fixed"), "iv": .one(iv)])["token"]?.string ?? ""
    #expect(try Self.envelope(.fixed(Array(repeating: 10, count: 16))).open(fixed) == Array(Self.inner.utf8))
    let zero = try outer([], ["placement": .one("none")])["token"]?.string ?? ""
    #expect(try Self.envelope(.zero).open(zero) == Array(Self.inner.utf8))
  }

  @Test func keysAreReadAsBase64OrASCIIToo() throws {
    let bytes = Hex.decode(Self.key) ?? []
    let base64 =
      try outer(
        [], ["payloadKey": .one(Base64.encode(bytes)), "encoding": .one("base64")])["token"]?.string ?? ""
    #expect(try Self.envelope().open(base64) == Array(Self.inner.utf8))
    let ascii = try Sample.send(
      Self.composer(["payloadKey": .one("abcdefghijklmnopqrstuvwx"), "encoding": .one("ascii")]))
    let envelope = try TokenEnvelope(key: Array("abcdefghijklmnopqrstuvwx".utf8), cipher: .aesCBC(bits: 192))
    let token = try JSONReader.read(ascii.request.body).value["token"]?.string ?? ""
    #expect(try envelope.open(token) == Array(Self.inner.utf8))
  }

  @Test(arguments: [
    (SealEdit.absent, "{}"), (.empty, #"{"token":""}"#), (.null, #"{"token":null}"#), (.number, #"{"token":12345}"#),
    (.clearInstead, inner), (.asObject, #"{"token":\#(inner)}"#),
  ])
  func theMemberIsReplacedAsAWhole(edit: SealEdit, body: String) throws {
    let sent = try Sample.send(Self.composer(), [.seal(edit)])
    #expect(String(decoding: sent.request.body, as: UTF8.self) == body)
  }

  @Test(arguments: [
    SealEdit.notBase64, .truncated(1), .truncated(16), .extended(1), .flipped(-1), .flipped(-17), .reordered, .otherKey,
    .keySize(16), .keySize(32), .keyFilled(to: 32), .ecb, .ctr, .encodedOnly,
  ])
  func aBrokenTokenDoesNotOpenToTheInnerBody(edit: SealEdit) throws {
    let token = try token(edit)
    let opened = try? Self.envelope().open(token)
    #expect(opened != Array(Self.inner.utf8))
    #expect((Base64.decode(token) == nil) == (edit == .notBase64))
  }

  @Test func aFlippedFirstBitLeavesThePaddingWhole() throws {
    #expect(
      try Self.envelope().open(token(.flipped(0))) == Array(Self.inner.utf8).enumerated().map { $0 == 0 ? $1 ^ 1 : $1 })
    let far = try #require(Base64.decode(try token(.flipped(40_000))))
    #expect(far.count == 80)
  }

  @Test func otherModesDecryptUnderTheirOwnRules() throws {
    let key = Hex.decode(Self.key) ?? []
    let ecb = try #require(Base64.decode(try token(.ecb)))
    #expect(try AESECB.decrypt(ecb, key: key) == Array(Self.inner.utf8))
    let ctr = try #require(Base64.decode(try token(.ctr)))
    #expect(try AESCTR.decrypt(Array(ctr[16...]), key: key, iv: Array(ctr[..<16])) == Array(Self.inner.utf8))
    #expect(Base64.decode(try token(.encodedOnly)) == Array(Self.inner.utf8))
    let short = try TokenEnvelope(key: Array(key[..<16]), cipher: .aesCBC(bits: 128))
    #expect(try short.open(token(.keySize(16))) == Array(Self.inner.utf8))
    let filled = try TokenEnvelope(key: key + Array(repeating: 0, count: 8), cipher: .aesCBC(bits: 256))
    #expect(try filled.open(token(.keyFilled(to: 32))) == Array(Self.inner.utf8))
  }

  @Test func theTokenStandsInAnArrayAndTheClearTextInItsPlace() throws {
    let token = try #require(outer([.seal(.asArray)])["token"]?.array?.first?.string)
    #expect(try Self.envelope().open(token) == Array(Self.inner.utf8))
    #expect(try outer([.seal(.asText)])["token"]?.string == Self.inner)
  }

  @Test(arguments: [
    (PaddingEdit.lastOctetOnly, 10), (.zeros, 10), (.overlong, 26),
  ])
  func anotherPaddingIsNoneThatAReaderOfPKCS7Takes(padding: PaddingEdit, count: Int) throws {
    let token = try token(.padding(padding))
    #expect(throws: CryptoError.padding) { try Self.envelope().open(token) }
    let octets = try #require(Base64.decode(token))
    let blocks = try AESCBC.decrypt(
      Array(octets[16...]), key: Hex.decode(Self.key) ?? [], iv: Array(octets[..<16]), padding: false)
    #expect(blocks.dropLast(count) == Array(Self.inner.utf8)[...])
    let end = blocks.suffix(count)
    switch padding {
    case .lastOctetOnly: #expect(end.dropLast().allSatisfy { $0 == 0 } && end.last == 10)
    case .zeros: #expect(end.allSatisfy { $0 == 0 })
    case .overlong: #expect(end.allSatisfy { $0 == 26 })
    }
  }

  @Test func clearMembersStandBesideTheTokenAndItsNameChanges() throws {
    let beside = try outer([.seal(.clearBeside)])
    #expect(beside.members?.map(\.name) == ["token", "name", "other"])
    #expect(try outer([.seal(.renamed("Token"))]).members?.map(\.name) == ["Token"])
  }

  @Test func innerAndWireBodiesAreEditedApart() throws {
    let sent = try Sample.send(
      Self.composer(), [.innerBody(.replaced(Array("null".utf8))), .wireBody(.append(Array("x".utf8)))])
    #expect(sent.opened == Array("null".utf8))
    #expect(sent.request.body.last == UInt8(ascii: "x"))
    let token = try JSONReader.read(Array(sent.request.body.dropLast())).value["token"]?.string ?? ""
    #expect(try Self.envelope().open(token) == Array("null".utf8))
  }

  @Test func anAuthenticatedEnvelopeIsSealedAndBrokenToo() throws {
    let composer = try Sample.composer(Self.contract(.aes192GCM), Bindings(["payloadKey": .one(Self.key)]))
    let envelope = try TokenEnvelope(key: Hex.decode(Self.key) ?? [], cipher: .aesGCM(bits: 192))
    for (edit, opens) in [(Edit.expectContinue, true), (.seal(.reordered), false), (.seal(.otherKey), false)] {
      let sent = try Sample.send(composer, [edit])
      let token = try JSONReader.read(sent.request.body).value["token"]?.string ?? ""
      #expect((try? envelope.open(token)) == (opens ? Array(Self.inner.utf8) : nil))
    }
  }

  @Test func answersAreOpened() throws {
    let composer = try Self.composer()
    let operation = try #require(Self.contract().operation("reset"))
    let token = try Self.envelope().seal(Array("{}".utf8))
    func open(_ text: String) -> OpenedBody { composer.open(Array(text.utf8), operation: operation) }
    #expect(open(#"{"token":"\#(token)"}"#) == .opened(Array("{}".utf8)))
    #expect(open(#"{"token":"AAAA"}"#) == .unopened("3 bytes are not a whole number of 16-byte blocks"))
    #expect(open(#"{"token":7}"#) == .unopened("token is no string"))
    #expect(open(#"{"error":1}"#) == .clear(Array(#"{"error":1}"#.utf8)))
    #expect(open("<html>") == .clear(Array("<html>".utf8)))
    #expect(open("") == .nothing)
    let plain = try Sample.composer(Sample.contract())
    #expect(plain.open(Array("x".utf8), operation: operation) == .clear(Array("x".utf8)))
  }
}
