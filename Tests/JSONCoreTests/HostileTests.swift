import JSONCore
import Testing

@Suite struct HostileTests {
  /// A text nested so many times.
  private func nested(_ open: String, _ close: String, _ depth: Int) -> [UInt8] {
    Array((String(repeating: open, count: depth) + "1" + String(repeating: close, count: depth)).utf8)
  }

  @Test(arguments: [("[", "]", 1), (#"{"a":"#, "}", 5)])
  func nestingIsReadUpToTheLimitAndRefusedAbove(_ open: String, _ close: String, _ width: Int) throws {
    let bytes = nested(open, close, 512)
    let value = try JSONReader.read(bytes).value
    #expect(value.bytes() == bytes)
    #expect(value.reversingMembers() == value)
    #expect(fault(nested(open, close, 513)) == JSONError(.nestingTooDeep(limit: 512), offset: 512 * width))
  }

  @Test func aHundredThousandOpenBracketsAreAnError() {
    let bytes = [UInt8](repeating: UInt8(ascii: "["), count: 100_000)
    #expect(fault(bytes) == JSONError(.nestingTooDeep(limit: 512), offset: 512))
  }

  @Test func theLimitIsTheCallersUpToTheGreatest() {
    #expect(throws: Never.self) { try JSONReader.read(Array("1".utf8), nestingLimit: 0) }
    #expect(throws: Never.self) { try JSONReader.read(Array("[[]]".utf8), nestingLimit: 2) }
    #expect(throws: JSONError(.nestingTooDeep(limit: 0), offset: 0)) {
      try JSONReader.read(Array("[]".utf8), nestingLimit: 0)
    }
    let greatest = JSONReader.greatestNestingLimit
    #expect(throws: JSONError(.nestingTooDeep(limit: greatest), offset: greatest)) {
      try JSONReader.read(nested("[", "]", greatest + 1), nestingLimit: .max)
    }
  }

  @Test func nestingCountsDepthAndNotBrackets() throws {
    let text = "[" + Array(repeating: "[]", count: 2000).joined(separator: ",") + "]"
    #expect(try value(text).array?.count == 2000)
  }

  @Test func aMillionCharactersInOneStringAreRead() throws {
    let text = String(repeating: "a", count: 1 << 20)
    #expect(try value("\"\(text)\"").string == text)
  }

  @Test func duplicatesAreListedUpToTheirLimit() throws {
    let text = "{" + Array(repeating: #""a":1"#, count: 5000).joined(separator: ",") + "}"
    let reading = try reading(text)
    #expect(reading.duplicates.count == JSONReader.duplicatesReported)
    #expect(reading.value.all(named: "a").count == 5000)
  }

  @Test func anyTwoBytesGiveAValueOrAnErrorInsideTheText() {
    for first in UInt8.min...UInt8.max {
      for second in UInt8.min...UInt8.max {
        do {
          _ = try JSONReader.read([first, second])
        } catch {
          #expect((0...2).contains(error.offset))
        }
      }
    }
  }

  @Test func aTextWithAnyByteReplacedNeverReadsPastItsEnd() throws {
    let original = Array(#"{"a":[-1.5e+3,"é\ud83d\ude00",true,null],"a":{}}"#.utf8)
    for index in original.indices {
      for byte in UInt8.min...UInt8.max {
        var bytes = original
        bytes[index] = byte
        do {
          let value = try JSONReader.read(bytes).value
          #expect(value.range == 0..<bytes.count || byte == 0x20)
        } catch {
          #expect((0...bytes.count).contains(error.offset))
          #expect(!error.message.isEmpty)
        }
      }
    }
  }
}
