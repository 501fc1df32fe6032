import JSONCore
import Testing

@testable import ContractModel

@Suite struct LineIndexTests {
  @Test(arguments: [
    "", "a", "\n", "a\r\nb\rc\n\nd", "é\n€uro\r\n😀 smile", String(repeating: "äb\n", count: 300),
    String(repeating: "é", count: 700),
  ]) func placesAreThoseOfTheWholeText(text: String) {
    let bytes = Array(text.utf8)
    let index = LineIndex(bytes)

    for offset in 0...(bytes.count + 1) where offset >= bytes.count || bytes[offset] & 0xC0 != 0x80 {
      let place = TextPosition(offset: offset, in: bytes)
      #expect(index.location(of: offset) == SourceLocation(line: place.line, column: place.column))
    }
  }
}
