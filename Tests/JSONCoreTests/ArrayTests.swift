import JSONCore
import Testing

@Suite struct ArrayTests {
  @Test(arguments: [
    ("[]", 0), (" [ ] ", 0), ("[[]]", 1), ("[null,1,\"1\",{}]", 4), ("[1 ,\n2\t,\r3 ]", 3), ("[\"\"]", 1),
    ("[[],[[]],{}]", 3),
  ])
  func arraysKeepTheirElements(_ text: String, _ count: Int) throws {
    #expect(try value(text).array?.count == count)
  }

  @Test(arguments: [
    Refused("[1 2]", Refused.byte("2"), at: 3), Refused("[1,]", .trailingComma, at: 2),
    Refused("[1 , ]", .trailingComma, at: 3), Refused("[,]", Refused.byte(","), at: 1),
    Refused("[,1]", Refused.byte(","), at: 1), Refused("[1,,2]", Refused.byte(","), at: 3),
    Refused("[1,,]", Refused.byte(","), at: 3), Refused("[1;2]", Refused.byte(";"), at: 2),
    Refused("[1:2]", Refused.byte(":"), at: 2), Refused("[1}", Refused.byte("}"), at: 2),
    Refused("[", .unexpectedEnd, at: 1), Refused("[1", .unexpectedEnd, at: 2), Refused("[1,", .unexpectedEnd, at: 3),
    Refused("[[1]", .unexpectedEnd, at: 4), Refused("[1]]", .trailingGarbage, at: 3),
    Refused("[1],", .trailingGarbage, at: 3), Refused("[*]", Refused.byte("*"), at: 1),
    Refused("[\u{B}1]", .unexpectedByte(0x0B), at: 1), Refused("[é]", .unexpectedByte(0xC3), at: 1),
  ])
  func otherTextIsRefused(_ refused: Refused) {
    #expect(fault(refused.text) == JSONError(refused.reason, offset: refused.offset))
  }
}
