import CaseModel
import ContractModel
import JSONCore
import Planning
import Testing

/// What the plan holds for one field of each kind: ids and what is wanted.
@Suite struct FieldCasesTests {
  @Test func aChosenNumericFieldOfExactLength() {
    let contract = SmallContract.body(
      """
      { "name": "pin", "type": "Numeric(4)", "length": "exact", "presence": "required", "secret": true,
        "spellings": ["string", "integer"], "control": { "freshPIN": 4 }, "samples": ["1234"] }
      """)

    #expect(
      contract.cases("request.pin.") == [
        "request.pin.presence/absent: refused", "request.pin.presence/null: refused",
        "request.pin.presence/empty: refused", "request.pin.presence/blank: refused",
        "request.pin.length/5: refused", "request.pin.length/6: refused", "request.pin.length/zero-in-front: refused",
        "request.pin.length/3: refused", "request.pin.length/integer-5: refused",
        "request.pin.type/boolean: refused", "request.pin.type/object: refused", "request.pin.type/array: refused",
        "request.pin.spelling/string: accepted", "request.pin.spelling/integer: accepted",
        "request.pin.format/letter: refused", "request.pin.format/symbol: refused", "request.pin.format/sign: refused",
        "request.pin.format/space-before: refused", "request.pin.format/space-after: refused",
        "request.pin.format/newline: refused", "request.pin.format/nul: refused",
        "request.pin.format/decimal: refused", "request.pin.format/exponent: refused",
        "request.pin.format/full-width-digits: refused", "request.pin.format/arabic-indic-digits: refused",
        "request.pin.format/plus-sign: refused", "request.pin.format/comma: refused",
        "request.pin.format/underscore: refused", "request.pin.format/point-at-end: refused",
        "request.pin.format/hexadecimal: refused",
        "request.pin.format/number-point-five: refused", "request.pin.format/number-point-zero: open",
        "request.pin.format/negative-number: refused", "request.pin.format/leading-zero: accepted",
        "request.pin.format/sample: open", "request.pin.type/duplicate: open", "request.pin.presence/name-case: open",
      ])
  }

  @Test(arguments: [
    (0, ["other-format", "format-1"]), (1, ["other-format", "format-0"]), (3, ["format-1", "format-0"]),
    (4, ["other-format", "format-1", "format-0"]),
  ])
  func noOtherFormatIsAPINBlocksOwn(format: Int, others: [String]) {
    let pan = format == 1 ? "" : #""pan": "user","#
    let contract = SmallContract.body(
      """
      { "name": "block", "type": "Hex(\(format == 4 ? 32 : 16))", "presence": "required", "secret": true,
        "control": { "pinBlock": { "format": \(format), \(pan) "key": "key" } } }
      """)
    let hasCard = format != 1
    let names =
      ["other-key"] + (hasCard ? ["other-card"] : []) + others + ["short-pin", "no-pin"]
      + (hasCard ? ["other-length"] : []) + ["not-decimal", "clear"]

    #expect(
      contract.cases("request.block.pin-block/")
        == names.map { "request.block.pin-block/\($0): refused" } + ["request.block.pin-block/longest: open"])
  }

  @Test func aChosenTextOfSomeLength() {
    let contract = SmallContract.body(
      #"{ "name": "note", "type": "String(4..20)", "presence": "optional", "control": { "literal": "hello" } }"#)

    #expect(
      contract.cases("request.note.") == [
        "request.note.presence/absent: accepted", "request.note.presence/present: accepted",
        "request.note.presence/null: open", "request.note.presence/empty: open",
        "request.note.length/21: refused", "request.note.length/3: refused", "request.note.length/4: accepted",
        "request.note.length/20: accepted", "request.note.length/20-multi-byte: open",
        "request.note.type/integer: refused", "request.note.type/boolean: refused", "request.note.type/object: refused",
        "request.note.type/array: refused", "request.note.type/non-ascii: accepted",
        "request.note.type/duplicate: open",
        "request.note.presence/name-case: open",
      ])
  }

  @Test func aValueOfTheTargetIsAlteredOnlyToBeRefused() {
    let contract = SmallContract.body(
      #"{ "name": "user", "type": "String(20)", "presence": "required", "identifies": true, "control": { "binding": "user" } }"#
    )

    #expect(
      contract.cases("request.user.") == [
        "request.user.presence/absent: refused", "request.user.presence/null: refused",
        "request.user.presence/empty: refused", "request.user.presence/blank: refused",
        "request.user.length/21: refused", "request.user.type/integer: refused", "request.user.type/boolean: refused",
        "request.user.type/object: refused", "request.user.type/array: refused",
        "request.user.identity/unknown: refused", "request.user.identity/injection: refused",
        "request.user.identity/altered-start: refused",
        "request.user.identity/altered-end: refused", "request.user.identity/truncated: refused",
        "request.user.identity/end-alone: refused", "request.user.identity/extended: refused",
        "request.user.type/duplicate: open",
        "request.user.presence/name-case: open",
      ])
  }

  @Test func anIdentifierComesAgainAtAnotherMoment() {
    let contract = SmallContract.body(
      #"{ "name": "txn", "type": "String(30)", "presence": "required", "unique": 6, "control": { "freshIdentifier": 24 } }"#,
      #"{ "name": "at", "type": "DateTime(YYYYMMDDHHMMSS)", "presence": "required", "control": { "now": "YYYYMMDDHHMMSS" } }"#
    )
    let steps = Planner.plan(contract.read()).cases.first { $0.name == "request.txn.unique/reused-later" }?.steps

    #expect(steps?.map(\.recipe.edits) == [[], [], [], [], [.replace("request.at", .text(.alterLast))]])
  }

  @Test func anIdentifierOfItsOwn() {
    let contract = SmallContract.body(
      #"{ "name": "txn", "type": "String(30)", "presence": "required", "unique": 6, "control": { "freshIdentifier": 12 } }"#
    )

    #expect(
      contract.cases("request.txn.length") == [
        "request.txn.length/31: refused", "request.txn.length/6: accepted", "request.txn.length/30: accepted",
      ])
    #expect(
      contract.cases("request.txn.unique") == [
        "request.txn.unique/reused: refused", "request.txn.unique/replayed: refused",
        "request.txn.unique/reused-later: refused", "request.txn.unique/alike: accepted",
        "request.txn.unique/at-once: accepted|refused",
      ])
    #expect(contract.cases("request.txn.type/non-ascii") == ["request.txn.type/non-ascii: open"])
    #expect(contract.cases("request.txn.presence/blank") == ["request.txn.presence/blank: open"])
  }

  @Test func aGUID() {
    let contract = SmallContract.body(
      #"{ "name": "id", "type": "Guid", "presence": "required", "unique": 36, "control": { "freshGUID": true } }"#)

    #expect(
      contract.cases("request.id.format") == [
        "request.id.format/letter: refused", "request.id.format/truncated: refused",
        "request.id.format/extended: refused", "request.id.format/symbol: refused",
        "request.id.format/upper-case: accepted", "request.id.format/braces: open", "request.id.format/no-dashes: open",
      ])
    #expect(contract.cases("request.id.unique/reused-other-case") == ["request.id.unique/reused-other-case: open"])
  }

  @Test func aReusedIdentifierBringsTheOutcomeThatTheContractNames() {
    var contract = SmallContract.body(
      #"{ "name": "order", "type": "String(8..30)", "presence": "required", "unique": 8, "control": { "freshIdentifier": 16 }, "expect": { "reused": "conflict" } }"#
    )
    contract.more = """
      , "conflict": { "statement": "used", "cite": \(SmallContract.cite), "forms": [{ "statuses": ["409"], "body": "open" }] }
      """

    #expect(
      contract.cases("request.order.unique") == [
        "request.order.unique/reused: conflict", "request.order.unique/replayed: conflict",
        "request.order.unique/reused-later: conflict", "request.order.unique/alike: accepted",
        "request.order.unique/at-once: accepted|conflict",
      ])
  }

  @Test func numbersThatMustBeRefusedHaveNoMoreDigitsThanTheFieldHasRoomFor() {
    func sent(_ type: String, _ control: String) -> [String] {
      let contract = SmallContract.body(
        #"{ "name": "count", "type": "\#(type)", "presence": "required", "spellings": ["integer"], "control": { "literal": "\#(control)" } }"#
      ).read()
      return Planner.plan(contract).cases.filter { $0.name.hasPrefix("request.count.format/n") }.flatMap { value in
        value.steps.flatMap(\.recipe.edits).compactMap { edit in
          if case .replace(_, .json(let value)) = edit { value.number?.text } else { nil }
        }
      }
    }

    #expect(sent("Numeric(2)", "27") == ["11.5", "1234.0", "-11"])
    #expect(sent("Numeric(1..3)", "27") == ["112.5", "1234.0", "-112"])
    #expect(sent("Numeric(6..9)", "270000") == ["112011.5", "1234.0", "-112011"])
  }

  @Test func theFractionOfAConstantIsOneThatRoundingTakesAway() {
    let contract = SmallContract.body(
      #"{ "name": "mode", "type": "Const(1)", "presence": "required", "spellings": ["integer"] }"#
    ).read()
    let edits = Planner.plan(contract).cases.filter { $0.name == "request.mode.type/fraction" }.flatMap(\.steps)
      .flatMap(\.recipe.edits)

    #expect(edits == [.replace("request.mode", .json(.number(text: "1.25")))])
  }

  @Test func aListIsCheckedBeyondItsFirstElement() {
    let contract = SmallContract.body(
      """
      { "name": "lines", "type": "Array", "presence": "required", "members": [
        { "name": "[]", "type": "Object", "presence": "required", "members": [
          { "name": "sku", "type": "String(16)", "presence": "required", "control": { "literal": "A" } },
          { "name": "count", "type": "Numeric(3)", "presence": "required", "control": { "literal": "2" } } ] } ] }
      """)

    #expect(
      contract.cases("request.lines.[].sku.presence/absent-in") == [
        "request.lines.[].sku.presence/absent-in-second: refused"
      ])
    #expect(contract.cases("request.lines.[].count.presence/absent-in") == [])
  }

  @Test func aDate() {
    let contract = SmallContract.body(
      """
      { "name": "at", "type": "DateTime(YYYYMMDDHHMMSS)", "presence": "required",
        "control": { "now": "YYYYMMDDHHMMSS" }, "expect": { "second-60": "refused" } }
      """)

    #expect(
      contract.cases("request.at.format") == [
        "request.at.format/too-short: refused", "request.at.format/too-long: refused",
        "request.at.format/letter: refused", "request.at.format/symbol: refused",
        "request.at.format/full-width-digits: refused", "request.at.format/space-after: refused",
        "request.at.format/newline: refused", "request.at.format/without-seconds: refused",
        "request.at.format/date-only: refused", "request.at.format/month-13: refused",
        "request.at.format/month-00: refused", "request.at.format/day-00: refused",
        "request.at.format/february-30: refused", "request.at.format/february-29-common-year: refused",
        "request.at.format/hour-24: refused", "request.at.format/minute-60: refused",
        "request.at.format/second-60: refused",
      ])
  }

  @Test func aDateWithSeparatorsHasNo30FebruaryEither() {
    func february(_ format: String) -> [String] {
      let contract = SmallContract.body(
        #"{ "name": "day", "type": "DateTime(\#(format))", "presence": "required", "control": { "now": "\#(format)" } }"#
      ).read()
      return Planner.plan(contract).cases.filter { $0.name.contains("february") }.flatMap(\.steps)
        .flatMap(\.recipe.edits).compactMap { edit in
          if case .replace(_, .text(.overwrite(let place, let text))) = edit { "\(place): \(text)" } else { nil }
        }
    }

    #expect(february("YYYY-MM-DD") == ["5: 02-30", "0: 2023-02-29"])
    #expect(february("YYYY/MM/DD HH:MM:SS") == ["5: 02/30", "0: 2023/02/29"])
    #expect(february("YYYYMMDDHHMMSS") == ["4: 0230", "0: 20230229"])
    #expect(february("YYYY-MM") == [])
  }

  @Test func aNumberOfAQueryIsNeverZerosAlone() {
    func sent(_ control: String) -> Replacement? {
      let contract = SmallContract(
        query:
          #"{ "name": "page", "type": "Numeric(2)", "presence": "optional", "control": { "literal": "\#(control)" } }"#
      ).read()
      let value = Planner.plan(contract).cases.first { $0.name == "request.query.page.format/leading-zero" }
      guard case .replace(_, let replacement)? = value?.steps.first?.recipe.edits.first else { return nil }
      return replacement
    }

    #expect(sent("1") == .text(.prepend("0")))
    #expect(sent("25") == .text(.replaceFirst("0")))
    #expect(sent("10") == .json(.string("01")))
  }

  @Test func lettersBetweenThePartsOfADateAreNoneOfThem() {
    let format = "YYYY-MM-DDTHH:MM:SSZ"
    let contract = SmallContract.body(
      #"{ "name": "at", "type": "DateTime(\#(format))", "presence": "required", "control": { "now": "\#(format)" } }"#
    ).read()
    func edit(_ name: String) -> TextEdit? {
      let value = Planner.plan(contract).cases.first { $0.name == "request.at.format/\(name)" }
      guard case .replace(_, .text(let edit))? = value?.steps.first?.recipe.edits.first else { return nil }
      return edit
    }

    #expect(edit("letter") == .overwrite(at: 18, "X"))
    #expect(edit("date-only") == .dropLast(10))
    #expect(edit("without-seconds") == .dropLast(4))
  }

  @Test func aDateOfOtherPartsHasTheBreaksItHasRoomFor() {
    func mutations(_ format: String) -> [String] {
      SmallContract.body(
        #"{ "name": "at", "type": "DateTime(\#(format))", "presence": "required", "control": { "now": "\#(format)" } }"#
      ).cases("request.at.format").map {
        $0.split(separator: "/")[1].split(separator: ":").first.map(String.init) ?? ""
      }
    }

    #expect(
      mutations("YYYY-MM-DD").suffix(5) == [
        "month-13", "month-00", "day-00", "february-30", "february-29-common-year",
      ])
    #expect(mutations("YYYYMMDD").suffix(2) == ["february-30", "february-29-common-year"])
    #expect(!mutations("YYYYMM").contains("month-13"))
  }

  @Test func anEnumerationAndAConstant() {
    let contract = SmallContract.body(
      #"{ "name": "why", "type": "Enum(N,R)", "presence": "required", "control": { "literal": "N" } }"#,
      #"{ "name": "mode", "type": "Const(1)", "presence": "required", "spellings": ["integer"], "openSpellings": ["string"] }"#
    )

    #expect(
      contract.cases("request.why.value") == [
        "request.why.value/N: accepted", "request.why.value/R: accepted", "request.why.value/other: refused",
        "request.why.value/another: refused", "request.why.value/other-case: refused",
        "request.why.value/longer: refused", "request.why.value/comma: refused",
        "request.why.value/space-after: refused", "request.why.value/newline: refused",
      ])
    #expect(
      contract.cases("request.mode.value") == [
        "request.mode.value/other: refused", "request.mode.value/another: refused",
        "request.mode.value/longer: refused", "request.mode.value/longer-integer: refused",
        "request.mode.value/negative: refused", "request.mode.value/wrapped: refused",
        "request.mode.value/wrapped-64: refused",
        "request.mode.value/other-string: refused",
      ])
    #expect(
      contract.cases("request.mode.type") == [
        "request.mode.type/string: open", "request.mode.type/boolean: refused", "request.mode.type/object: refused",
        "request.mode.type/array: refused", "request.mode.type/fraction: refused", "request.mode.type/duplicate: open",
      ])
  }

  @Test(arguments: [
    ("CARD,TRANSFER", "", "CAR"), ("CARD,CAR", "", "ARD"), ("card,CAR,ARD", "", "CA"),
    ("1120", #""spellings": ["integer"],"#, "112"), ("10,1", #""spellings": ["integer"],"#, nil),
  ])
  func aPartOfAValueIsNoValue(values: String, spellings: String, part: String?) {
    let first = values.prefix { $0 != "," }
    let contract = SmallContract.body(
      """
      { "name": "way", "type": "Enum(\(values))", \(spellings) "presence": "required",
        "control": { "literal": "\(first)" } }
      """)
    let found = Planner.plan(contract.read()).cases.filter { $0.id.hasSuffix("request.way.value/part") }

    #expect(found.map(\.wanted) == (part == nil ? [] : ["refused"]))
    let value: JSONValue? = part.map { spellings.isEmpty ? .string($0) : .number(text: $0) }
    #expect(found.first?.steps.last?.recipe.edits == value.map { [.replace("request.way", .json($0))] })
  }

  @Test func whatIsOpenOfOtherValuesIsOpenOfTheirParts() {
    let contract = SmallContract.body(
      """
      { "name": "way", "type": "Enum(CARD,TRANSFER)", "presence": "required", "control": { "literal": "CARD" },
        "expect": { "truncated": "open" } }
      """)
    #expect(contract.cases("request.way.value/part") == ["request.way.value/part: open"])
  }

  @Test func twoValuesOfOneCharacterAreNoValue() {
    let contract = SmallContract.body(
      #"{ "name": "why", "type": "Enum(N,R)", "presence": "required", "control": { "literal": "N" } }"#)
    let edits = ["longer", "comma"].flatMap { name in
      Planner.plan(contract.read()).cases.first { $0.id.hasSuffix("value/\(name)") }?.steps.last?.recipe.edits ?? []
    }
    #expect(edits == ["NR", ","].map { .replace("request.why", .json(.string($0))) })
  }

  @Test func aBase64TextAndHexadecimalDigits() {
    let contract = SmallContract.body(
      #"{ "name": "blob", "type": "Base64", "presence": "required", "control": { "literal": "AAECAwQF" } }"#,
      #"{ "name": "mac", "type": "Hex(8)", "presence": "required", "control": { "literal": "00FF00FF" } }"#)

    #expect(
      contract.cases("request.blob.format") == [
        "request.blob.format/symbol: refused", "request.blob.format/truncated: refused",
      ])
    #expect(
      contract.cases("request.mac.format") == [
        "request.mac.format/letter: refused", "request.mac.format/symbol: refused",
        "request.mac.format/space-before: refused", "request.mac.format/newline: refused",
        "request.mac.format/lower-case: open",
      ])
    #expect(
      contract.cases("request.mac.length") == [
        "request.mac.length/9: refused", "request.mac.length/10: refused", "request.mac.length/7: refused",
      ])
  }

  @Test func aNestedObject() {
    let contract = SmallContract.body(
      """
      { "name": "Wrapper", "type": "Object", "presence": "required", "members": [
        { "name": "user", "type": "String", "presence": "required", "control": { "binding": "user" } } ] }
      """)

    #expect(
      contract.cases("request.Wrapper.presence") + contract.cases("request.Wrapper.type") == [
        "request.Wrapper.presence/absent: refused", "request.Wrapper.presence/null: refused",
        "request.Wrapper.presence/empty: refused", "request.Wrapper.presence/renamed: refused",
        "request.Wrapper.presence/name-case: open", "request.Wrapper.presence/unknown-member: open",
        "request.Wrapper.type/string: refused", "request.Wrapper.type/integer: refused",
        "request.Wrapper.type/boolean: refused", "request.Wrapper.type/array: refused",
      ])
  }

  @Test func aCredentialInAHeader() {
    let contract = SmallContract(
      headers: """
        { "name": "x-key", "type": "String", "presence": "required", "credential": true, "secret": true,
          "control": { "binding": "key" },
          "expect": { "other-case": "open", "foreign": "unauthorized", "duplicate": "refused" } }
        """,
      more: """
        , "unauthorized": { "statement": "who are you", "cite": \(SmallContract.cite),
          "forms": [{ "statuses": ["401"], "body": "open" }] }
        """)

    #expect(
      contract.cases("request.header.x-key") == [
        "request.header.x-key.presence/absent: unauthorized", "request.header.x-key.presence/empty: unauthorized",
        "request.header.x-key.credential/altered-start: unauthorized",
        "request.header.x-key.credential/altered-end: unauthorized",
        "request.header.x-key.credential/truncated: unauthorized",
        "request.header.x-key.credential/extended: unauthorized", "request.header.x-key.credential/other-case: open",
        "request.header.x-key.credential/formless: unauthorized",
        "request.header.x-key.credential/injection: unauthorized|refused",
        "request.header.x-key.credential/foreign: unauthorized", "request.header.x-key.credential/duplicate: refused",
        "request.header.x-key.presence/absent-trailing-slash: unauthorized|not-served",
        "request.header.x-key.presence/absent-other-case: unauthorized|not-served",
        "request.header.x-key.presence/absent-path-parameter: unauthorized|not-served",
        "request.header.x-key.presence/absent-doubled-slash: unauthorized|not-served",
        "request.header.x-key.presence/absent-dot-segment: unauthorized|not-served",
        "request.header.x-key.presence/absent-encoded-letter: unauthorized|not-served",
        "request.header.x-key.presence/in-query: unauthorized|not-served",
      ])
  }

  @Test func anOptionalHeaderWhoseBindingMayBeMissing() throws {
    let contract = SmallContract(
      headers: #"{ "name": "x-app", "type": "String", "presence": "optional", "control": { "binding": "spare" } }"#
    ).read()
    let cases = Planner.plan(contract).cases.filter { $0.name.hasPrefix("request.header.x-app") }

    #expect(
      cases.map { "\($0.name): \($0.wanted) \($0.needs)" } == [
        "request.header.x-app.presence/absent: accepted []",
        "request.header.x-app.presence/present: accepted [\"spare\"]",
        "request.header.x-app.presence/empty: open []",
      ])
  }

  @Test func aQueryParameterOfTwoValues() {
    let contract = SmallContract(
      query: #"{ "name": "force", "type": "Boolean", "presence": "optional", "control": { "literal": "false" } }"#,
      body: nil)

    #expect(
      contract.cases("request.query.force") == [
        "request.query.force.presence/absent: accepted", "request.query.force.presence/present: accepted",
        "request.query.force.presence/true-and-false: open", "request.query.force.presence/false-and-true: open",
        "request.query.force.presence/value-empty: open", "request.query.force.presence/value-maybe: open",
        "request.query.force.presence/value-TRUE: open", "request.query.force.presence/value-1: open",
      ])
  }

  @Test func aPathParameter() {
    let contract = SmallContract(
      path: "/users/{user}/pin",
      pathFields:
        #"{ "name": "user", "type": "String", "presence": "required", "identifies": true, "control": { "binding": "user" } }"#,
      body: nil)

    #expect(
      contract.cases("request.path.user") == [
        "request.path.user.presence/empty: refused|not-served", "request.path.user.identity/unknown: refused",
        "request.path.user.identity/injection: refused", "request.path.user.identity/extended: refused",
      ])
  }

  @Test func everyMutationMayBeLeftOpen() {
    let open = Mutation.allCases.map { "\"\($0.rawValue)\": \"open\"" }.joined(separator: ", ")
    let contract = SmallContract.body(
      #"{ "name": "pin", "type": "Numeric(2..4)", "presence": "required", "spellings": ["string", "integer"], "control": { "freshPIN": 4 }, "samples": ["12"], "expect": { \#(open) } }"#,
      #"{ "name": "id", "type": "Guid", "presence": "required", "credential": true, "identifies": true, "control": { "freshGUID": true }, "expect": { \#(open) } }"#,
      #"{ "name": "why", "type": "Enum(N,R)", "presence": "required", "control": { "literal": "N" }, "expect": { \#(open) } }"#,
      #"{ "name": "at", "type": "DateTime(YYYYMMDDHHMMSS)", "presence": "required", "control": { "now": "YYYYMMDDHHMMSS" }, "expect": { \#(open) } }"#
    )
    let cases = contract.cases("request.").filter { line in
      !line.hasPrefix("request.body") && !line.hasPrefix("request.content-type") && !line.hasSuffix(": open")
    }

    // The values of an enumeration have names of their own.
    #expect(cases == ["request.why.value/N: accepted", "request.why.value/R: accepted"])
  }
}
