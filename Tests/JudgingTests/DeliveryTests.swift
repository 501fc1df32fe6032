import CaseModel
import ContractModel
import HTTPCore
import Testing

@Suite struct DeliveryTests {
  private static let failures: [TransportFailure] = [
    .timedOut(phase: .head, received: 0), .timedOut(phase: .body, received: 40),
    .timedOut(phase: .sending, received: 0),
    .closedBeforeAnswer, .reset,
  ]

  @Test(arguments: failures) func aValidRequestWithoutAnswerBreaksTheAnswerAndTheCase(failure: TransportFailure) {
    var trial = Wibmo.trial
    (trial.kind, trial.primary) = (.positive, "http.chunked")
    let judgement = trial.judge(.failed(failure, received: []), opened: .nothing)

    #expect(trial.texts(judgement) == ["http.answers at connection", "http.chunked at connection"])
    #expect(judgement.held == [])
  }

  @Test(arguments: failures) func aRefusalThatNeverCameIsNoAcceptance(failure: TransportFailure) {
    let trial = Wibmo.trial.refused(for: "request.urn.identity")
    let judgement = trial.judge(.failed(failure, received: []), opened: .nothing)

    #expect(trial.texts(judgement) == ["http.answers at connection"])
    #expect(judgement.held == [])
  }

  @Test func anOverLongRequestThatIsFatalBreaksItsOwnPromiseToo() {
    var trial = Wibmo.trial.open()
    trial.primary = "http.limits"

    #expect(
      trial.texts(trial.judge(.failed(.reset, received: []), opened: .nothing)) == [
        "http.answers at connection", "http.limits at answer",
      ])
    #expect(trial.findings(Answer.bare(500)) == ["http.no-server-error at status", "http.limits at answer"])
    #expect(trial.findings(Answer.bare(431)) == [])
  }

  @Test(arguments: failures) func anOpenCaseBreaksTheAnswerAlone(failure: TransportFailure) {
    let trial = Wibmo.trial.open()

    #expect(
      trial.texts(trial.judge(.failed(failure, received: []), opened: .nothing)) == ["http.answers at connection"])
  }

  @Test(arguments: failures) func aRefusalThatNeverCameBreaksTheCaseWhereNoAnswerIsPromised(failure: TransportFailure) {
    var trial = Wibmo.trial.refused(for: "request.newPIN.length")
    trial.contract.requirements.removeAll { ["http.answers", "http.framing"].contains($0.aspect) }
    let malformed = ExchangeResult.malformed(MessageMalformation(.badStatusLine, offset: 9), received: [], partial: nil)

    #expect(
      trial.texts(trial.judge(.failed(failure, received: []), opened: .nothing))
        == ["request.newPIN.length at connection"])
    #expect(trial.texts(trial.judge(malformed, opened: .nothing)) == ["request.newPIN.length at answer"])
    #expect(trial.open().judge(malformed, opened: .nothing).findings == [])
  }

  @Test(arguments: [TransportFailure.closedBeforeAnswer, .reset]) func aCloseOnABrokenRequestIsARefusal(
    failure: TransportFailure
  ) {
    var trial = Wibmo.trial.refused(for: "request.body")
    trial.expectation.earlyRefusal = .answerOrClose
    let judgement = trial.judge(.failed(failure, received: []), opened: .nothing)

    #expect(judgement.findings == [])
    #expect(judgement.outcome == "refused")
    #expect(judgement.held == [])
  }

  @Test func aHangOnABrokenRequestIsNone() {
    var trial = Wibmo.trial.refused(for: "request.body")
    trial.expectation.earlyRefusal = .answerOrClose

    #expect(
      trial.texts(trial.judge(.failed(.timedOut(phase: .head, received: 0), received: []), opened: .nothing))
        == ["http.answers at connection"])
  }

  private static let defects: [MessageMalformation.Defect] = [
    .badStatusLine, .badFieldLine, .bareCarriageReturn, .nulOctet, .badContentLength, .conflictingContentLength,
    .contentLengthWithTransferEncoding, .badChunkSize, .missingChunkTerminator, .truncatedHead, .truncatedBody,
    .bodyTooLarge, .headTooLarge,
  ]

  @Test(arguments: defects) func aMalformedAnswerIsABreachWhateverItSays(defect: MessageMalformation.Defect) {
    let answer = Wibmo.success()
    let result = ExchangeResult.malformed(
      MessageMalformation(defect, offset: 17), received: [], partial: answer.response)
    let judgement = Wibmo.trial.judge(result, opened: answer.opened)

    #expect(Wibmo.trial.texts(judgement) == ["http.framing at octet 17", "outcome.accepted at answer"])
    #expect(judgement.outcome == nil)
    #expect(Wibmo.trial.texts(Wibmo.trial.open().judge(result, opened: answer.opened)) == ["http.framing at octet 17"])
  }

  @Test func anAnswerCutShortByAnEarlyCloseIsARefusal() {
    var trial = Wibmo.trial.refused(for: "request.body")
    trial.expectation.earlyRefusal = .answerOrClose
    func judge(_ partial: HTTPResponse?) -> [String] {
      trial.texts(
        trial.judge(
          .malformed(MessageMalformation(.truncatedBody, offset: 9), received: [], partial: partial), opened: .nothing))
    }

    #expect(judge(Answer.bare(413).response) == [])
    #expect(judge(nil) == [])
    #expect(judge(Answer.bare(200).response) == ["http.framing at octet 9"])
  }

  @Test func aServerErrorCountsThoughItsMessageIsMalformed() {
    let trial = Wibmo.trial.open()
    let result = ExchangeResult.malformed(
      MessageMalformation(.truncatedBody, offset: 9), received: [], partial: Answer.bare(500).response)

    #expect(
      trial.texts(trial.judge(result, opened: .nothing)) == [
        "http.framing at octet 9", "http.no-server-error at status",
      ])
  }

  @Test func octetsBehindAnAnswerAreABreach() {
    #expect(Wibmo.trial.findings(Wibmo.success(), extra: "x") == ["http.framing at end of the message"])
  }

  @Test(arguments: [
    ("Content-Length", "5", true), ("Transfer-Encoding", "chunked", true), ("Content-Length", "0", false),
    ("Content-Type", "application/json", false),
  ]) func anAnswerWithoutContentAnnouncesNone(name: String, value: String, isBreach: Bool) {
    let findings = Rackspace.trial.findings(Answer.bare(204, [HTTPField(name, value)]))

    #expect(findings == (isBreach ? ["http.framing at header"] : []))
  }

  @Test func octetsThatCameUnaskedAreABreachButATimeoutNoticeIsNot() {
    let answer = Wibmo.success()
    func judge(_ stray: String) -> [String] {
      Wibmo.trial.texts(
        Wibmo.trial.judge(.response(answer.response), opened: answer.opened, stray: Array(stray.utf8)))
    }

    #expect(judge("tail of the body") == ["http.framing at before the answer"])
    #expect(judge("HTTP/1.1 408 Request Timeout\r\nConnection: close\r\n\r\n") == [])
  }
}
