import CaseModel
import Composing
import ContractModel
import HTTPCore
import JSONCore
import Testing

@Suite struct ControlTests {
  @Test func theControlIsWrittenByteForByte() throws {
    let contract = Sample.contract(
      query: [
        Field(name: "only if", place: .query, path: ["only if"], type: FieldType(.boolean), control: .literal("a&b"))
      ],
      headers: [.header("x-api-key", .binding("apiKey"))],
      body: [
        .member("code", .numeric) { $0.type.allowed = ["1120"] },
        .member("urn", .numeric, .literal("42")) { $0.spellings = [.integer, .string] },
        .member("zero", .numeric, .literal("042")) { $0.spellings = [.integer, .string] },
        .member("at", .dateTime("YYYYMMDDHHMMSS"), .now("YYYYMMDDHHMMSS")),
        .member("outer", .object) {
          $0.members = [
            Field(
              name: "flag", path: ["outer", "flag"], type: FieldType(.boolean), spellings: [.boolean],
              control: .literal("true"))
          ]
        },
        .member("gone", .string, .binding("absent")) { $0.presence = .optional },
      ],
      bindings: [
        Binding(name: "apiKey", summary: "key"), Binding(name: "absent", summary: "", isRequired: false),
      ])
    let sent = try Sample.send(Sample.composer(contract, Bindings(["apiKey": .one("K7QW")])))
    let body = #"{"code":"1120","urn":42,"zero":"042","at":"20260304050607","outer":{"flag":true}}"#
    #expect(
      Sample.text(sent) == """
        POST /base/api/u-1%20%C3%A9/resetPin?only%20if=a%26b HTTP/1.1\r
        Host: 127.0.0.1:8080\r
        x-api-key: K7QW\r
        Accept: */*\r
        Accept-Encoding: identity\r
        User-Agent: ConformanceKit\r
        Content-Type: application/json\r
        Content-Length: \(body.utf8.count)\r
        \r
        \(body)
        """)
    #expect(sent.url == "http://127.0.0.1:8080/base/api/u-1%20%C3%A9/resetPin?only%20if=a%26b")
    #expect(sent.values["request.urn"] == .number(42))
    #expect(sent.values["request.header.x-api-key"] == .string("K7QW"))
    #expect(sent.opened == nil)
  }

  @Test func aRequestWithoutABodySaysSoWhereTheMethodCouldHaveOne() throws {
    let contract = Sample.contract(contentTypes: [])
    let sent = try Sample.send(Sample.composer(contract))
    #expect(sent.request.fields["Content-Length"] == "0")
    #expect(sent.request.fields["Content-Type"] == nil)
    let get = try Sample.send(Sample.composer(Sample.contract(method: "GET", contentTypes: [])))
    #expect(get.request.fields["Content-Length"] == nil)
  }
}
