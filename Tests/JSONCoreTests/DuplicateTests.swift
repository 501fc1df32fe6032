import JSONCore
import Testing

@Suite struct DuplicateTests {
  @Test(arguments: [
    (#"{"a":1,"b":2}"#, []),
    (#"{"a":1,"a":2}"#, [JSONDuplicate(path: [], name: "a", offset: 7)]),
    (
      #"{"a":1,"a":2,"a":3}"#,
      [JSONDuplicate(path: [], name: "a", offset: 7), JSONDuplicate(path: [], name: "a", offset: 13)]
    ),
    (#"{"a":1,"\u0061":2}"#, [JSONDuplicate(path: [], name: "a", offset: 7)]),
    (#"{"a":1,"A":2}"#, []),
    (#"[{"a":1},{"a":1}]"#, []),
    (#"[0,{"x":[{"":0,"":1}]}]"#, [JSONDuplicate(path: ["1", "x", "0"], name: "", offset: 15)]),
    (
      #"{"x":1,"x":{"y":{"z":1,"z":2}}}"#,
      [
        JSONDuplicate(path: [], name: "x", offset: 7), JSONDuplicate(path: ["x", "y"], name: "z", offset: 23),
      ]
    ),
  ])
  func laterMembersOfOneNameAreReportedInOrder(_ text: String, _ duplicates: [JSONDuplicate]) throws {
    #expect(try reading(text).duplicates == duplicates)
  }

  @Test func duplicatesAreFoundInLongObjects() throws {
    let members = (0..<100).map { #""n\#($0)":0"# } + [#""n42":1"#]
    let reading = try reading("{" + members.joined(separator: ",") + "}")
    #expect(reading.duplicates.map(\.name) == ["n42"])
  }

  @Test(arguments: [0, 20])
  func namesThatOnlyLookAlikeAreDifferent(_ others: Int) throws {
    let more = (0..<others).map { ",\"n\($0)\":0" }.joined()
    let reading = try reading("{\"\u{E9}\":1,\"e\u{301}\":2\(more)}")
    #expect(reading.duplicates.isEmpty)
    #expect(reading.value["e\u{301}"] == .number(2))
    #expect(JSONValue.string("\u{E9}") != .string("e\u{301}"))
  }
}
