import Testing

@testable import PayloadCrypto

@Suite struct SecretValueTests {
  private struct Holder {
    var name = "key"
    var value = SecretValue("CANARYkey")
  }

  @Test func itGivesItsTextToWhoeverAsks() {
    #expect(SecretValue("CANARYkey ü\0").text == "CANARYkey ü\0")
    #expect(SecretValue("").text.isEmpty)
  }

  @Test func itIsToldNowhere() {
    var dumped = ""
    dump(Holder(), to: &dumped)
    for shown in ["\(Holder())", String(reflecting: Holder()), dumped, "\(SecretValue("CANARYkey"))"] {
      #expect(!shown.contains("CANARY"))
    }
    #expect(!(SecretValue("a") as Any is any Encodable))
  }

  @Test func aKeyIsHeldLikeAText() {
    #expect(SecretValue([0, 0xFF, 7]).bytes == [0, 0xFF, 7] && SecretValue([]).bytes == [])
    #expect(SecretValue(Array("abc".utf8)) == SecretValue("abc"))
  }

  @Test func equalTextsAreEqual() {
    #expect(SecretValue("abc") == SecretValue("abc") && SecretValue("") == SecretValue(""))
    #expect(SecretValue("abc") != SecretValue("abd") && SecretValue("abc") != SecretValue("ab"))
    #expect(Set([SecretValue("a"), SecretValue("a"), SecretValue("b")]).count == 2)
  }

  @Test func whatNobodyHoldsIsOverwritten() {
    let octets = WipedOctets("CANARYkey".utf8)
    octets.wipe()
    #expect(octets.withOctets { $0.allSatisfy { $0 == 0 } && $0.count == 9 })
  }
}
