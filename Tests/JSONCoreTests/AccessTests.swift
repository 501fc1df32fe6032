import JSONCore
import Testing

@Suite struct AccessTests {
  private let sample = JSONValue.object([
    ("a", .number(1)), ("list", .array([.null, .object([("x", .bool(true))])])), ("a", .string("second")),
    ("0", .number(text: "2.50")),
  ])

  @Test func aNameGivesItsFirstMember() {
    #expect(sample["a"] == .number(1))
    #expect(sample["A"] == nil)
    #expect(JSONValue.array([])["a"] == nil)
  }

  @Test func allMembersOfANameAreListedInOrder() {
    #expect(sample.all(named: "a") == [.number(1), .string("second")])
    #expect(sample.all(named: "b").isEmpty)
    #expect(JSONValue.null.all(named: "a").isEmpty)
  }

  @Test(
    arguments: [
      ([], "object"), (["list"], "array"), (["list", "0"], "null"), (["list", "1", "x"], "boolean"), (["0"], "number"),
      (["list", "2"], nil), (["list", "-1"], nil), (["list", ""], nil), (["list", "+1"], nil), (["list", "x"], nil),
      (["list", "99999999999999999999"], nil), (["a", "b"], nil), (["none", "b"], nil),
    ] as [([String], String?)])
  func aPathWalksObjectsAndArrays(_ path: [String], _ kindName: String?) {
    #expect(sample[path: path]?.kindName == kindName)
  }

  @Test func anAccessorAnswersForItsKindOnly() {
    #expect(JSONValue.null.isNull && !JSONValue.bool(false).isNull)
    #expect(JSONValue.bool(false).bool == false && JSONValue.null.bool == nil)
    #expect(JSONValue.number(-3).number?.text == "-3" && JSONValue.string("3").number == nil)
    #expect(JSONValue.string("").string == "" && JSONValue.number(0).string == nil)
    #expect(JSONValue.array([]).array == [] && JSONValue.object([]).array == nil)
    #expect(JSONValue.object([]).members == [] && JSONValue.array([]).members == nil)
  }

  @Test func orderOfMembersCountsInComparisons() throws {
    #expect(try value(#"{"a":1,"b":2}"#) != value(#"{"b":2,"a":1}"#))
  }
}
