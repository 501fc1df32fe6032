import CaseModel
import Composing
import ContractModel
import HTTPCore
import JSONCore
import Testing

@Suite struct BodyEditTests {
  static let control = #"{"a":"1","b":{"c":"2"}}"#

  static var contract: Contract {
    Sample.contract(body: [
      .member("a", .string, .literal("1")),
      .member("b", .object) {
        $0.members = [Field(name: "c", path: ["b", "c"], type: FieldType(.string), control: .literal("2"))]
      },
    ])
  }

  func send(_ edits: [Edit]) throws -> SentRequest { try Sample.send(Sample.composer(Self.contract), edits) }
  func body(_ edits: [Edit]) throws -> String { String(decoding: try send(edits).request.body, as: UTF8.self) }

  @Test(arguments: [
    (Edit.remove("request.a"), #"{"b":{"c":"2"}}"#), (.remove("request.b"), #"{"a":"1"}"#),
    (.remove("request.b.c"), #"{"a":"1","b":{}}"#), (.replace("request.b", .json(.null)), #"{"a":"1","b":null}"#),
    (.rename("request.b.c", to: "C"), #"{"a":"1","b":{"C":"2"}}"#),
    (.duplicate("request.a", .text(.alterLast)), #"{"a":"1","b":{"c":"2"},"a":"2"}"#),
    (.addMember(parent: [], name: "probe", value: .number(1)), #"{"a":"1","b":{"c":"2"},"probe":1}"#),
    (.addMember(parent: ["b"], name: "probe", value: .null), #"{"a":"1","b":{"c":"2","probe":null}}"#),
    (.reverseMembers, #"{"b":{"c":"2"},"a":"1"}"#),
    (.style(.escaped), #"{"\u0061":"\u0031","\u0062":{"\u0063":"\u0032"}}"#),
    (.innerBody(.truncated(1)), #"{"a":"1","b":{"c":"2"}"#), (.innerBody(.truncated(500)), #"{"a":"1","b""#),
    (.innerBody(.append([0x78])), "\(control)x"), (.wireBody(.prepend([0x20])), " \(control)"),
    (.wireBody(.replaced([0x34, 0x32])), "42"), (.innerBody(.inArray), "[\(control)]"),
    (.innerBody(.nested(3)), #"{"a":"1","b":{"c":"2"},"probe":[[[]]]}"#),
    (.innerBody(.padded(4)), #"{"a":"1","b":{"c":"2"},"probe":"aaaa"}"#), (.wireBody(.absent), ""),
  ])
  func theBodyIsChangedAsTheEditSays(edit: Edit, body: String) throws {
    let sent = try send([edit])
    #expect(String(decoding: sent.request.body, as: UTF8.self) == body)
    #expect(sent.request.fields["Content-Length"] == "\(body.utf8.count)")
    #expect(sent.request.fields["Content-Type"] == "application/json")
  }

  @Test func membersAreAddedToAnEmptyObjectWithoutAComma() throws {
    let edits: [Edit] = [.remove("request.a"), .remove("request.b"), .innerBody(.padded(1))]
    #expect(try body(edits) == #"{"probe":"a"}"#)
  }

  @Test func deepNestingIsMadeWithoutDepth() throws {
    #expect(try body([.innerBody(.nested(100_000))]).utf8.count == Self.control.utf8.count + 200_000 + 9)
  }

  @Test func editsNeedSomethingToWorkOn() {
    for edit in [
      Edit.addMember(parent: ["a"], name: "x", value: .null), .remove("request.z"), .seal(.absent),
      .replace("request.b", .text(.append("x"))),
    ] {
      #expect(throws: ComposeFailure.self) { try send([edit]) }
    }
    let noBody = Sample.contract(contentTypes: [])
    for edit in [Edit.reverseMembers, .chunked([1], trailers: HTTPFields()), .expectContinue, .wireBody(.inArray)] {
      #expect(throws: ComposeFailure.self) { try Sample.send(Sample.composer(noBody), [edit]) }
    }
  }

  @Test func chunkedBodiesAndExpectationsAreFramed() throws {
    let chunked = try send([.chunked([10], trailers: HTTPFields([HTTPField("X-End", "1")]))])
    #expect(chunked.request.fields["Content-Length"] == nil)
    #expect(
      Sample.text(chunked).hasSuffix(
        "a\r\n{\"a\":\"1\",\"\r\na\r\nb\":{\"c\":\"2\r\n3\r\n\"}}\r\n0\r\nX-End: 1\r\n\r\n"))
    let expecting = try send([.expectContinue])
    #expect(expecting.expectsContinue && expecting.request.fields["Expect"] == "100-continue")
  }
}

@Suite struct HeadEditTests {
  static var contract: Contract {
    Sample.contract(
      query: [Field(name: "q", place: .query, path: ["q"], type: FieldType(.boolean), control: .literal("false"))],
      headers: [
        .header("X-Api-Key", .literal("K7QW")), .header("X-Other", .binding("other")) { $0.presence = .optional },
      ],
      body: [.member("a", .string, .literal("1"))], bindings: [Binding(name: "other", summary: "", isRequired: false)])
  }

  func send(_ edits: [Edit]) throws -> SentRequest { try Sample.send(Sample.composer(Self.contract), edits) }

  @Test func fieldsAreLeftOutReplacedRenamedAndDoubled() throws {
    let id = "request.header.X-Api-Key"
    #expect(try send([.remove(id)]).request.fields["X-Api-Key"] == nil)
    #expect(try send([.replace(id, .json(.number(7)))]).request.fields["X-Api-Key"] == "7")
    #expect(try send([.rename(id, to: "X-Key")]).request.fields["X-Key"] == "K7QW")
    let doubled = try send([.duplicate(id, .text(.alterLast))])
    #expect(doubled.request.fields.all("X-Api-Key").map(\.valueText) == ["K7QW", "K7QX"])
    #expect(doubled.values[id] == .string("K7QW"))
    let moved = try send([.inQuery(id)])
    #expect(moved.request.fields["X-Api-Key"] == nil)
    #expect(moved.request.target.hasSuffix("?q=false&X-Api-Key=K7QW"))
    #expect(throws: ComposeFailure.notApplicable("a header field cannot carry a line end or a NUL")) {
      try send([.replace(id, .text(.append("\r\nX: y")))])
    }
  }

  @Test func optionalFieldsWithoutABindingStayOut() throws {
    #expect(try send([]).request.fields["X-Other"] == nil)
    let id = "request.header.X-Other"
    #expect(try send([.remove(id)]).request.fields["X-Other"] == nil)
    #expect(try send([.replace(id, .json(.string("")))]).request.fields["X-Other"] == "")
    for edit in [Edit.include(id), .replace(id, .text(.append("x"))), .replace(id, .unknown)] {
      #expect(throws: ComposeFailure.notApplicable("other is not given")) { try send([edit]) }
    }
  }

  @Test func optionalFieldsWithoutAControlAreSentOnlyWhenIncluded() throws {
    let mode = Field.member("mode") { ($0.presence, $0.type.allowed) = (.optional, ["a", "b"]) }
    #expect(try Sample.body(mode, []) == "{}")
    #expect(try Sample.body(mode, [.include("request.mode")]) == #"{"mode":"a"}"#)
  }

  @Test func namesGoLowerCase() throws {
    let sent = try send([.lowerCaseFieldNames])
    #expect(
      sent.request.fields.map(\.nameText) == [
        "host", "x-api-key", "accept", "accept-encoding", "user-agent", "content-type", "content-length",
      ])
  }

  @Test func addedFieldsComeLastAndNamesGoUpperCase() throws {
    let sent = try send([.addHeader(HTTPField("X-Probe", "1")), .upperCaseFieldNames])
    #expect(
      sent.request.fields.map(\.nameText) == [
        "HOST", "X-API-KEY", "ACCEPT", "ACCEPT-ENCODING", "USER-AGENT", "CONTENT-TYPE", "CONTENT-LENGTH", "X-PROBE",
      ])
  }

  @Test(arguments: [
    ([Edit.pathAppending("/unknown")], "/base/api/u-1%20%C3%A9/resetPin/unknown?q=false"),
    ([.pathUppercased], "/base/API/u-1%20%C3%A9/RESETPIN?q=false"),
    ([.pathRespelled(.doubledSlash)], "/base/api/u-1%20%C3%A9//resetPin?q=false"),
    ([.pathRespelled(.dotSegment)], "/base/api/u-1%20%C3%A9/./resetPin?q=false"),
    ([.pathRespelled(.encodedLetter)], "/base/api/u-1%20%C3%A9/resetPi%6E?q=false"),
    ([.addQuery("q=true"), .addQuery("x y")], "/base/api/u-1%20%C3%A9/resetPin?q=false&q=true&x y"),
    ([.replace("request.query.q", .json(.string("a+b")))], "/base/api/u-1%20%C3%A9/resetPin?q=a%2Bb"),
    ([.remove("request.query.q")], "/base/api/u-1%20%C3%A9/resetPin"),
    ([.replace("request.path.user", .json(.string("../x")))], "/base/api/..%2Fx/resetPin?q=false"),
  ])
  func pathAndQueryAreChangedAsTheEditSays(edits: [Edit], target: String) throws {
    #expect(try send(edits).request.target == target)
  }

  @Test func methodsWithoutContentHaveNone() throws {
    for method in ["GET", "HEAD", "TRACE"] {
      let sent = try send([.method(method)])
      #expect(sent.request.body.isEmpty && sent.method == method)
      #expect(sent.request.fields["Content-Type"] == nil && sent.request.fields["Content-Length"] == nil)
    }
    for method in ["DELETE", "BREW", "OPTIONS"] {
      #expect(try send([.method(method)]).request.fields["Content-Length"] == "9")
    }
  }

  @Test func contentTypeIsReplacedOrLeftOut() throws {
    #expect(try send([.contentType("text/plain")]).request.fields["Content-Type"] == "text/plain")
    #expect(try send([.contentType(nil)]).request.fields["Content-Type"] == nil)
  }
}
