import CaseModel
import ContractModel
import JSONCore
import Testing

@Suite struct MemberTests {
  struct Row: Sendable, CustomTestStringConvertible {
    var member: String
    var text: String?
    var wanted: [String]
    var testDescription: String { "\(member) \(text ?? "missing")" }
  }

  @Test(arguments: [
    Row(member: "clientTxnId", text: nil, wanted: ["response.clientTxnId.presence at response.clientTxnId"]),
    Row(member: "clientTxnId", text: "null", wanted: ["response.clientTxnId.presence at response.clientTxnId"]),
    Row(member: "clientTxnId", text: "4711", wanted: ["response.clientTxnId.type at response.clientTxnId"]),
    Row(
      member: "clientTxnId", text: "[\"TXN4711abcdef\"]", wanted: ["response.clientTxnId.type at response.clientTxnId"]),
    Row(
      member: "clientTxnId", text: "\"TXN4711abcdeg\"", wanted: ["response.clientTxnId.echo at response.clientTxnId"]),
    Row(
      member: "clientTxnId", text: "\"txn4711abcdef\"", wanted: ["response.clientTxnId.echo at response.clientTxnId"]),
    Row(member: "clientTxnId", text: "\"TXN4711abcde\"", wanted: ["response.clientTxnId.echo at response.clientTxnId"]),
    Row(
      member: "clientId", text: "\"FintechQ90123456\"",
      wanted: ["response.clientId.length at response.clientId", "response.clientId.echo at response.clientId"]),
    Row(
      member: "clientId", text: "\"\"",
      wanted: ["response.clientId.length at response.clientId", "response.clientId.echo at response.clientId"]),
    Row(member: "urn", text: "1000058916", wanted: ["response.urn.echo at response.urn"]),
    Row(member: "urn", text: "true", wanted: ["response.urn.type at response.urn"]),
    Row(member: "urn", text: "1000058915.5", wanted: ["response.urn.type at response.urn"]),
    Row(
      member: "urn", text: "\"+1000058915\"",
      wanted: [
        "response.urn.length at response.urn", "response.urn.format at response.urn",
        "response.urn.echo at response.urn",
      ]),
    Row(member: "messageCode", text: "\"1120\"", wanted: ["response.messageCode.value at response.messageCode"]),
    Row(member: "messageCode", text: "1122", wanted: ["response.messageCode.value at response.messageCode"]),
    Row(
      member: "responseDateTime", text: "\"20261311100000\"",
      wanted: ["response.responseDateTime.format at response.responseDateTime"]),
    Row(
      member: "responseDateTime", text: "\"20260230100000\"",
      wanted: ["response.responseDateTime.format at response.responseDateTime"]),
    Row(
      member: "responseDateTime", text: "\"2026071110000\"",
      wanted: ["response.responseDateTime.format at response.responseDateTime"]),
    Row(
      member: "responseDateTime", text: "\"2026-07-11T10:00\"",
      wanted: ["response.responseDateTime.format at response.responseDateTime"]),
    Row(
      member: "responseDateTime", text: "\"20260709100000\"",
      wanted: ["response.responseDateTime.freshness at response.responseDateTime"]),
    Row(
      member: "responseDateTime", text: "\"20270711100000\"",
      wanted: ["response.responseDateTime.freshness at response.responseDateTime"]),
    Row(
      member: "accosaRefNo", text: "\"123456789012345678901\"",
      wanted: ["response.accosaRefNo.length at response.accosaRefNo"]),
    Row(member: "accosaRefNo", text: "\"12 34\"", wanted: ["response.accosaRefNo.format at response.accosaRefNo"]),
    Row(member: "responseMessage", text: "17", wanted: ["response.responseMessage.type at response.responseMessage"]),
  ]) func aWrongMemberIsABreachOfOneRequirement(row: Row) {
    #expect(Wibmo.trial.findings(Wibmo.success([row.member: row.text])) == row.wanted)
  }

  @Test(arguments: [
    ("urn", "\"1000058915\""), ("urn", "1000058915"), ("urn", "1000058915.0"), ("urn", "1000058915e0"),
    ("urn", "1.000058915e9"), ("messageCode", "1121"), ("messageCode", "1121.0"), ("accosaTransactionId", "77120"),
    ("accosaRefNo", "20260711000001700000"), ("description", "null"), ("description", "\"\""),
    ("responseMessage", "null"), ("responseMessage", "\"Opération réussie 漢字 😀\""),
    ("responseDateTime", "20260711100002"), ("clientTxnId", "\"\\u0054XN4711abcdef\""),
  ]) func aMemberInAnotherSpellingIsRight(member: String, text: String) {
    #expect(Wibmo.trial.findings(Wibmo.success([member: text])) == [])
  }

  @Test(arguments: ["description", "responseMessage"]) func anOptionalMemberMayBeMissing(member: String) {
    #expect(Wibmo.trial.findings(Wibmo.success([member: String?.none])) == [])
  }

  @Test(arguments: [
    "20260710220000", "20260711000000", "20260711053000", "20260711100459", "20260711153000", "20260712000000",
    "20260712000459", "20260710215501", "20260711154500", "20260711132000", "20260711131000",
  ]) func aDateOfAnyTimeZoneIsNow(text: String) {
    #expect(Wibmo.trial.findings(Wibmo.success(["responseDateTime": "\"\(text)\""])) == [])
  }

  @Test(arguments: [
    "20260710215459", "20260712000501", "20250711100000", "20260713100000", "20260711073800", "20260711132230",
  ])
  func aDateOfNoTimeZoneIsStale(text: String) {
    #expect(
      Wibmo.trial.findings(Wibmo.success(["responseDateTime": "\"\(text)\""])) == [
        "response.responseDateTime.freshness at response.responseDateTime"
      ])
  }

  @Test func leapSecondsAndLeapDaysAreOnTheCalendar() {
    let answer = Wibmo.success(["responseDateTime": "\"20260711100060\""])
    #expect(Wibmo.trial.findings(answer) == [])

    let leapDay = Wibmo.success(["responseDateTime": "\"20240229100000\""])
    #expect(Wibmo.trial.findings(leapDay) == ["response.responseDateTime.freshness at response.responseDateTime"])
    let noLeapDay = Wibmo.success(["responseDateTime": "\"20230229100000\""])
    #expect(Wibmo.trial.findings(noLeapDay) == ["response.responseDateTime.format at response.responseDateTime"])
  }

  @Test func lettersBetweenThePartsOfADateStandForThemselves() throws {
    var trial = Wibmo.trial
    trial.contract = try #require(
      Shipped.contract("wibmo-prepaid", replacing: "YYYYMMDDHHMMSS", by: "YYYY-MM-DDTHH:MM:SSZ"))
    func findings(_ date: String) -> [String] {
      trial.findings(Wibmo.success(["responseDateTime": "\"\(date)\""]))
    }
    let wrong = ["response.responseDateTime.format at response.responseDateTime"]

    #expect(findings("2026-07-11T10:00:00Z") == [])
    #expect(findings("2026-07-11 10:00:00Z") == wrong)
    #expect(findings("2026-07-11T10:00:000") == wrong)
    #expect(findings("2026-02-30T10:00:00Z") == wrong)
  }

  @Test func aNumberRepeatsAnyZerosOrNone() {
    var trial = Wibmo.trial
    trial.values["request.urn"] = .string("0000402")

    #expect(trial.findings(Wibmo.success(["urn": "402"])) == [])
    #expect(trial.findings(Wibmo.success(["urn": "\"0000402\""])) == [])
    #expect(trial.findings(Wibmo.success(["urn": "4020"])) == ["response.urn.echo at response.urn"])
  }

  @Test func anEchoOfAnAlteredValueIsOpen() {
    var trial = Wibmo.trial.open()
    trial.expectation.freeEchoes = ["request.urn"]

    #expect(trial.findings(Wibmo.success(["urn": "1"])) == [])
    #expect(
      trial.findings(Wibmo.success(["clientTxnId": "\"x\""])) == ["response.clientTxnId.echo at response.clientTxnId"])
  }

  @Test func whoMayAcceptAValueMayRepeatIt() {
    let odd = "{6f1f9a4e-0c2b-4d53-9c61-5f0a7f2d1b3c}"
    let answer = Answer(body: #"{"correlationalId":"\#(odd)"}"#)
    var trial = Aspen.trial.open()
    trial.values["request.CorrelationalId"] = .string(odd)
    let wrong = ["response.correlationalId.format at response.correlationalId"]
    #expect(trial.findings(answer) == wrong)

    trial.edits = [.replace("request.CorrelationalId", .text(.wrap("{", "}")))]
    #expect(trial.findings(answer) == [])
    #expect(trial.findings(Answer(body: #"{"correlationalId":"other"}"#)) == wrong)
  }

  @Test func nestedMembersHaveTheirOwnRequirements() {
    let long = String(repeating: "D", count: 65)

    #expect(
      Mastercard.trial.findings(Mastercard.success(reference: "OTHER")) == [
        "response.TokenResetMobilePinResponse.Token.TokenUniqueReference.echo at "
          + "response.TokenResetMobilePinResponse.Token.TokenUniqueReference"
      ])
    #expect(Mastercard.trial.findings(Mastercard.success(reference: long)).count == 2)
    #expect(
      Mastercard.trial.findings(Answer(body: #"{"TokenResetMobilePinResponse":{"Token":[]}}"#)) == [
        "response.TokenResetMobilePinResponse.Token.type at response.TokenResetMobilePinResponse.Token"
      ])
    #expect(
      BankEzy.trial.findings(BankEzy.success(rest: #","data":{}"#)) == [
        "response.data.msg.presence at response.data.msg"
      ])
    #expect(BankEzy.trial.findings(BankEzy.success(rest: "")) == ["response.data.presence at response.data"])
  }

  @Test(arguments: ["200", "\"200\"", "\"ONB200\"", "200.0"]) func everyReadingOfASuccessCodeIsOne(code: String) {
    #expect(BankEzy.trial.findings(BankEzy.success(code: code)) == [])
  }

  @Test func anErrorHasMembersOfItsOwn() {
    let trial = Mastercard.trial.refused(for: "request.body")
    let recoverable = "response.errors.Errors.Error.[].Recoverable.type at response.Errors.Error.[].Recoverable"

    #expect(trial.findings(Answer(status: 400, body: Mastercard.errors)) == [])
    #expect(trial.findings(Answer(status: 200, body: Mastercard.errors)) == [])
    #expect(
      trial.findings(Answer(status: 400, body: #"{"Errors":{"Error":[{"Recoverable":"false"}]}}"#)) == [])
    #expect(
      trial.findings(Answer(status: 400, body: #"{"Errors":{"Error":[{"Recoverable":1}]}}"#)) == [recoverable])
    #expect(trial.findings(Answer(status: 400, body: #"{"Errors":{"Error":[]}}"#)) == [])
    #expect(
      trial.findings(Answer(status: 400, body: #"{"fault":1}"#)) == [
        "response.errors.Errors.presence at response.Errors"
      ])
  }

  @Test func aMemberWithAReasonNeedsIt() {
    var trial = Mastercard.trial
    trial.values["request.TokenResetMobilePinRequest.CommentText"] = nil
    let condition = "response.TokenResetMobilePinResponse.Token.CommentId.condition"

    #expect(trial.findings(Mastercard.success(comment: "")) == [])
    #expect(trial.findings(Mastercard.success(comment: #","CommentId":null"#)) == [])
    #expect(
      trial.findings(Mastercard.success()) == ["\(condition) at response.TokenResetMobilePinResponse.Token.CommentId"])
    #expect(Mastercard.trial.findings(Mastercard.success(comment: "")) == [])
  }

  @Test func onlyAnAnswerThatCouldHaveBrokenAPromiseHoldsIt() {
    let condition = "response.TokenResetMobilePinResponse.Token.CommentId.condition"
    var trial = Mastercard.trial

    // With a comment the member is free, so its presence and its absence prove nothing.
    #expect(!trial.holds(condition, Mastercard.success()))
    trial.values["request.TokenResetMobilePinRequest.CommentText"] = nil
    #expect(trial.holds(condition, Mastercard.success(comment: "")))
    #expect(Wibmo.trial.holds("response.urn.echo", Wibmo.success()))
    #expect(Wibmo.trial.holds("response.urn.presence", Wibmo.success()))
    #expect(!Wibmo.trial.holds("response.description.presence", Wibmo.success()))
    #expect(!Wibmo.trial.holds("response.description.type", Wibmo.success(["description": String?.none])))
  }

  @Test func uniqueMembersAreHandedOnForComparison() {
    let judgement = Wibmo.trial.judge(Wibmo.success())

    #expect(judgement.distinct == ["wibmo-prepaid/reset-pin/response.accosaTransactionId.unique": "77120"])
  }

  @Test func aGUIDIsReadInAnyCase() {
    let guid = #"{"correlationalId":"9F1C2D34-AAAA-4BBB-8CCC-0123456789AB"}"#

    #expect(Aspen.trial.findings(Answer(body: guid)) == [])
    #expect(
      Aspen.trial.findings(Answer(body: #"{"correlationalId":"g6t14a9b-42b1"}"#)) == [
        "response.correlationalId.format at response.correlationalId"
      ])
    #expect(
      Aspen.trial.findings(Answer(body: #"{"responseCode":"0"}"#)) == [
        "response.responseCode.type at response.responseCode"
      ])
  }

  @Test func withoutALayerItsPromisesAreNotJudged() {
    var trial = Aspen.trial
    trial.contract = trial.contract.without([.observed])

    #expect(trial.findings(Answer(body: #"{"responseCode":"0"}"#)) == [])
  }
}
