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
        Secret(label: "pin", value: pin), Secret(label: "pinBlock", value: text), Secret(label: "pan", value: Self.pan),
        Secret(label: "kwpKey", value: Self.key),
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
}
