import CaseModel
import HTTPCore
import JSONCore
import Judging
import Testing

@Suite struct SecretTests {
  static let leak = "security.no-secret"

  struct Row: Sendable, CustomTestStringConvertible {
    var name: String
    var text: String
    var testDescription: String { name }
    init(_ name: String, _ text: String) { (self.name, self.text) = (name, text) }
  }

  /// The PIN 5386 and the key Zk83mVq2LxT9bRw4 in every spelling.
  private static let leaks: [Row] = [
    Row("PIN", "your PIN 5386 was set"), Row("PIN alone", "5386"), Row("PIN in hex", "35333836"),
    Row("PIN in base64", "NTM4Ng=="), Row("PIN, percent-encoded", "%35%33%38%36"), Row("PIN in nibbles", "pin 3568"),
    Row("PIN inside a longer base64 text", "eyJwaW4iOiI1Mzg2In0="), Row("PIN behind other base64", "xx.eDUzODZ5eXl5"),
    Row("PIN in HTML references", "&#53;&#51;&#56;&#54;"), Row("PIN encoded twice", "%2535%2533%2538%2536"),
    Row("PIN as octets", "[53, 51, 56, 54]"), Row("PIN as hexadecimal octets", "0x35,0x33,0x38,0x36"),
    Row("PIN, its digits apart", "your PIN is 5 3 8 6"), Row("PIN in base32", "GUZTQNQ="),
    Row("key", "key Zk83mVq2LxT9bRw4!"), Row("key inside a longer word", "xxZk83mVq2LxT9bRw4yy"),
    Row("key in hex", "5a6b38336d5671324c78543962527734"), Row("key in base64", "Wms4M21WcTJMeFQ5YlJ3NA=="),
    Row("key inside a longer base64 text", "eDpaazgzbVZxMkx4VDliUnc0Og=="),
  ]

  @Test(arguments: leaks) func aSecretInABodyIsALeak(row: Row) {
    #expect(
      Wibmo.trial.findings(Wibmo.success(["responseMessage": "\"\(row.text)\""])) == ["\(Self.leak) at body"])
    #expect(
      Wibmo.trial.refused(for: "path").findings(Answer(status: 400, type: "text/plain", body: row.text)) == [
        "\(Self.leak) at body"
      ])
  }

  /// Wherever a finding's words end inside it.
  @Test(arguments: 40..<60) func noBeginningOfASecretStandsWhereAFindingIsCut(length: Int) {
    let reason = String(repeating: "-", count: length) + "Zk83mVq2LxT9bRw4 and so on, beyond what is shown"
    let findings = Wibmo.trial.judge(Answer.bare(404, reason: reason)).findings
    #expect(findings.contains { $0.actual.contains("---") })
    #expect(findings.allSatisfy { !$0.actual.contains("Zk8") })
  }

  @Test(arguments: leaks) func aSecretInAHeadIsALeak(row: Row) {
    let inReason = Wibmo.success().with { $0.reason = row.text }
    let inHeader = Wibmo.success().with { $0.fields.append(HTTPField("X-Debug", row.text)) }
    let inTrailer = Wibmo.success().with { $0.trailers = [HTTPField("X-Debug", row.text)] }

    #expect(Wibmo.trial.findings(inReason) == ["\(Self.leak) at reason phrase"])
    #expect(Wibmo.trial.findings(inHeader) == ["\(Self.leak) at header X-Debug"])
    #expect(Wibmo.trial.findings(inTrailer) == ["\(Self.leak) at header X-Debug"])
  }

  @Test(arguments: [
    Row("inside a longer number", "1538600"), Row("as the fraction of a number", "15386"), Row("digits apart", "53 86"),
    Row("inside a hexadecimal id", "a353338361"), Row("others", "5387 5385 386 538"),
    Row("inside a list of more", "15 3 8 6"), Row("octets of a longer list's numbers", "153, 51, 56, 54"),
  ]) func digitsThatArePartOfSomethingLongerAreNoLeak(row: Row) {
    #expect(Wibmo.trial.findings(Wibmo.success(["responseMessage": "\"\(row.text)\""])) == [])
  }

  @Test func aPINIsNotLookedForInDatesAndPromisedEchoes() {
    var trial = Wibmo.trial
    trial.values["request.urn"] = .string("5386")
    trial.secrets = [Secret(label: "pin", value: "5386"), Secret(label: "code", value: "20260711100002")]
    let answer = Wibmo.success(["urn": "5386"]).with {
      $0.fields.append(HTTPField("Last-Modified", "Sat, 11 Jul 5386 10:00:00 GMT"))
    }

    #expect(trial.findings(answer) == [])
  }

  @Test func aPINIsNotLookedForInCiphertext() {
    let response = HTTPResponse(
      status: 200,
      fields: HTTPFields([HTTPField("Content-Type", "application/json"), HTTPField("Date", "x")]),
      body: Array(#"{"token":"ab+5386/cd==","hint":"5387"}"#.utf8))
    let opened = Wibmo.trial.judge(.response(response), opened: Wibmo.success().opened)
    let unopened = Wibmo.trial.judge(.response(response), opened: .unopened("the padding is wrong"))

    #expect(Wibmo.trial.texts(opened) == [])
    #expect(!Wibmo.trial.texts(unopened).contains { $0.hasPrefix(Self.leak) })
  }

  @Test func aSecretBesideTheCiphertextIsALeak() {
    let response = HTTPResponse(
      status: 200, fields: HTTPFields([HTTPField("Content-Type", "application/json"), HTTPField("Date", "x")]),
      body: Array(#"{"token":"c2VhbGVk","debug":"5386"}"#.utf8))

    #expect(
      Wibmo.trial.texts(Wibmo.trial.judge(.response(response), opened: Wibmo.success().opened)) == [
        "\(Self.leak) at body"
      ])
  }

  @Test func aFindOfAShortNumberIsConfirmedAndOneOfALongValueNeedNotBe() {
    func judge(_ text: String) -> [Bool] {
      Wibmo.trial.judge(Wibmo.success(["responseMessage": "\"\(text)\""])).findings.map(\.needsConfirmation)
    }

    #expect(judge("5386") == [true])
    #expect(judge("Zk83mVq2LxT9bRw4") == [false])
  }

  @Test func theDocumentsOwnSamplesAreNoSecrets() {
    var trial = Wibmo.trial.open()
    trial.secrets = [Secret(label: "pin", value: "1234")]

    #expect(trial.findings(Wibmo.success(["responseMessage": "\"choose another PIN than 1234\""])) == [])
  }

  @Test func anOrdinaryWordThatServesAsASecretCountsAsAWholeValueOnly() {
    var trial = BankEzy.trial
    trial.secrets = [Secret(label: "apiToken", value: "secret"), Secret(label: "code", value: "abc123")]

    #expect(trial.findings(BankEzy.success(rest: #","data":{"msg":"your secret is safe, xabc123"}"#)) == [])
    #expect(
      trial.findings(BankEzy.success(rest: #","data":{"msg":"secret"}"#)) == ["\(Self.leak) at body"])
    #expect(
      trial.findings(BankEzy.success(rest: #","data":{"msg":"code=abc123."}"#)) == ["\(Self.leak) at body"])
  }

  @Test func noFindingShowsASecret() {
    let answer = Answer(status: 404, reason: "no key Zk83mVq2LxT9bRw4, PIN 5386", type: nil)
    let findings = Wibmo.trial.judge(answer).findings

    #expect(findings.count == 3)
    for finding in findings {
      let text = finding.title + finding.expected + finding.actual + finding.place
      #expect(!text.contains("Zk83mVq2LxT9bRw4") && !text.contains("5386"))
    }
  }

  @Test func whatCameOfABrokenAnswerIsLookedAtToo() {
    let received = Array("HTTP/1.1 200 OK\r\nX-Key: Zk83mVq2LxT9bRw4".utf8)
    let failed = Wibmo.trial.open().judge(.failed(.reset, received: received), opened: .nothing)
    let behind = Rackspace.trial.judge(
      .response(Rackspace.success.response), opened: .nothing, extra: Array("AAd7f2c1e9b84a63d05b".utf8))

    #expect(Wibmo.trial.texts(failed).contains("\(Self.leak) at what came of the answer"))
    #expect(Rackspace.trial.texts(behind).contains("\(Self.leak) at behind the answer"))
  }

  @Test func aPINBlockIsFoundInAnyLetterCaseOfItsHexAndInNibbles() {
    for text in ["5ABB40E21DD968FB", "A5BB042ED19D86BF"] {
      #expect(Aspen.trial.findings(Answer.bare(200, reason: "done \(text)")) == ["\(Self.leak) at reason phrase"])
    }
  }

  @Test func manyAnswersOfOneJudgeAreSearchedAlike() {
    let trial = Wibmo.trial
    let judge = Judge(contract: trial.contract)
    let value = Case(
      id: "x", title: "x", kind: .control, operation: "reset-pin", requirements: [],
      steps: [Step(recipe: Recipe(operation: "reset-pin"), expectation: .accepted)])
    for pin in ["4816", "5927", "6038"] {
      let sent = SentRequest(
        operation: "reset-pin", method: "POST", url: "", request: HTTPRequest(method: "POST", target: "/"), bytes: [],
        values: trial.values, secrets: trial.secrets + [Secret(label: "pin", value: pin)], composedAt: Trial.now)
      for (text, count) in [(pin, 1), ("7149", 0), ("Zk83mVq2LxT9bRw4", 1)] {
        let answer = Wibmo.success(["responseMessage": "\"\(text)\""])
        let exchange = Exchange(sent: [], result: .response(answer.response))
        let judgement = judge.judge(value, step: 0, sent: sent, exchange: exchange, opened: answer.opened)
        #expect(judgement.findings.count == count, "\(text) for \(pin)")
      }
    }
  }
}
