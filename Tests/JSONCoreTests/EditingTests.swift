import JSONCore
import Testing

@Suite struct EditingTests {
  private func sample() throws -> JSONValue {
    try value(#"{"a":1,"o":{"x":1,"y":[1,{"z":2}]},"a":3}"#)
  }

  @Test(
    arguments: [
      ([], "9"),
      (["a"], #"{"a":9,"o":{"x":1,"y":[1,{"z":2}]},"a":3}"#),
      (["o", "x"], #"{"a":1,"o":{"x":9,"y":[1,{"z":2}]},"a":3}"#),
      (["o", "new"], #"{"a":1,"o":{"x":1,"y":[1,{"z":2}],"new":9},"a":3}"#),
      (["n", "m"], #"{"a":1,"o":{"x":1,"y":[1,{"z":2}]},"a":3,"n":{"m":9}}"#),
      (["o", "y", "0"], #"{"a":1,"o":{"x":1,"y":[9,{"z":2}]},"a":3}"#),
      (["o", "y", "1", "z"], #"{"a":1,"o":{"x":1,"y":[1,{"z":9}]},"a":3}"#),
      (["o", "y", "2"], #"{"a":1,"o":{"x":1,"y":[1,{"z":2},9]},"a":3}"#),
      (["o", "y", "3"], #"{"a":1,"o":{"x":1,"y":[1,{"z":2}]},"a":3}"#),
      (["o", "y", "k"], #"{"a":1,"o":{"x":1,"y":[1,{"z":2}]},"a":3}"#),
      (["o", "x", "k"], #"{"a":1,"o":{"x":{"k":9},"y":[1,{"z":2}]},"a":3}"#),
    ] as [([String], String)])
  func settingReplacesOrAppends(_ path: [String], _ expected: String) throws {
    #expect(try sample().setting(path: path, to: .number(9)).text() == expected)
  }

  @Test(
    arguments: [
      (["a"], #"{"o":{"x":1,"y":[1,{"z":2}]}}"#),
      (["o", "x"], #"{"a":1,"o":{"y":[1,{"z":2}]},"a":3}"#),
      (["o", "y", "0"], #"{"a":1,"o":{"x":1,"y":[{"z":2}]},"a":3}"#),
      (["o", "y", "2"], #"{"a":1,"o":{"x":1,"y":[1,{"z":2}]},"a":3}"#),
      (["none", "x"], #"{"a":1,"o":{"x":1,"y":[1,{"z":2}]},"a":3}"#),
      ([], #"{"a":1,"o":{"x":1,"y":[1,{"z":2}]},"a":3}"#),
    ] as [([String], String)])
  func removingTakesEveryMemberOfTheName(_ path: [String], _ expected: String) throws {
    #expect(try sample().removing(path: path).text() == expected)
  }

  @Test(
    arguments: [
      (["a"], #"{"A":1,"o":{"x":1,"y":[1,{"z":2}]},"a":3}"#),
      (["o", "y", "1", "z"], #"{"a":1,"o":{"x":1,"y":[1,{"A":2}]},"a":3}"#),
      (["o", "none"], #"{"a":1,"o":{"x":1,"y":[1,{"z":2}]},"a":3}"#),
    ] as [([String], String)])
  func renamingKeepsPlaceAndValue(_ path: [String], _ expected: String) throws {
    #expect(try sample().renaming(path: path, to: "A").text() == expected)
  }

  @Test(
    arguments: [
      (["o", "x"], #"{"a":1,"o":{"x":1,"y":[1,{"z":2}],"x":9},"a":3}"#),
      (["o", "x", "k"], #"{"a":1,"o":{"x":1,"y":[1,{"z":2}]},"a":3}"#),
    ] as [([String], String)])
  func aDuplicateGoesAfterTheLastMember(_ path: [String], _ expected: String) throws {
    #expect(try sample().appendingDuplicate(path: path, value: .number(9)).text() == expected)
  }

  @Test func reversingIsDeepAndLeavesArraysInOrder() throws {
    let expected = #"{"a":3,"o":{"y":[1,{"z":2}],"x":1},"a":1}"#
    #expect(try sample().reversingMembers().text() == expected)
    #expect(try sample().reversingMembers().reversingMembers() == sample())
  }

  @Test func whatIsNotChangedKeepsItsPlace() throws {
    let edited = try sample().setting(path: ["o", "x"], to: .null)
    #expect(try edited[path: ["o", "y"]]?.range == sample()[path: ["o", "y"]]?.range)
    #expect(edited[path: ["o", "x"]]?.range == 0..<0)
  }
}
