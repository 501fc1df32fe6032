import CaseModel
import ContractModel
import HTTPCore
import Testing

@Suite struct BodyTests {
  // MARK: Presence

  @Test func aBodyIsThereWhereTheFormHasOne() {
    #expect(Mastercard.trial.findings(Answer.bare(200)).first == "outcome.accepted at body")
    #expect(Aspen.trial.findings(Answer.bare(200)) == [])
  }

  @Test func aBodyBehindA204IsABreachOfFormAndFraming() {
    #expect(
      Rackspace.trial.findings(Rackspace.success, extra: "{}") == [
        "http.framing at end of the message", "outcome.accepted at body",
      ])
  }

  @Test(arguments: ["[]", "\"x\"", "17", "null"]) func aBodyWithMembersIsAnObject(body: String) {
    #expect(Aspen.trial.findings(Answer(body: body)) == ["outcome.accepted at body"])
  }

  // MARK: Envelope

  @Test func anUnsealedAnswerIsABreachThoughItsMembersAreRight() {
    let clear = Answer(body: Wibmo.success().inner ?? "")

    #expect(Wibmo.trial.findings(clear) == ["response.envelope at body"])
  }

  @Test func anEnvelopeThatDoesNotOpenIsABreach() {
    let answer = Wibmo.success()
    let judgement = Wibmo.trial.judge(.response(answer.response), opened: .unopened("the padding is wrong"))

    #expect(Wibmo.trial.texts(judgement) == ["response.envelope at response.token"])
  }

  @Test func aClientErrorNeedsNoEnvelope() {
    let trial = Wibmo.trial.refused(for: "request.urn.identity")

    #expect(trial.findings(Answer(status: 400, type: "text/plain", body: "no")) == [])
  }

  @Test func membersBesideTheTokenAreTolerated() {
    #expect(Wibmo.trial.findings(Wibmo.success(adding: #""bankId":"2010","entityId":100"#)) == [])
  }

  // MARK: Agreement of status and body

  @Test func aSuccessBodyUnderAnErrorIsABreach() {
    let trial = Wibmo.trial.refused(for: "request.urn.identity")
    let answer = Answer(status: 400, body: #"{"responseCode":"00"}"#)

    #expect(trial.findings(answer) == ["outcome.refused at status and body"])
    #expect(
      Mastercard.trial.refused(for: "path").findings(
        Answer(status: 404, body: #"{"Errors":{},"TokenResetMobilePinResponse":{}}"#)) == [
          "outcome.refused at status and body"
        ])
  }

  @Test func anErrorBesideASuccessIsABreach() {
    let body = Mastercard.success().body.dropLast() + #","Errors":{"Error":[]}}"#

    #expect(Mastercard.trial.findings(Answer(body: String(body))) == ["outcome.accepted at status and body"])
    #expect(
      Aspen.trial.findings(Answer(body: #"{"successful":false}"#)) == ["outcome.accepted at status and body"])
  }

  @Test func aNullErrorBesideASuccessIsNone() {
    let body = Mastercard.success().body.dropLast() + #","Errors":null}"#

    #expect(Mastercard.trial.findings(Answer(body: String(body))) == [])
  }

  @Test func aSuccessUnderAnotherSuccessStatusIsOneBreachOnly() {
    #expect(Wibmo.trial.findings(Wibmo.success().with { $0.status = 201 }) == ["outcome.accepted at answer"])
  }

  // MARK: JSON

  struct Text: Sendable, CustomTestStringConvertible {
    var name: String
    var bytes: [UInt8]
    var testDescription: String { name }
    init(_ name: String, _ text: String) { (self.name, bytes) = (name, Array(text.utf8)) }
    init(_ name: String, bytes: [UInt8]) { (self.name, self.bytes) = (name, bytes) }
  }

  @Test(arguments: [
    Text("duplicate member", #"{"resCode":200,"resDesc":"SUCCESS","data":{"msg":"x","msg":"y"}}"#),
    Text("byte order mark", "\u{FEFF}" + #"{"resCode":200}"#),
    Text("trailing garbage", #"{"resCode":200,"resDesc":"SUCCESS","data":{"msg":"x"}}x"#),
    Text("two values", #"{"resCode":200}{}"#), Text("truncated", #"{"resCode":200,"resDesc":"SUCC"#),
    Text("not JSON", "reset done"), Text("trailing comma", #"{"resCode":200,}"#),
    Text("not UTF-8", bytes: Array(#"{"resCode":""#.utf8) + [0xFF] + Array("\"}".utf8)),
    Text("control character", "{\"resCode\":200,\"resDesc\":\"SUC\u{1}CESS\"}"),
  ]) func whatIsNoSoundJSONIsABreach(text: Text) {
    let response = HTTPResponse(
      status: 200, fields: HTTPFields([HTTPField("Content-Type", "application/json"), HTTPField("Date", "x")]),
      body: text.bytes)
    let findings = BankEzy.trial.texts(BankEzy.trial.judge(.response(response), opened: .clear(text.bytes)))

    #expect(findings.contains { $0.hasPrefix("http.json at body") })
  }

  @Test func theInsideOfAnEnvelopeIsHeldAgainstTheSameRule() {
    let answer = Wibmo.success(adding: "\"urn\":1000058915")
    let broken = Answer(inner: "{\"responseCode\":\"00\"")

    #expect(Wibmo.trial.findings(answer) == ["http.json at opened body"])
    #expect(Wibmo.trial.findings(broken).contains { $0.hasPrefix("http.json at opened body") })
  }

  @Test func layoutOfJSONIsFree() {
    let body =
      "\r\n{ \"data\" : {\"new\":[1,{\"a\":null}], \"msg\":\"\\u0050IN\"},\n\t\"resDesc\":\"SUCCESS\", \"resCode\":200 }  "

    #expect(BankEzy.trial.findings(Answer(body: body)) == [])
  }

  @Test func aLoneSurrogateIsWellFormed() {
    #expect(BankEzy.trial.findings(BankEzy.success(rest: #","data":{"msg":"\ud800"}"#)) == [])
  }

  // MARK: Media types

  @Test(arguments: [
    "application/json", "application/json; charset=utf-8", "Application/JSON", "application/json;charset=\"UTF-8\"",
    "application/json ; version=1",
  ]) func theDocumentedMediaTypeIsRightWithAnyParameters(type: String) {
    #expect(Wibmo.trial.findings(Wibmo.success().with { $0.type = type }) == [])
  }

  @Test(arguments: ["text/html", "text/plain", "application/xml", "json", "application/problem+json"])
  func anotherMediaTypeIsABreach(type: String) {
    #expect(
      Wibmo.trial.findings(Wibmo.success().with { $0.type = type }) == ["http.media-type at header Content-Type"])
  }

  @Test func aMissingOrRepeatedMediaTypeIsABreach() {
    let missing = Wibmo.success().with { $0.type = nil }
    let repeated = Wibmo.success().with { $0.fields.append(HTTPField("Content-Type", "application/json")) }

    #expect(Wibmo.trial.findings(missing) == ["http.media-type at header Content-Type"])
    #expect(Wibmo.trial.findings(repeated) == ["http.media-type at header Content-Type"])
  }

  @Test func whereNoneIsDocumentedAnyMediaTypeIsRightThatDoesNotSayOtherwise() {
    for type in ["application/json", "text/plain;charset=UTF-8", "application/vnd.bank+json"] {
      #expect(BankEzy.trial.findings(BankEzy.success().with { $0.type = type }) == [])
    }
    for type in [nil, "text/html; charset=utf-8", "image/png", "application/xml", "application/soap+xml", "json"] {
      #expect(
        BankEzy.trial.findings(BankEzy.success().with { $0.type = type }) == ["http.media-type at header Content-Type"])
    }
  }
}
