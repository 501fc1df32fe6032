import JSONCore
import Testing

@Suite struct StringTests {
  @Test(arguments: [
    (#""""#, ""), (#""a b""#, "a b"), (#""\"\\\/\b\f\n\r\t""#, "\"\\/\u{8}\u{C}\n\r\t"),
    (#""\u0031\u00e9\u00E9""#, "1éé"),
    (#""\u0000""#, "\0"), (#""\ud83d\ude00""#, "😀"), (#""\uDBFF\uDFFF""#, "\u{10FFFF}"), (#""\\u0031""#, "\\u0031"),
    ("\"é€😀\"", "é€😀"), ("\"\u{7F}\u{80}\u{2028}\u{2029}\u{FEFF}\"", "\u{7F}\u{80}\u{2028}\u{2029}\u{FEFF}"),
    (
      "\"\u{7FF}\u{800}\u{D7FF}\u{E000}\u{FFFF}\u{10000}\u{10FFFF}\"",
      "\u{7FF}\u{800}\u{D7FF}\u{E000}\u{FFFF}\u{10000}\u{10FFFF}"
    ),
    (#""// /* */ ' , ] }""#, "// /* */ ' , ] }"), (#""a\nb\u0063d""#, "a\nbcd"),
  ])
  func stringsAreDecoded(_ text: String, _ expected: String) throws {
    #expect(try Array(#require(value(text).string).unicodeScalars) == Array(expected.unicodeScalars))
  }

  @Test(arguments: [
    Refused(#""\a""#, .invalidEscape, at: 1), Refused(#""\x41""#, .invalidEscape, at: 1),
    Refused(#""\'""#, .invalidEscape, at: 1), Refused(#""\U0041""#, .invalidEscape, at: 1),
    Refused(#""ab\u004""#, .invalidEscape, at: 3), Refused(#""\u00g1""#, .invalidEscape, at: 1),
    Refused(#""\u+041""#, .invalidEscape, at: 1), Refused(#""\ud83d\u12""#, .invalidEscape, at: 7),
    Refused(#""\ud83d\x""#, .invalidEscape, at: 7), Refused("\"\\\u{0}\"", .invalidEscape, at: 1),
    Refused("\"\\😀\"", .invalidEscape, at: 1), Refused("\"a\nb\"", .controlCharacterInString, at: 2),
    Refused("\"\t\"", .controlCharacterInString, at: 1), Refused("\"\u{0}\"", .controlCharacterInString, at: 1),
    Refused("\"\u{1F}\"", .controlCharacterInString, at: 1), Refused("\"", .unexpectedEnd, at: 1),
    Refused("\"abc", .unexpectedEnd, at: 4), Refused("\"a\\", .unexpectedEnd, at: 3),
    Refused("\"a\\\"", .unexpectedEnd, at: 4), Refused("\"\\u00", .unexpectedEnd, at: 5),
    Refused("'a'", Refused.byte("'"), at: 0), Refused("a", Refused.byte("a"), at: 0),
    Refused(#"\u0022a""#, Refused.byte("\\"), at: 0), Refused(#""a"b"#, .trailingGarbage, at: 3),
  ])
  func otherTextIsRefused(_ refused: Refused) {
    #expect(fault(refused.text) == JSONError(refused.reason, offset: refused.offset))
  }

  @Test(
    arguments: [
      [0x80], [0xBF], [0xC0, 0xAF], [0xC1, 0xBF], [0xC3], [0xC3, 0x28], [0xE0, 0x9F, 0xBF], [0xE2, 0x82],
      [0xE2, 0x28, 0xA1], [0xED, 0xA0, 0x80], [0xED, 0xBF, 0xBF], [0xF0, 0x8F, 0xBF, 0xBF], [0xF0, 0x9F, 0x98],
      [0xF4, 0x90, 0x80, 0x80], [0xF5, 0x80, 0x80, 0x80], [0xF8, 0x88, 0x80, 0x80, 0x80], [0xFE], [0xFF],
    ] as [[UInt8]])
  func bytesThatAreNotUTF8AreRefusedAtTheirFirst(_ sequence: [UInt8]) {
    #expect(fault(Array("\"é".utf8) + sequence + Array("\"".utf8)) == JSONError(.invalidUTF8, offset: 3))
    #expect(fault(Array("[{\"".utf8) + sequence + Array("\":1}]".utf8)) == JSONError(.invalidUTF8, offset: 3))
    #expect(fault(Array("\"\\n".utf8) + sequence) == JSONError(.invalidUTF8, offset: 3))
  }

  @Test(arguments: [
    (#""\ud800""#, [1], "\u{FFFD}"), (#""\udc00""#, [1], "\u{FFFD}"), (#""a\ud800b""#, [2], "a\u{FFFD}b"),
    (#""\ud800\ud83d\ude00""#, [1], "\u{FFFD}😀"), (#""\udc00\ud800""#, [1, 7], "\u{FFFD}\u{FFFD}"),
    (#""\ud800\u0041""#, [1], "\u{FFFD}A"), (#""\ud800\n""#, [1], "\u{FFFD}\n"), (#""\ufffd""#, [], "\u{FFFD}"),
  ])
  func loneSurrogatesAreReportedAndReplaced(_ text: String, _ offsets: [Int], _ expected: String) throws {
    let reading = try reading(text)
    #expect(reading.loneSurrogates == offsets)
    #expect(reading.value == .string(expected))
  }
}
