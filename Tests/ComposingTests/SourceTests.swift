import CaseModel
import Composing
import ContractModel
import HTTPCore
import JSONCore
import Testing

@Suite struct SourceTests {
  func text(_ source: ValueSource, seed: UInt64 = 7, now: Int64 = 0, _ bindings: Bindings = Bindings()) throws -> String
  {
    let names = bindings.values.keys.sorted()
    let contract = Sample.contract(
      body: [.member("v", .string, source)], bindings: names.map { Binding(name: $0, summary: "") })
    var entropy = FixedEntropy(state: seed)
    var lists = ListCursor()
    let sent = try Sample.composer(contract, bindings).compose(
      Recipe(operation: "reset"), now: now, entropy: &entropy, lists: &lists, earlier: [])
    return sent.values["request.v"]?.string ?? ""
  }

  @Test func identifiersAndGUIDsAreFreshAndWellFormed() throws {
    for seed in 0..<50 as Range<UInt64> {
      #expect(try text(.freshIdentifier(24), seed: seed).wholeMatch(of: /[A-Za-z][A-Za-z0-9]{23}/) != nil)
      let guid = try text(.freshGUID, seed: seed)
      #expect(guid.wholeMatch(of: /[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}/) != nil)
    }
    #expect(try text(.freshGUID, seed: 1) != text(.freshGUID, seed: 2))
  }

  @Test func pinsHaveNoRunsRepeatsOrYears() throws {
    for seed in 0..<300 as Range<UInt64> {
      let digits = try text(.freshPIN(4), seed: seed).utf8.map { Int($0) - 48 }
      #expect(digits.count == 4 && Set(digits).count == 4 && digits[0] != 0 && digits[1] > 1)
      #expect(zip(digits, digits.dropFirst()).allSatisfy { abs($0 - $1) > 1 })
      #expect(Array(digits[..<2]) != [1, 9])
    }
  }

  @Test func aPINStandsInNoOtherTextOfTheTarget() throws {
    let all = (2000...9999).map(String.init).filter { $0 != "5283" }.joined(separator: " ")
    let low = (1000...1999).map(String.init).joined(separator: " ")
    let bindings = Bindings(["a": .one(all), "b": .one(low)])
    // A source of chance is tried again and again, not for ever.
    let pin = try text(.freshPIN(4), bindings)
    #expect(pin.utf8.count == 4)
    let half = Bindings(["a": .one((2000...7999).map(String.init).joined(separator: " ")), "b": .one(low)])
    for seed in 0..<20 as Range<UInt64> {
      #expect(try ["8", "9"].contains(text(.freshPIN(4), seed: seed, half).prefix(1)))
    }
  }

  @Test(arguments: [
    (0, "1970-01-01 00:00:00"), (951_782_400, "2000-02-29 00:00:00"), (1_772_600_767, "2026-03-04 05:06:07"),
    (-1, "1969-12-31 23:59:59"), (4_102_444_799, "2099-12-31 23:59:59"),
  ])
  func theTimeIsWrittenInTheFormat(now: Int64, written: String) throws {
    #expect(try text(.now("YYYY-MM-DD HH:MM:SS"), now: now) == written)
  }

  @Test func otherFormatsAndFarTimesAreWritten() throws {
    #expect(try text(.now("DDMMYY'x'"), now: 1_772_600_767) == "040326'x'")
    #expect(try text(.now("YYYY"), now: .max).utf8.count == 4)
    #expect(try text(.now("YYYYMMDD"), now: .min).utf8.count == 8)
  }

  @Test func stuckSourcesOfChanceStillGiveValues() throws {
    for source in [ValueSource.freshPIN(4), .freshIdentifier(8), .freshGUID] {
      let composer = try Sample.composer(Sample.contract(body: [.member("v", .string, source)]))
      for var entropy in [StuckEntropy(byte: 0), StuckEntropy(byte: 255), StuckEntropy(byte: 1, short: true)] {
        var lists = ListCursor()
        let sent = try composer.compose(
          Recipe(operation: "reset"), now: 0, entropy: &entropy, lists: &lists, earlier: [])
        #expect(sent.values["request.v"]?.string?.isEmpty == false)
      }
    }
  }

  @Test func equalArgumentsGiveEqualRequests() throws {
    #expect(try text(.freshPIN(4), seed: 3) == text(.freshPIN(4), seed: 3))
  }

  @Test func aListGivesEachRequestItsNextElement() throws {
    let contract = Sample.contract(
      headers: [.header("X-Code", .binding("code"))], body: [.member("code", .string, .binding("code"))],
      bindings: [Binding(name: "code", summary: "")])
    let composer = try Sample.composer(contract, Bindings(["code": .list(["one", "two"])]))
    var (entropy, lists) = (FixedEntropy(), ListCursor())
    func next(_ edits: [Edit] = []) throws -> [String?] {
      let sent = try composer.compose(
        Recipe(operation: "reset", edits: edits), now: 0, entropy: &entropy, lists: &lists, earlier: [])
      return [sent.request.fields["X-Code"], sent.values["request.code"]?.string]
    }
    #expect(try next() == ["one", "one"])
    #expect(throws: ComposeFailure.self) { try next([.replace("request.code", .text(.overwrite(at: 9, "x")))]) }
    let neither: [Edit] = [.remove("request.code"), .remove("request.header.X-Code")]
    #expect(try next(neither) == [nil, nil])
    #expect(try next() == ["two", "two"])
    #expect(throws: ComposeFailure.exhausted(binding: "code")) { try next() }
  }
}

@Suite struct EarlierStepTests {
  static func composer() throws -> Composer {
    let contract = Sample.contract(body: [
      .member("id", .string, .freshIdentifier(12)),
      .member("ref", .numeric, .literal("5")) { $0.spellings = [.string, .integer] },
    ])
    return try Sample.composer(contract)
  }

  static func first(_ answer: JSONValue? = nil) throws -> EarlierStep {
    var (entropy, lists) = (FixedEntropy(state: 500), ListCursor())
    let sent = try composer().compose(
      Recipe(operation: "reset"), now: 9, entropy: &entropy, lists: &lists, earlier: [])
    return EarlierStep(sent: sent, answer: answer)
  }

  @Test func valuesAreTakenFromEarlierRequestsAndAnswers() throws {
    let first = try Self.first(.object([("data", .object([("urn", .number(77))]))]))
    let sent = try Sample.send(
      Self.composer(),
      values: [
        "request.id": .earlier(step: 0, side: .request, path: ["id"]),
        "request.ref": .earlier(step: 0, side: .response, path: ["data", "urn"]),
      ], earlier: [first])
    #expect(sent.values["request.id"] == first.sent.values["request.id"])
    #expect(sent.values["request.ref"] == .number(77))
  }

  @Test func theFirstOfStepsSentAtOnceHasItsOwnValue() throws {
    let values: [String: ValueSource] = ["request.id": .earlier(step: 0, side: .request, path: ["id"])]
    let first = try Sample.send(Self.composer(), values: values)
    #expect(first.values["request.id"]?.string?.utf8.count == 12)
    let second = try Sample.send(Self.composer(), values: values, earlier: [EarlierStep(sent: first, answer: nil)])
    #expect(second.values["request.id"] == first.values["request.id"])
  }

  @Test func whatNobodySentOrGotIsNotApplicable() throws {
    let first = try Self.first()
    #expect(throws: ComposeFailure.notApplicable("step 1 got no urn")) {
      try Sample.send(
        Self.composer(), values: ["request.id": .earlier(step: 0, side: .response, path: ["urn"])], earlier: [first])
    }
    var (entropy, lists) = (FixedEntropy(), ListCursor())
    #expect(throws: ComposeFailure.notApplicable("step 4 was not sent")) {
      try Self.composer().compose(
        Recipe(operation: "reset", repeats: 3), now: 0, entropy: &entropy, lists: &lists, earlier: [first])
    }
  }

  @Test func aRepeatedStepIsTheSameBytes() throws {
    let first = try Self.first()
    var (entropy, lists) = (FixedEntropy(), ListCursor())
    let again = try Self.composer().compose(
      Recipe(operation: "reset", repeats: 0), now: 20, entropy: &entropy, lists: &lists, earlier: [first])
    #expect(again.bytes == first.sent.bytes && again.composedAt == 20)
  }
}
