import JSONCore

extension FuzzedReader {
  /// JSON texts: what is read and written again is read as the same value, and faults lie within the text.
  static let json = FuzzedReader(
    name: "json",
    read: { bytes in
      do throws(JSONError) {
        let value = try JSONReader.read(bytes).value
        for style in [JSONStyle.compact, .pretty] {
          let again = value.bytes(style)
          guard let second = try? JSONReader.read(again).value else { return hold(false, "written JSON is not read") }
          hold(second == value, "JSON read, written and read again has another value")
          hold(second.bytes(style) == again, "JSON is written in two ways")
        }
      } catch {
        hold((0...bytes.count).contains(error.offset), "a fault lies outside the text")
        _ = TextPosition(offset: error.offset, in: bytes)
        hold(!error.message.isEmpty, "a fault has no words")
      }
    },
    seeds: [
      "null", "[]", "{\"a\":{\"b\":[1,-0.0,1e9,1E-2,12345678901234567890]}}", "\"\\u0041\\uD83D\\uDE00\\n\\/ß\"",
      "{\"a\":1,\"a\":2}", "\"\\ud800\"", "[true,false,null]", " \t\r\n[ 1 , 2 ] ", "{\"\":\"\"}", "[[[[[[]]]]]]", "01",
      "\"\u{1}\"",
    ].map { Array($0.utf8) })
}
