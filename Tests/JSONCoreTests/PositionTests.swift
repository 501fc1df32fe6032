import JSONCore
import Testing

@Suite struct PositionTests {
  @Test func rangesCoverExactlyTheTextOfAValueOrName() throws {
    let text = #" { "a" : [ 1.50 , "x\n" ] , "b":null} "#
    let bytes = Array(text.utf8)
    func slice(_ range: Range<Int>?) -> String? {
      range.map { String(decoding: bytes[$0], as: UTF8.self) }
    }
    let value = try value(text)
    #expect(slice(value.range) == String(text.dropFirst().dropLast()))
    #expect(slice(value["a"]?.range) == #"[ 1.50 , "x\n" ]"#)
    #expect(slice(value[path: ["a", "0"]]?.range) == "1.50")
    #expect(slice(value[path: ["a", "1"]]?.range) == #""x\n""#)
    #expect(slice(value["b"]?.range) == "null")
    #expect(value.members.map { $0.map { slice($0.nameRange) } } == [#""a""#, #""b""#])
  }

  @Test func placesDoNotCountInComparisons() throws {
    let value = try value(#" {"a": [1]}"#)
    #expect(value == .object([("a", .array([.number(1)]))]))
    #expect(value.hashValue == JSONValue.object([("a", .array([.number(1)]))]).hashValue)
  }

  @Test(arguments: [
    (0, 1, 1), (1, 1, 2), (2, 1, 3), (3, 2, 1), (4, 2, 2), (5, 2, 2), (6, 2, 3), (7, 2, 3), (9, 2, 3), (10, 2, 4),
    (11, 2, 5), (12, 3, 1), (13, 4, 1), (14, 4, 2), (99, 4, 2), (-1, 1, 1),
  ])
  func lineAndColumnCountScalars(_ offset: Int, _ line: Int, _ column: Int) {
    let position = TextPosition(offset: offset, in: Array("ab\nxé😀\r\n\r]".utf8))
    #expect(position == TextPosition(line: line, column: column))
  }

  @Test func bytesThatAreNotUTF8CountAsOneColumnEach() {
    #expect(TextPosition(offset: 3, in: [0x22, 0xFF, 0x80, 0x22]) == TextPosition(line: 1, column: 4))
    #expect(TextPosition(offset: 1, in: [0x22, 0xE2]) == TextPosition(line: 1, column: 2))
    #expect(TextPosition(offset: 2, in: [0x22, 0xE2, 0x22]) == TextPosition(line: 1, column: 3))
  }

  @Test func aFaultAndItsPlaceReadAsOneSentence() throws {
    let text = "{\n  \"é\": 1,\n}"
    let error = try #require(fault(text))
    let position = TextPosition(offset: error.offset, in: Array(text.utf8))
    #expect("\(position.line):\(position.column): \(error.message)" == "2:9: a comma before a closing bracket")
  }

  @Test(
    arguments: [
      (UInt8(ascii: "}"), "unexpected '}'"), (UInt8(ascii: "'"), "unexpected single quote"),
      (0x0B, "unexpected byte 0x0b"),
      (0xE9, "unexpected byte 0xe9"),
    ] as [(UInt8, String)])
  func messagesNameTheByte(_ byte: UInt8, _ message: String) {
    #expect(JSONError(.unexpectedByte(byte), offset: 0).message == message)
  }
}
