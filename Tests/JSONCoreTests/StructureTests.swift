import JSONCore
import Testing

@Suite struct StructureTests {
  @Test(arguments: [
    ("null", "null"), ("true", "boolean"), ("\r\n false\t", "boolean"), ("0", "number"), ("\"\"", "string"),
    ("[]", "array"), ("{}", "object"),
  ])
  func everyKindOfValueIsATextOfItsOwn(_ text: String, _ kindName: String) throws {
    #expect(try value(text).kindName == kindName)
  }

  @Test(arguments: [
    Refused("", .emptyText, at: 0), Refused(" \n", .emptyText, at: 2), Refused("nul", .unexpectedEnd, at: 3),
    Refused("[nul]", .invalidLiteral, at: 1), Refused("[truth]", .invalidLiteral, at: 1),
    Refused("fAlse", .invalidLiteral, at: 0), Refused("True", Refused.byte("T"), at: 0),
    Refused("nulll", .trailingGarbage, at: 4), Refused("null null", .trailingGarbage, at: 5),
    Refused("{}{}", .trailingGarbage, at: 2), Refused("[] // end", .trailingGarbage, at: 3),
    Refused("/* */ []", Refused.byte("/"), at: 0), Refused("# c\n1", Refused.byte("#"), at: 0),
    Refused("]", Refused.byte("]"), at: 0), Refused("}", Refused.byte("}"), at: 0),
    Refused(",", Refused.byte(","), at: 0),
    Refused("<.>", Refused.byte("<"), at: 0), Refused("\u{C}1", .unexpectedByte(0x0C), at: 0),
    Refused("1\u{0}", .trailingGarbage, at: 1), Refused("\u{0}", .unexpectedByte(0), at: 0),
    Refused("\u{A0}1", .unexpectedByte(0xC2), at: 0), Refused("[\u{2060}]", .unexpectedByte(0xE2), at: 1),
    Refused("\u{FEFF}{}", .byteOrderMark, at: 0), Refused("\u{FEFF}", .byteOrderMark, at: 0),
    Refused(" \u{FEFF}{}", .unexpectedByte(0xEF), at: 1),
  ])
  func otherTextIsRefused(_ refused: Refused) {
    #expect(fault(refused.text) == JSONError(refused.reason, offset: refused.offset))
  }

  @Test(
    arguments: [
      ([0xFF, 0xFE, 0x5B, 0x00], .byteOrderMark), ([0xFE, 0xFF, 0x00, 0x5B], .byteOrderMark),
      ([0x00, 0x5B, 0x00, 0x5D], .unexpectedByte(0)), ([0xEF, 0xBB, 0x7B, 0x7D], .unexpectedByte(0xEF)),
      ([0xE9], .unexpectedByte(0xE9)),
    ] as [([UInt8], JSONError.Reason)])
  func otherEncodingsAreRefused(_ bytes: [UInt8], _ reason: JSONError.Reason) {
    #expect(fault(bytes) == JSONError(reason, offset: 0))
  }

  @Test func everyCutOfATextIsRefusedAtItsEnd() throws {
    let bytes = Array(#"{"a":[1.5e+3,"é\n😀",true,null,{}],"b":-0}"#.utf8)
    #expect(try JSONReader.read(bytes).value.members?.count == 2)
    for count in 1..<bytes.count {
      let error = fault(Array(bytes[..<count]))
      #expect(error?.reason == .unexpectedEnd || error?.reason == .invalidUTF8)
    }
  }
}
