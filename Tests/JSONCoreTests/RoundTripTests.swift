import JSONCore
import Testing

/// Reads a text that is expected to be JSON.
func reading(_ text: String) throws -> JSONReading {
  try JSONReader.read(Array(text.utf8))
}

/// The value of a text that is expected to be JSON.
func value(_ text: String) throws -> JSONValue {
  try reading(text).value
}

@Suite struct RoundTripTests {
  static let texts = [
    "null", "true", "false", "0", "-0", "1.0", "1e3", "1E+3", "18446744073709551616", "\"\"", "\"a\"", "[]", "{}",
    "[1,[2,[3]],{}]", #"{"b":1,"a":2,"b":3}"#, #"{"":{"":[]}}"#, #"["\"\\/\b\f\n\r\t\u0000"]"#, "\"é€😀\u{7F}\"",
  ]

  @Test(arguments: texts) func compactKeepsTheTextOfTokens(_ text: String) throws {
    #expect(try value(text).text() == text)
  }

  @Test(arguments: texts, JSONStyle.allCases) func everyStyleReadsBackAsTheSameValue(
    _ text: String, _ style: JSONStyle
  ) throws {
    let original = try value(text)
    #expect(try JSONReader.read(original.bytes(style)).value == original)
  }

  @Test func prettyPutsOneMemberOnALine() throws {
    let expected = """
      {
        "a": [
          1,
          {}
        ],
        "b": []
      }
      """
    #expect(try value(#"{"a":[1,{}],"b":[]}"#).text(.pretty) == expected)
  }

  @Test func escapedWritesEveryCharacterOfNamesAndValuesAsAnEscape() {
    let value = JSONValue.object([("é", .string("1😀"))])
    #expect(value.text(.escaped) == #"{"\u00e9":"\u0031\ud83d\ude00"}"#)
  }

  @Test func spacedPutsWhiteSpaceAroundEveryToken() throws {
    let text = try value(#"{"a":[1,true],"b":{}}"#).text(.spaced)
    let tokens = text.split { " \t\n\r\r\n".contains($0) }.map(String.init)
    #expect(tokens == ["{", "\"a\"", ":", "[", "1", ",", "true", "]", ",", "\"b\"", ":", "{", "}", "}"])
    #expect(text.first?.isWhitespace == true && text.last?.isWhitespace == true)
  }
}
