import CaseModel
import Composing
import ContractModel
import HTTPCore
import JSONCore
import PayloadCrypto
import Testing

@Suite struct PINBlockTests {
  static let key = "0123456789ABCDEFFEDCBA9876543210"
  static let pan = "6039593553310257"

  static func send(_ edits: [Edit] = [], seed: UInt64 = 7) throws -> SentRequest {
    let contract = Sample.contract(
      body: [.member("NewPin", .hex, .pinBlock(format: 0, pan: "pan", key: "kwpKey"))],
      bindings: [Binding(name: "pan", summary: ""), Binding(name: "kwpKey", summary: "", isSecret: true)])
    let composer = try Sample.composer(contract, Bindings(["pan": .one(pan), "kwpKey": .one(key)]))
    var entropy = FixedEntropy(state: seed)
    var lists = ListCursor()
    return try composer.compose(
      Recipe(operation: "reset", edits: edits), now: 0, entropy: &entropy, lists: &lists, earlier: [])
  }

  static func block(_ edit: PINBlockEdit?) throws -> [UInt8] {
    let edits = edit.map { [Edit.replace("request.NewPin", .pinBlock($0))] } ?? []
    let text = try JSONReader.read(send(edits).request.body).value["NewPin"]?.string ?? ""
    return Hex.decode(text) ?? []
  }

  func field(_ block: [UInt8], format: PINBlockFormat = .format0) throws -> String {
    let key = Hex.decode(Self.key) ?? []
    return Hex.encode(try PINBlock.openField(block, pan: Self.pan, key: key, format: format), uppercase: true)
  }

  @Test func aBlockOpensToAFreshPIN() throws {
    for seed in 1...20 as ClosedRange<UInt64> {
      let sent = try Self.send(seed: seed)
      let text = try #require(sent.values["request.NewPin"]?.string)
      #expect(text.utf8.count == 16 && text == text.uppercased())
      let pin = try PINBlock.open(Hex.decode(text) ?? [], pan: Self.pan, key: Hex.decode(Self.key) ?? [])
      #expect(pin.utf8.count == 4 && !text.contains(pin))
      for secret in [
        Secret(label: "pin", value: pin), Secret(label: "pinBlock", value: text),
        Secret(label: "pan", value: Self.pan, isLasting: true),
        Secret(label: "kwpKey", value: Self.key, isLasting: true),
      ] { #expect(sent.secrets.contains(secret)) }
    }
  }

  @Test func theDocumentsSampleIsAPINUnderTheSameKeyAndCard() throws {
    let sample = Hex.decode("5ABB40E21DD968FA") ?? []
    #expect(try field(sample) == "041234FFFFFFFFFF")
    #expect(try field(Self.block(nil)).wholeMatch(of: /04[0-9]{4}F{10}/) != nil)
  }

  @Test func brokenBlocksBreakWhatTheySay() throws {
    #expect(try field(Self.block(.format(3)), format: .format3).wholeMatch(of: /34[0-9]{4}F{10}/) != nil)
    #expect(try field(Self.block(.pinLength(3))).wholeMatch(of: /03[0-9]{3}F{11}/) != nil)
    #expect(try field(Self.block(.pinLength(6))).wholeMatch(of: /06[0-9]{6}F{8}/) != nil)
    #expect(try field(Self.block(.otherLength)).wholeMatch(of: /09[0-9]{4}F{10}/) != nil)
    #expect(try field(Self.block(.notDecimal)).wholeMatch(of: /04[0-9]A[0-9]{2}F{10}/) != nil)
    #expect(try field(Self.block(.otherKey)).wholeMatch(of: /04[0-9]{4}F{10}/) == nil)
    #expect(try field(Self.block(.otherCard)).wholeMatch(of: /04[0-9]{4}F{10}/) == nil)
  }

  @Test func aBlockInLowerCaseHasALetter() throws {
    let sent = try Self.send([.replace("request.NewPin", .pinBlock(.lowercase))])
    let text = try #require(sent.values["request.NewPin"]?.string)
    #expect(text == text.lowercased() && text != text.uppercased())
  }

  @Test func aFormatNobodyDefinedIsNotApplicable() {
    #expect(throws: ComposeFailure.notApplicable("there is no PIN block format 9")) {
      try Self.send([.replace("request.NewPin", .pinBlock(.format(9)))])
    }
  }

  /// A block of a field of a format, and what it deciphers to with the card number taken away.
  func block(_ format: PINBlockFormat, _ edit: PINBlockEdit? = nil, seed: UInt64 = 7) throws -> (
    block: [UInt8], field: String
  ) {
    let key = Array(1...32).prefix(format == .format4 ? 32 : 24).map { UInt8($0) }
    let pan = format.bindsPAN ? "pan" : nil
    let control = ValueSource.pinBlock(format: Int(format.controlDigit), pan: pan, key: "key")
    let contract = Sample.contract(
      body: [.member("NewPin", .hex, control)],
      bindings: [Binding(name: "pan", summary: "", isRequired: false), Binding(name: "key", summary: "")])
    let values: [String: Bindings.Value] = ["pan": .one(Self.pan), "key": .one(Hex.encode(key))]
    let composer = try Sample.composer(contract, Bindings(values.filter { $0.key == "key" || pan != nil }))
    var entropy = FixedEntropy(state: seed)
    var lists = ListCursor()
    let edits = edit.map { [Edit.replace("request.NewPin", .pinBlock($0))] } ?? []
    let sent = try composer.compose(
      Recipe(operation: "reset", edits: edits), now: 0, entropy: &entropy, lists: &lists, earlier: [])
    let octets = try #require(sent.values["request.NewPin"]?.string.flatMap(Hex.decode))
    let field = try PINBlock.openField(octets, pan: Self.pan, key: key, format: format)
    return (octets, Hex.encode(field, uppercase: true))
  }

  @Test(arguments: [
    (PINBlockFormat.format0, "04[0-9]{4}F{10}"), (.format1, "14[0-9]{4}[0-9A-F]{10}"),
    (.format3, "34[0-9]{4}[A-F]{10}"),
    (.format4, "44[0-9]{4}A{10}[0-9A-F]{16}"),
  ])
  func aBlockIsOfItsFieldsFormat(format: PINBlockFormat, pattern: String) throws {
    let fields = try (1...9 as ClosedRange<UInt64>).map { try block(format, seed: $0).field }
    for field in fields { #expect(try field.wholeMatch(of: Regex(pattern)) != nil) }
    // What fills a block is drawn anew.
    #expect(Set(fields.map { $0.suffix(8) }).count == (format == .format0 ? 1 : 9))
  }

  @Test(arguments: [
    (PINBlockFormat.format1, 0, "0"), (.format1, 3, "3"), (.format3, 0, "0"), (.format3, 1, "1"), (.format4, 0, "0"),
    (.format4, 1, "1"), (.format4, 3, "3"),
  ])
  func aBlockOfAnotherFormatHasItsDigit(format: PINBlockFormat, other: Int, digit: String) throws {
    let made = try block(format, .format(other))
    #expect(made.block.count == format.blockSize && made.field.hasPrefix(digit + "4"))
  }

  @Test(arguments: [PINBlockFormat.format1, .format3, .format4]) func brokenBlocksOfEveryFormatDoNotOpen(
    format: PINBlockFormat
  ) throws {
    let key = Array(1...32).prefix(format == .format4 ? 32 : 24).map { UInt8($0) }
    let card: [PINBlockEdit] = format.bindsPAN ? [.otherCard, .otherLength] : []
    for edit in [.otherKey, .pinLength(3), .pinLength(0), .notDecimal] + card {
      for seed in 1...200 as ClosedRange<UInt64> {
        let made = try block(format, edit, seed: seed).block
        #expect(throws: CryptoError.self) { try PINBlock.open(made, pan: Self.pan, key: key, format: format) }
      }
    }
  }

  @Test func format1HoldsNoCardNumber() {
    #expect(throws: ComposeFailure.notApplicable("blocks of format 1 hold no card number")) {
      try block(.format1, .otherCard)
    }
  }
}
