import ContractModel
import JSONCore
import Testing

@Suite struct HostileContractTests {
  /// Values of each JSON kind that readers stumble over.
  static let values: [JSONValue] = [
    .null, .bool(false), .number(text: "-" + String(repeating: "9", count: 400)),
    .string(String(repeating: "(", count: 400)), .array([.null]), .object([("", .object([]))]),
  ]

  static let contract = SampleContract.text
  static let baseline = SampleContract.baselineText

  @Test(arguments: values) func everyMemberOfAContractReplacedIsReadWithoutATrap(value: JSONValue) throws {
    let tree = try JSONReader.read(Array(Self.contract.utf8)).value
    var refused = 0
    for path in Self.paths(of: tree) {
      let bytes = Self.replacing(path[...], in: tree, by: value).bytes()
      let (contract, problems) = ContractReader.read(bytes, source: ContractSource(file: "hostile.json"))
      #expect((contract == nil) == problems.contains { $0.severity == .error })
      if contract == nil { refused += 1 }
    }
    #expect(refused > 70)
  }

  @Test(arguments: values) func everyMemberOfABaselineReplacedIsReadWithoutATrap(value: JSONValue) throws {
    let tree = try JSONReader.read(Array(Self.baseline.utf8)).value
    for path in Self.paths(of: tree) {
      let bytes = Self.replacing(path[...], in: tree, by: value).bytes()
      let (baseline, problems) = ContractReader.readBaseline(bytes, source: ContractSource(file: "hostile.json"))
      #expect((baseline == nil) == problems.contains { $0.severity == .error })
    }
  }

  @Test func everyMemberLeftOutIsReadWithoutATrap() throws {
    let tree = try JSONReader.read(Array(Self.contract.utf8)).value
    for path in Self.paths(of: tree) {
      let bytes = Self.replacing(path[...], in: tree, by: nil).bytes()
      let (contract, problems) = ContractReader.read(bytes, source: ContractSource(file: "hostile.json"))
      #expect((contract == nil) == problems.contains { $0.severity == .error })
    }
  }

  @Test func everyPrefixOfAContractIsReadWithoutATrap() {
    let bytes = Array(Self.contract.utf8)
    for count in stride(from: 0, to: bytes.count, by: 53) {
      let problems = ContractReader.read(Array(bytes.prefix(count)), source: ContractSource(file: "cut.json")).problems
      #expect(problems.count == 1)
    }
  }

  @Test(arguments: ["", "null", "[]", "\"a\"", "1", "\u{FEFF}{}", "{", "{}{}", "{\"\\ud800\":1}"])
  func aTextThatIsNoContractHasAProblem(text: String) {
    let (contract, problems) = SampleContract.read(text)

    #expect(contract == nil)
    #expect(!problems.isEmpty)
  }

  @Test func nestingBeyondTheLimitIsAProblem() {
    let deep = String(repeating: #"{"members":["#, count: 10_000)

    #expect(
      SampleContract.read(deep).problems == ["sample.json:1:385: not JSON: arrays and objects nested more than 64 deep"]
    )
  }

  @Test func aMillionProblemsAreCutShort() {
    let text = "{" + (0..<50_000).map { "\"x\($0)\":1" }.joined(separator: ",") + "}"

    #expect(SampleContract.read(text).problems.count == 1000)
  }

  /// The paths of the values below a value, one for each pair of a member and the member it stands in: what has the
  /// same pair is read by the same table.
  private static func paths(of value: JSONValue) -> [[String]] {
    var seen: Set<[String]> = []
    return allPaths(of: value).filter { path in
      seen.insert(path.filter { Int($0) == nil }.suffix(2) + [Int(path.last ?? "") == nil ? "" : "element"]).inserted
    }
  }

  private static func allPaths(of value: JSONValue) -> [[String]] {
    let children: [(String, JSONValue)] =
      value.members?.map { ($0.name, $0.value) } ?? (value.array ?? []).enumerated().map { (String($0), $1) }
    return children.flatMap { name, child in [[name]] + allPaths(of: child).map { [name] + $0 } }
  }

  /// The tree with the value at a path replaced, or left out for nil.
  private static func replacing(_ path: ArraySlice<String>, in tree: JSONValue, by value: JSONValue?) -> JSONValue {
    guard let name = path.first else { return value ?? tree }
    let isLast = path.count == 1
    if let members = tree.members {
      return .object(
        members: members.compactMap { member in
          guard member.name == name else { return member }
          if isLast, value == nil { return nil }
          return JSONMember(name: name, value: replacing(path.dropFirst(), in: member.value, by: value))
        })
    }
    return .array(
      (tree.array ?? []).enumerated().compactMap { index, element in
        guard String(index) == name else { return element }
        if isLast, value == nil { return nil }
        return replacing(path.dropFirst(), in: element, by: value)
      })
  }
}
