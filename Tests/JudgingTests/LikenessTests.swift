import CaseModel
import HTTPCore
import Judging
import Testing

@Suite struct LikenessTests {
  private func judge(_ first: [Answer], _ second: [Answer]) -> [String] {
    let trial = Wibmo.trial
    let value = Case(
      id: "x", title: "x", kind: .negative, operation: "reset-pin", requirements: ["oracle"], steps: [], order: .alike)
    let sent = SentRequest(
      operation: "reset-pin", method: "POST", url: "", request: HTTPRequest(method: "POST", target: "/"), bytes: [])
    let answers = [first[0], second[0], first[1], second[1]].map {
      AlikeAnswer(sent: sent, exchange: Exchange(sent: [], result: .response($0.response)), opened: $0.opened)
    }
    return Judge(contract: trial.contract).judgeLikeness(value, answers: answers).findings.map(\.place)
  }

  private let plain = Wibmo.refusal()

  @Test func equalAnswersAreAlike() {
    #expect(judge([plain, plain], [plain, plain]) == [])
  }

  @Test func runningNumbersAndDatesAreNoise() {
    func answer(_ number: Int) -> Answer {
      Answer(inner: "{\"responseCode\":\"1055\",\"accosaRefNo\":\"2026071100000\(number)\"}").with {
        $0.fields = [
          HTTPField("Date", "Sat, 11 Jul 2026 10:00:0\(number) GMT"), HTTPField("X-Left", "\(100 - number)"),
        ]
      }
    }

    #expect(judge([answer(1), answer(3)], [answer(2), answer(4)]) == [])
  }

  @Test func aRunningNumberHidesNoCode() {
    func answer(_ code: Int, _ number: Int) -> Answer {
      Answer(inner: "{\"responseCode\":\"\(code)\",\"accosaTransactionId\":\(number)}")
    }

    #expect(
      judge([answer(1055, 7471), answer(1055, 7473)], [answer(1030, 7472), answer(1030, 7474)]) == [
        "body.responseCode"
      ])
    #expect(judge([answer(1055, 7471), answer(1055, 7473)], [answer(1055, 7472), answer(1055, 7474)]) == [])
  }

  @Test func aPartThatOnlyOneOfTheTwoHasIsSeen() {
    let longer = Answer(inner: #"{"responseCode":"1055","detail":{"reason":["padding"]}}"#)
    let shorter = Answer(inner: #"{"responseCode":"1055","detail":{}}"#)
    #expect(judge([longer, longer], [shorter, shorter]) == ["body.detail.reason[]"])
    #expect(judge([shorter, shorter], [longer, longer]) == ["body.detail.reason[]"])
  }

  @Test func whateverTellsTheTwoApartIsSeen() {
    let byCode = Wibmo.refusal("\"1056\"")
    let byHeader = plain.with { $0.fields.append(HTTPField("X-Error", "padding")) }
    let byValue = plain.with { $0.fields[0] = HTTPField("Date", "never") }

    #expect(judge([plain, plain], [Answer.bare(400), Answer.bare(400)]) == ["status"])
    #expect(judge([plain, plain], [byCode, byCode]) == ["body.responseCode"])
    #expect(judge([plain, plain], [byHeader, byHeader]) == ["header x-error"])
    #expect(judge([plain, plain], [byValue, byValue]) == ["header date"])
    #expect(
      judge([plain, plain], [plain.with { $0.reason = "Bad Padding" }, plain.with { $0.reason = "Bad Padding" }]) == [
        "reason phrase"
      ])
  }

  @Test func whatDiffersBetweenEqualRequestsTellsNothing() {
    #expect(judge([plain, Answer.bare(400)], [plain, Answer.bare(400)]) == [])
    #expect(judge([plain, Wibmo.refusal("\"1\"")], [Wibmo.refusal("\"2\""), Wibmo.refusal("\"3\"")]) == [])
  }

  @Test func missingAnswersProveNothing() {
    let judge = Judge(contract: Wibmo.trial.contract)
    let value = Case(id: "x", title: "x", kind: .negative, operation: "reset-pin", requirements: ["oracle"], steps: [])

    #expect(judge.judgeLikeness(value, answers: []).undecided != nil)
  }
}
