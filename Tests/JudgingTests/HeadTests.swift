import CaseModel
import ContractModel
import HTTPCore
import JSONCore
import Testing

@Suite struct HeadTests {
  // MARK: Clauses

  @Test(arguments: [
    "Clave no aceptada EventId: (15860)", "EventId:  (1)", "Petición inválida EventId: (20005)",
    "x EventId:\t(20005) y",
  ]) func aReasonPhraseCarriesAnEventId(reason: String) {
    let trial = Aspen.trial.refused(for: "request.NewPin.format")

    #expect(trial.findings(Aspen.refusal(406, reason: reason)) == [])
  }

  @Test(arguments: ["", "Bad Request", "EventId: 20005", "EventId:(20005)", "eventid: (20005)"])
  func aReasonPhraseWithoutOneIsABreach(reason: String) {
    let trial = Aspen.trial.refused(for: "request.NewPin.format")

    #expect(
      trial.findings(Aspen.refusal(reason: reason)) == ["response.reason.event-id at answer 400"])
  }

  @Test func aReasonPhraseOfOtherOctetsThanUTF8IsRead() {
    var response = Aspen.refusal().response
    response.reason = Array("Petici".utf8) + [0xF3] + Array("n EventId: (20005)".utf8)
    let trial = Aspen.trial.refused(for: "request.NewPin.format")

    #expect(trial.texts(trial.judge(.response(response), opened: .nothing)) == [])
  }

  @Test func anUnknownCardNeedsNoEventIdButTheHelpHeader() {
    let trial = Aspen.trial.refused(["not-found"], for: "request.DocNumber.identity")
    let presence = "response.header.X-PRO-Response-Help.presence at answer 404"

    #expect(trial.findings(Aspen.refusal(404, reason: "")) == [])
    #expect(trial.findings(Answer.bare(404)) == [presence])
    #expect(
      trial.findings(Answer.bare(404, [HTTPField("x-pro-response-help", "see the manual")])) == [
        "response.header.X-PRO-Response-Help.format at answer 404"
      ])
  }

  @Test func anOptionalHeaderIsJudgedAndProvedOnlyWhereItIs() {
    let aspect = "response.header.X-PRO-Response-Time.format"
    let right = Answer.bare(200, [HTTPField("X-PRO-Response-Time", "00:01:234")])

    #expect(Aspen.trial.findings(Answer.bare(200)) == [])
    #expect(!Aspen.trial.holds(aspect, Answer.bare(200)))
    #expect(Aspen.trial.findings(right) == [])
    #expect(Aspen.trial.holds(aspect, right))
    #expect(
      Aspen.trial.findings(Answer.bare(200, [HTTPField("X-PRO-Response-Time", "1.2s")])) == ["\(aspect) at answer 200"])
  }

  // MARK: Tolerated heads

  @Test(arguments: ["", "OK", "Fine by me (really)", "Très bien", "200"]) func anyReasonPhraseOfASuccessIsRight(
    reason: String
  ) {
    #expect(Rackspace.trial.findings(Rackspace.success.with { $0.reason = reason }) == [])
  }

  @Test func headerNamesCountInAnyCaseAndFurtherOnesAreTolerated() {
    let answer = Wibmo.success().with { answer in
      answer.type = nil
      answer.fields = [
        HTTPField("DATE", "Sat, 11 Jul 2026 10:00:00 GMT"), HTTPField("content-TYPE", "application/json"),
        HTTPField("X-Powered-By", "x"), HTTPField("Set-Cookie", "a=b"), HTTPField("Connection", "close"),
      ]
      answer.framing = .chunked
      answer.trailers = [HTTPField("X-Checksum", "17")]
    }

    #expect(Wibmo.trial.findings(answer) == [])
  }

  // MARK: Manners

  @Test func mannersAreWantedAndNeverMust() {
    let dateless = Rackspace.success.with { $0.fields = [] }
    let judgement = Rackspace.trial.judge(dateless)

    #expect(Rackspace.trial.texts(judgement) == ["http.date at header Date"])
    #expect(judgement.findings.allSatisfy { Rackspace.trial.contract.requirement($0.requirement)?.level == .should })
    #expect(
      Rackspace.trial.open().findings(Answer.bare(401)) == ["http.challenge at header WWW-Authenticate"])
    #expect(Rackspace.trial.open().findings(Answer.bare(405)) == ["http.allow at header Allow"])
  }

  @Test func aServiceThatIsDownNeedsNoDate() {
    #expect(Rackspace.trial.open().findings(Answer.bare(503).with { $0.fields = [] }) == [])
  }

  // MARK: TRACE

  @Test func anAnswerToTRACESendsNothingBack() {
    var trial = Rackspace.trial.refused(["not-served"], for: "security.trace")
    trial.method = "TRACE"
    trial.fields = [HTTPField("Host", "h"), HTTPField("User-Agent", "ConformanceKit"), HTTPField("X-Trace-Me", "yes")]
    let echo = "TRACE / HTTP/1.1\r\nhost: h\r\nuser-agent: ConformanceKit\r\n\r\n"

    #expect(
      trial.findings(Answer(status: 200, type: "message/http", body: echo)) == [
        "security.trace at answer", "security.trace at body",
      ])
    #expect(
      trial.findings(Answer(status: 405, type: "text/plain", body: "x-trace-me: yes")).contains(
        "security.trace at body"))
    #expect(
      trial.findings(Answer(status: 405, fields: Self.allow, type: "text/html", body: "<p>Host: h is sorry</p>")) == [])
  }

  private static let allow = [HTTPField("Allow", "POST"), HTTPField("Date", "Sat, 11 Jul 2026 10:00:00 GMT")]
}
