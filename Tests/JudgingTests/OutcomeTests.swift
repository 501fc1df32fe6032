import CaseModel
import ContractModel
import HTTPCore
import Testing

@Suite struct OutcomeTests {
  @Test func theControlsOfAllSystemsHold() {
    #expect(Wibmo.trial.findings(Wibmo.success()) == [])
    #expect(Rackspace.trial.findings(Rackspace.success) == [])
    #expect(Aspen.trial.findings(Answer.bare(200)) == [])
    #expect(Mastercard.trial.findings(Mastercard.success()) == [])
    #expect(BankEzy.trial.findings(BankEzy.success()) == [])
  }

  @Test(arguments: [201, 202, 302, 400, 404]) func anotherStatusIsNoAcceptance(status: Int) {
    let judgement = Wibmo.trial.judge(Wibmo.success().with { $0.status = status })

    #expect(judgement.outcome != "accepted")
    #expect(Wibmo.trial.texts(judgement).contains("outcome.accepted at answer"))
  }

  @Test(arguments: [200, 201, 202]) func aSuccessThatShouldHaveNoBodyIs204Alone(status: Int) {
    #expect(Rackspace.trial.findings(Answer.bare(status)) == ["outcome.accepted at answer"])
  }

  @Test func aRefusalWhereAcceptanceIsDueIsABreach() {
    #expect(Wibmo.trial.findings(Wibmo.refusal()) == ["outcome.accepted at answer"])
    #expect(Mastercard.trial.findings(Answer(body: Mastercard.errors)) == ["outcome.accepted at answer"])
  }

  @Test func anAcceptedRequestThatMustBeRefusedBreaksWhatTheCaseIsMadeFor() {
    let trial = Wibmo.trial.refused(for: "request.newPIN.length")

    #expect(trial.findings(Wibmo.success()) == ["request.newPIN.length at answer"])
    #expect(trial.judge(Wibmo.success()).findings.first?.title == "a request that must be refused was accepted")
  }

  @Test func aScenarioSaysWhetherItsRequestWasRefusedOrAccepted() {
    var mustBeRefused = Rackspace.trial.refused(["not-found"], for: "domain.user-admin")
    mustBeRefused.kind = .scenario
    var mustBeAccepted = Rackspace.trial
    mustBeAccepted.kind = .scenario
    func shown(_ trial: Trial, _ answer: Answer) -> [String] {
      trial.judge(answer).findings.map { "\($0.title): \($0.actual)" }
    }

    #expect(
      shown(mustBeRefused, Rackspace.success) == ["a request that must be refused was accepted: 204 (accepted)"])
    #expect(
      shown(mustBeRefused, Answer.bare(400)).first?.hasPrefix("the answer is not the refusal that is due") == true)
    #expect(shown(mustBeAccepted, Answer.bare(404)).first?.hasPrefix("a valid request was not accepted") == true)
  }

  @Test(arguments: [400, 401, 403, 404, 409, 422, 429]) func anyClientErrorIsARefusalWhereNoneIsNamed(status: Int) {
    for trial in [Wibmo.trial, BankEzy.trial, Mastercard.trial] {
      #expect(trial.refused(for: "path").findings(Answer.bare(status, Self.manners)) == [])
    }
  }

  /// What 401 and 405 carry in good manners.
  static let manners = [HTTPField("WWW-Authenticate", "Basic"), HTTPField("Allow", "POST")]

  @Test(arguments: ["\"1055\"", "\"99\"", "\"1\"", "\"E12\""]) func anyOtherCodeIsARefusal(code: String) {
    #expect(Wibmo.trial.refused(for: "request.urn.identity").findings(Wibmo.refusal(code)) == [])
  }

  @Test func aRefusalCodeOfFiveCharactersIsTooLong() {
    let trial = Wibmo.trial.refused(for: "request.urn.identity")

    #expect(
      trial.findings(Wibmo.refusal("\"10555\"")) == ["response.failure.responseCode.length at response.responseCode"])
  }

  @Test(arguments: [
    (400, ["outcome.unauthorized at answer"]), (403, ["outcome.unauthorized at answer"]), (401, []),
    (204, ["request.header.X-Auth-Token.credential at answer"]),
    (200, ["request.header.X-Auth-Token.credential at answer"]),
  ]) func aNamedStatusIsTheOnlyOne(status: Int, wanted: [String]) {
    let trial = Rackspace.trial.refused(["unauthorized"], for: "request.header.X-Auth-Token.credential")

    #expect(trial.findings(Answer.bare(status, Self.manners)) == wanted)
  }

  @Test func anAnswerWithoutWhatTellsItIsHeldAgainstTheFormOfItsStatus() {
    let without = Answer(type: "text/plain", body: #"{"resDesc":"SUCCESS","data":{"msg":"done"}}"#)
    #expect(BankEzy.trial.findings(without) == ["response.resCode.presence at response.resCode"])
    let wrong = Answer(type: "text/plain", body: #"{"resCode":true,"resDesc":"SUCCESS","data":{"msg":"done"}}"#)
    #expect(BankEzy.trial.findings(wrong) == ["response.resCode.type at response.resCode"])
    #expect(
      BankEzy.trial.refused(for: "request.pin.length").findings(Answer(type: "text/plain", body: #"{"resDesc":"no"}"#))
        == ["response.refusal.resCode.presence at response.resCode"])
  }

  @Test func aRefusalUnderAnotherStatusIsNoAcceptance() {
    let trial = Wibmo.trial.refused(for: "request.newPIN.length")

    #expect(trial.findings(Wibmo.refusal().with { $0.status = 201 }) == ["outcome.refused at answer"])
    #expect(trial.findings(Answer.bare(202)) == ["request.newPIN.length at answer"])
  }

  @Test func outcomesThatOverlapAreAllRight() {
    let trial = Rackspace.trial.refused(["forbidden", "not-found"], for: "role.user-manage.user-admin")

    #expect(trial.findings(Answer.bare(403)) == [])
    #expect(trial.findings(Answer.bare(404)) == [])
    #expect(trial.findings(Answer.bare(409)) == ["outcome.forbidden at answer"])
    #expect(trial.findings(Rackspace.success) == ["role.user-manage.user-admin at answer"])
  }

  @Test(arguments: [
    ("GET", 501, true), ("BREW", 501, true), ("GET", 405, true), ("GET", 302, true), ("POST", 501, false),
    ("GET", 200, false), ("GET", 204, false),
  ]) func whatIsNotServedIsAnsweredWithNoSuccess(method: String, status: Int, isRight: Bool) {
    var trial = Wibmo.trial.refused(["not-served"], for: "method")
    trial.method = method

    #expect(trial.findings(Answer.bare(status, Self.manners)).isEmpty == isRight)
  }

  @Test(arguments: [500, 502, 503, 504, 599]) func aServerErrorIsABreachInEveryCase(status: Int) {
    #expect(Wibmo.trial.open().findings(Answer.bare(status)) == ["http.no-server-error at status"])
    #expect(Wibmo.trial.refused(for: "path").findings(Answer.bare(status)) == ["http.no-server-error at status"])
    var positive = Wibmo.trial
    (positive.kind, positive.primary) = (.positive, "http.chunked")
    #expect(
      positive.findings(Answer.bare(status)) == ["http.no-server-error at status", "http.chunked at answer"])
  }

  @Test func aDocumented503IsNoServerError() {
    #expect(Rackspace.trial.open().findings(Answer.bare(503)) == [])
    #expect(Aspen.trial.open().findings(Answer.bare(503)) == [])
  }

  @Test func anOpenCaseAdmitsEverythingThatIsSoundInItself() {
    for status in [400, 401, 404, 409, 422, 302] {
      #expect(Wibmo.trial.open().findings(Answer.bare(status, Self.manners)) == [])
    }
    #expect(Wibmo.trial.open().findings(Wibmo.success()) == [])
    #expect(Wibmo.trial.open().findings(Wibmo.refusal()) == [])
  }

  @Test func anOpenCaseDoesNotAdmitASuccessInNoKnownForm() {
    #expect(Rackspace.trial.open().findings(Answer.bare(200)) == ["outcome.accepted at status and body"])
    #expect(
      BankEzy.trial.open().findings(Answer(type: "text/html", body: "<html></html>")).contains(
        "outcome.accepted at status and body"))
  }

  @Test(arguments: [400, 413, 415, 422]) func anEarlyRefusalOfABrokenRequestMayLookLikeAnything(status: Int) {
    var trial = Aspen.trial.refused(for: "request.body")
    trial.expectation.earlyRefusal = .answerOrClose
    let answer = Answer(status: status, reason: "Bad Request", type: "text/html", body: "<h1>no</h1>")

    #expect(trial.findings(answer) == [])
  }

  @Test func aFrontEndMayNotAnswerForADocumentThatNamesTheStatus() {
    var trial = Rackspace.trial.refused(["method-not-allowed"], for: "method")
    trial.method = "PUT"
    trial.expectation.earlyRefusal = .answerOrClose

    #expect(trial.findings(Answer.bare(404)) == ["outcome.method-not-allowed at answer"])
    #expect(trial.findings(Rackspace.success) == ["method at answer"])
    #expect(trial.findings(Answer.bare(405, Self.manners)) == [])
  }

  @Test func theConditionsOfAStepAreItsOwnBreach() {
    var trial = Rackspace.trial
    trial.expectation.conditions = [Condition(.header("X-Id"), .present)]

    #expect(trial.findings(Rackspace.success) == ["outcome.accepted at answer"])
  }
}
