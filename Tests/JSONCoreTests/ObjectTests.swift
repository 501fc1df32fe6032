import JSONCore
import Testing

@Suite struct ObjectTests {
  @Test(arguments: [
    ("{}", []), (" { } ", []), (#"{"a":1}"#, ["a"]), (#"{"":null}"#, [""]), (#"{"b":1 , "a" :2}"#, ["b", "a"]),
    (#"{"a":1,"a":1}"#, ["a", "a"]), (#"{"\u0061\u0000\"":1}"#, ["a\0\""]), (#"{"é":{"é":[]}}"#, ["é"]),
    ("{\n\"a\"\t:\r\n1 }", ["a"]),
  ])
  func objectsKeepTheirNamesInOrder(_ text: String, _ names: [String]) throws {
    #expect(try value(text).members?.map(\.name) == names)
  }

  @Test(arguments: [
    Refused("{", .unexpectedEnd, at: 1), Refused(#"{"a"#, .unexpectedEnd, at: 3),
    Refused(#"{"a""#, .unexpectedEnd, at: 4), Refused(#"{"a":"#, .unexpectedEnd, at: 5),
    Refused(#"{"a":1"#, .unexpectedEnd, at: 6), Refused(#"{"a":1,"#, .unexpectedEnd, at: 7),
    Refused(#"{"a":1,}"#, .trailingComma, at: 6), Refused(#"{"a":1 , }"#, .trailingComma, at: 7),
    Refused("{,}", Refused.byte(","), at: 1), Refused(#"{"a":1,,"b":2}"#, Refused.byte(","), at: 7),
    Refused(#"{"a"}"#, Refused.byte("}"), at: 4), Refused(#"{"a" 1}"#, Refused.byte("1"), at: 5),
    Refused(#"{"a",1}"#, Refused.byte(","), at: 4), Refused(#"{"a"::1}"#, Refused.byte(":"), at: 5),
    Refused(#"{"a":}"#, Refused.byte("}"), at: 5), Refused("{:1}", Refused.byte(":"), at: 1),
    Refused("{a:1}", Refused.byte("a"), at: 1), Refused("{'a':1}", Refused.byte("'"), at: 1),
    Refused("{1:1}", Refused.byte("1"), at: 1), Refused("{null:1}", Refused.byte("n"), at: 1),
    Refused("{[]:1}", Refused.byte("["), at: 1), Refused(#"{"a":1 "b":2}"#, Refused.byte("\""), at: 7),
    Refused(#"{"a":1]"#, Refused.byte("]"), at: 6), Refused(#"{"a":1}}"#, .trailingGarbage, at: 7),
    Refused(#"{"a":1/* */}"#, Refused.byte("/"), at: 6), Refused(#"{"a":1}// end"#, .trailingGarbage, at: 7),
    Refused(#"{"a":1,"a"}"#, Refused.byte("}"), at: 10),
  ])
  func otherTextIsRefused(_ refused: Refused) {
    #expect(fault(refused.text) == JSONError(refused.reason, offset: refused.offset))
  }
}
