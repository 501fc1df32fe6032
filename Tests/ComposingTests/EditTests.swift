import CaseModel
import Composing
import ContractModel
import HTTPCore
import JSONCore
import PayloadCrypto
import Testing

@Suite struct TextEditTests {
  func changed(_ text: String, _ edit: TextEdit, _ change: (inout Field) -> Void = { _ in }) throws -> String {
    let field = Field.member("v", .string, .literal(text), change)
    return try Sample.body(field, [.replace("request.v", .text(edit))])
  }

  @Test(arguments: [
    ("abc", TextEdit.append("\n"), #"{"v":"abc\n"}"#), ("abc", .prepend(" "), #"{"v":" abc"}"#),
    ("abc", .replaceFirst("-"), #"{"v":"-bc"}"#), ("abc", .replaceLast("#"), #"{"v":"ab#"}"#),
    ("abcd", .replaceMiddle("."), #"{"v":"ab.d"}"#), ("Zbc", .alterFirst, #"{"v":"Abc"}"#),
    ("ab9", .alterLast, #"{"v":"ab0"}"#), ("ab-", .alterLast, #"{"v":"abx"}"#), ("abc", .dropLast(1), #"{"v":"ab"}"#),
    ("abc", .dropLast(9), #"{"v":""}"#), ("aB1", .uppercase, #"{"v":"AB1"}"#), ("aB1", .lowercase, #"{"v":"ab1"}"#),
    ("aB1", .swapCase, #"{"v":"Ab1"}"#), ("a-b-c", .removing("-"), #"{"v":"abc"}"#),
    ("abc", .wrap("{", "}"), #"{"v":"{abc}"}"#), ("12", .digits(zero: 0x0660), #"{"v":"١٢"}"#),
    ("20260304", .overwrite(at: 4, "13"), #"{"v":"20261304"}"#), ("é😀x", .replaceMiddle("-"), #"{"v":"é-x"}"#),
  ])
  func aTextIsChangedAsTheEditSays(text: String, edit: TextEdit, body: String) throws {
    #expect(try changed(text, edit) == body)
  }

  @Test(arguments: [
    ("123", TextEdit.lowercase), ("123", .swapCase), ("0ab", .replaceFirst("0")), ("abc", .digits(zero: 0x0660)),
    ("", .replaceFirst("0")), ("", .alterLast), ("abc", .overwrite(at: 2, "12")), ("abc", .overwrite(at: -1, "1")),
    ("abc", .overwrite(at: Int.max, "1")), ("abc", .compact(.algorithm("none"))), ("a.b.c", .compact(.tag)),
    ("abc", .removing("-")),
    ("abc", .removing("")), ("abc", .resize(3)), ("abc", .dropLast(-5)),
  ])
  func anEditThatChangesNothingIsNotApplicable(text: String, edit: TextEdit) {
    #expect { try changed(text, edit) } throws: { error in
      guard case .notApplicable? = error as? ComposeFailure else { return false }
      return true
    }
  }

  @Test func resizingKeepsTheClass() throws {
    #expect(try changed("abc", .resize(6)).wholeMatch(of: /\{"v":"abc[a-z]{3}"\}/) != nil)
    #expect(try changed("123", .resize(6)).wholeMatch(of: /\{"v":"123[0-9]{3}"\}/) != nil)
    #expect(try changed("", .resize(3)).wholeMatch(of: /\{"v":"[a-z]{3}"\}/) != nil)
    #expect(try changed("abcdef", .resize(2)) == #"{"v":"ab"}"#)
    #expect(try changed("abc", .resize(0)) == #"{"v":""}"#)
  }

  @Test func hexadecimalValuesStayHexadecimal() throws {
    #expect(try changed("aF", .alterLast) { $0.type.base = .hex } == #"{"v":"aA"}"#)
    let longer = try changed("ABCDEF", .resize(40)) { $0.type.base = .hex }
    #expect(longer.wholeMatch(of: /\{"v":"ABCDEF[0-9A-F]{34}"\}/) != nil)
  }

  @Test func aNumberStaysANumberWhileItCan() throws {
    let integer: (inout Field) -> Void = { $0.spellings = [.integer, .string] }
    #expect(try changed("1120", .alterLast, integer) == #"{"v":1121}"#)
    #expect(try changed("1120", .replaceFirst("0"), integer) == #"{"v":"0120"}"#)
    #expect(try changed("1120", .append(" "), integer) == #"{"v":"1120 "}"#)
  }

  @Test func aCompactTokenIsAlteredWhereItsBitsCount() throws {
    let token = JWT.sign(claims: Array("{}".utf8), key: [1])
    let body = try changed(token, .alterLast)
    let altered = try #require(try JSONReader.read(Array(body.utf8)).value["v"]?.string)
    #expect(altered.utf8.count == token.utf8.count && altered.suffix(1) == token.suffix(1))
    #expect(try JWT.split(altered).signature != JWT.split(token).signature)
  }

  @Test func algorithmNoneKeepsAllButHeaderAndSignature() throws {
    let token = JWT.sign(claims: Array("{}".utf8), key: [1])
    #expect(try changed(token, .compact(.algorithm("none"))) == #"{"v":"eyJhbGciOiJub25lIn0.e30."}"#)
    let sealed = try JWE.seal([1, 2, 3], key: Array(repeating: 1, count: 32))
    let parts = sealed.split(separator: ".", omittingEmptySubsequences: false).dropFirst().joined(separator: ".")
    #expect(try changed(sealed, .compact(.algorithm("none"))) == #"{"v":"eyJhbGciOiJub25lIn0.\#(parts)"}"#)
  }
}

@Suite struct ReplacementTests {
  func replaced(_ text: String, _ replacement: Replacement, _ change: (inout Field) -> Void = { _ in }) throws -> String
  {
    try Sample.body(Field.member("v", .string, .literal(text), change), [.replace("request.v", replacement)])
  }

  @Test(arguments: [
    (Spelling.string, #"{"v":"0a42"}"#), (.integer, #"{"v":42}"#), (.number, #"{"v":42}"#), (.boolean, #"{"v":true}"#),
    (.array, #"{"v":["0a42"]}"#), (.object, #"{"v":{"value":"0a42"}}"#), (.null, #"{"v":null}"#),
  ])
  func aStringIsSpelledAsAnotherKind(spelling: Spelling, body: String) throws {
    #expect(try replaced("0a42", .spelled(spelling)) == body)
  }

  @Test func wordsWithoutDigitsBecomeANumberOfNoMeaning() throws {
    #expect(try replaced("abc", .spelled(.integer)) == #"{"v":12345}"#)
  }

  @Test func anIntegerInPlaceOfATextIsAsLongAsTheTextMayBe() throws {
    func length(_ minimum: Int, _ maximum: Int) -> (inout Field) -> Void {
      { $0.type.length = FieldType.Length(minimum, maximum) }
    }
    #expect(try replaced("ab47cd", .spelled(.integer), length(8, 30)).wholeMatch(of: /\{"v":47[0-9]{6}\}/) != nil)
    #expect(try replaced("ab47cd", .spelled(.integer), length(1, 1)) == #"{"v":4}"#)
    #expect(try replaced("ab47cd", .spelled(.integer), length(1, 30)) == #"{"v":47}"#)
  }

  @Test func anObjectInAListAndAListAsItsElementKeepWhatStandsInThem() throws {
    let sku = Field(name: "sku", path: ["lines", "[]", "sku"], type: FieldType(.string), control: .literal("A"))
    let count = Field(name: "count", path: ["lines", "[]", "count"], type: FieldType(.string), control: .literal("2"))
    let element = Field(name: "[]", path: ["lines", "[]"], type: FieldType(.object), members: [sku, count])
    let lines = Field.member("lines", .array) { $0.members = [element] }
    func body(_ id: String, _ replacement: Replacement) throws -> String {
      try Sample.body(lines, [.replace(id, replacement)])
    }

    #expect(try body("request.lines", .spelled(.object)) == #"{"lines":{"sku":"A","count":"2"}}"#)
    #expect(try body("request.lines.[]", .spelled(.array)) == #"{"lines":[[{"sku":"A","count":"2"}]]}"#)
    #expect(
      try body("request.lines", .twice(without: "sku")) == #"{"lines":[{"sku":"A","count":"2"},{"count":"2"}]}"#)
  }

  @Test func conformingSpellingsMustHoldTheValue() throws {
    let both: (inout Field) -> Void = { $0.spellings = [.string, .integer] }
    #expect(try replaced("42", .spelled(.integer), both) == #"{"v":42}"#)
    #expect(throws: ComposeFailure.notApplicable("the value cannot be spelled as integer")) {
      try replaced("042", .spelled(.integer), both)
    }
    #expect(try replaced("42", .spelled(.string)) { $0.spellings = [.integer] } == #"{"v":"42"}"#)
  }

  @Test func anUnknownValueHasTheSameShape() throws {
    let guid = "11111111-2222-4333-8444-555555555555"
    let guidBody = try replaced(guid, .unknown)
    #expect(guidBody.wholeMatch(of: /\{"v":"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"\}/) != nil)
    #expect(!guidBody.contains(guid))
    let mixed = try replaced("QC41-mn", .unknown)
    #expect(mixed.wholeMatch(of: /\{"v":"[A-Z]{2}[0-9]{2}-[a-z]{2}"\}/) != nil)
    #expect(try replaced("52718364", .unknown).wholeMatch(of: /\{"v":"[1-9][0-9]{7}"\}/) != nil)
    #expect(try replaced("00ffa1b2c3", .unknown).wholeMatch(of: /\{"v":"[0-9a-f]{10}"\}/) != nil)
  }

  @Test func anUnknownValueIsNoOtherBindings() throws {
    var taken: [String: Bindings.Value] = [:]
    for digit in "0123456789" where digit != "7" && digit != "3" { taken["b\(digit)"] = .one(String(digit)) }
    let field = Field.member("v", .string, .literal("3"))
    #expect(try Sample.body(field, [.replace("request.v", .unknown)], Bindings(taken)) == #"{"v":"7"}"#)
  }

  @Test func anUnknownTokenKeepsItsHeaderAndLengths() throws {
    let sealed = try JWE.seal(Array("secret text".utf8), key: Array(repeating: 1, count: 32))
    let body = try replaced(sealed, .unknown)
    let other = try #require(try JSONReader.read(Array(body.utf8)).value["v"]?.string)
    let (old, new) = (try JWE.parse(sealed), try JWE.parse(other))
    #expect(new.header == old.header && new.ciphertext != old.ciphertext && other.utf8.count == sealed.utf8.count)
  }

  @Test func nothingIsUnknownWhereNothingCouldDiffer() {
    #expect(throws: ComposeFailure.notApplicable("request.v has no other value of the same shape")) {
      try replaced("--", .unknown)
    }
  }

  @Test func anAlteredValueIsNoOtherValueOfTheTarget() throws {
    let code = Field.member("code", .string, .binding("codes"))
    let contract = Sample.contract(body: [code], bindings: [Binding(name: "codes", summary: "")])
    let composer = try Sample.composer(contract, Bindings(["codes": .list(["CODE-1", "CODE-2", "CODE-3"])]))
    let altered = try Sample.send(composer, [.replace("request.code", .text(.alterLast))])
    #expect(String(decoding: altered.request.body, as: UTF8.self) == #"{"code":"CODE-4"}"#)
    let twice = try Sample.send(composer, [.duplicate("request.code", .text(.alterLast))])
    #expect(String(decoding: twice.request.body, as: UTF8.self) == #"{"code":"CODE-1","code":"CODE-4"}"#)
  }
}
