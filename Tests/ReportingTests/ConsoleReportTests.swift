import CaseModel
import Testing

@testable import Reporting

@Suite struct ConsoleReportTests {
  @Test func aRunShowsItsFailuresThenItsNumbers() {
    let expected = """
      wibmo-prepaid 1.0.0 at http://127.0.0.1:8080

      error: a PIN of the wrong length was accepted
        --> wibmo-prepaid.json:57:9
         |  wibmo-prepaid/reset-pin/request.newPIN.length
         |  promise   MUST: newPIN has exactly 4 digits
         |  source    Wibmo Prepaid: Reset PIN API, lines 40-41 [doc]
         |  expected  refused
         |  actual    accepted (status 200)
         |  where     response.responseCode
         |  cases     wibmo-prepaid/reset-pin/request.newPIN.length/5
         |            wibmo-prepaid/reset-pin/request.newPIN.length/3
         |            wibmo-prepaid/reset-pin/request.newPIN.length/6
         |            and 1 more case
         |  hint      the request is the control with one thing broken: newPIN has 5 digits
         |
         |  > POST /api/v1/resetPIN HTTP/1.1
         |  > Host: 127.0.0.1
         |  >
         |  > {"token":"AbC"}
         |  >> {"newPIN":"•••"}
         |  < HTTP/1.1 200 OK
         |  < Content-Length: 2
         |  <
         |  < {}
         |
          curl -X POST http://127.0.0.1/

      warning: no Date field
        --> wibmo-prepaid.json:10:9
         |  wibmo-prepaid/reset-pin/http.date
         |  promise   SHOULD: answers carry a Date
         |  source    Wibmo Prepaid: Reset PIN API, lines 40-41 [doc]
         |  expected  a Date field
         |  actual    none
         |  where     header Date
         |  case      wibmo-prepaid/reset-pin/http.date/control
         |  hint      the request is the control with one thing broken: newPIN has 5 digits
         |
         |  > POST /api/v1/resetPIN HTTP/1.1
         |  > Host: 127.0.0.1
         |  >
         |  > {"token":"AbC"}
         |  >> {"newPIN":"•••"}
         |  < HTTP/1.1 200 OK
         |  < Content-Length: 2
         |  <
         |  < {}
         |
          curl -X POST http://127.0.0.1/

      wibmo-prepaid: does not conform
        cases         7: 1 passed, 4 failed, 1 warned, 1 undecided
        requirements  6: 1 proved, 1 broken, 1 warned, 1 undecided, 1 not exercised, 1 not observable
        requests      9 in 25.0 ms
        documented    MUST    1 of 5 proved, 1 broken, 1 undecided, 1 not exercised, 1 not observable
        documented    SHOULD  0 of 1 proved, 1 warned
        1 undecided: the control was refused
        1 not exercised: no binding entityId

      does not conform: 1 requirement is broken
      1 contract; 7 cases: 1 passed, 4 failed, 1 warned, 1 undecided; 6 requirements: 1 proved, 1 broken, 1 warned, \
      1 undecided, 1 not exercised, 1 not observable; 1.93 s
      """
    #expect(ConsoleReport().text(of: Sample.run()) == expected)
  }

  @Test func quietIsOneLineAFailureAndTheNumbers() {
    let expected = """
      wibmo-prepaid.json:57:9: error: a PIN of the wrong length was accepted \
      [wibmo-prepaid/reset-pin/request.newPIN.length, 4 cases]
      wibmo-prepaid.json:10:9: warning: no Date field [wibmo-prepaid/reset-pin/http.date, 1 case]
      does not conform: 1 requirement is broken
      1 contract; 7 cases: 1 passed, 4 failed, 1 warned, 1 undecided; 6 requirements: 1 proved, 1 broken, 1 warned, \
      1 undecided, 1 not exercised, 1 not observable; 1.93 s
      """
    #expect(ConsoleReport(ConsoleStyle(verbosity: .quiet)).text(of: Sample.run()) == expected)
  }

  @Test func verboseShowsEveryFindingAndEveryIdWithoutAnAnswer() {
    let text = ConsoleReport(ConsoleStyle(verbosity: .verbose)).text(of: Sample.run())
    for length in ["5", "3", "6", "7"] {
      #expect(text.contains("|  case      wibmo-prepaid/reset-pin/request.newPIN.length/\(length)\n"))
    }
    #expect(text.contains("finding   4 of 4: a PIN of the wrong length was accepted"))
    #expect(
      text.contains("  1 not exercised: no binding entityId\n      wibmo-prepaid/reset-pin/request.entityId.presence"))
    #expect(text.contains("  1 not observable: nobody outside sees it\n"))
  }

  @Test func progressHasOneLineAGroupAndMarksFailures() {
    let expected = """
        reset-pin         control                               1 passed
      ✗ reset-pin         request.newPIN                        4 failed
        reset-pin         http                                  1 warned
        reset-pin         request.urn                           1 undecided
      """
    #expect(ConsoleReport().progressLines(of: Sample.contract) == expected)
  }

  @Test func coloursWrapTheSameText() {
    let painted = ConsoleReport(ConsoleStyle(color: true)).text(of: Sample.run())
    #expect(painted.contains("\u{1B}[1;31merror: \u{1B}[0m"))
    let plain = painted.replacing(#/\u{1B}\[[0-9;]*m/#, with: "")
    #expect(plain == ConsoleReport().text(of: Sample.run()))
  }

  @Test func aTargetThatWasNeverReachedIsSaidOnTop() {
    var contract = Sample.contract
    contract.unreachable = "connection refused"
    contract.cases = []
    for index in contract.requirements.indices { contract.requirements[index].status = .notExercised }
    let lines = ConsoleReport().text(of: Sample.run([contract])).split(separator: "\n")
    #expect(lines[1] == "note: no request to http://127.0.0.1:8080 was answered: connection refused")
    #expect(lines.dropLast().last == "no verdict: the target was never reached: connection refused")
  }

  @Test func aFailedCaseWithoutAFindingIsShown() {
    var contract = Sample.contract
    contract.cases = [Sample.record("control/valid", .failed, kind: .control, for: ["outcome.accepted"])]
    contract.cases[0].reason = "the control was refused: look at apiKey"
    contract.requirements[0].status = .broken
    let text = ConsoleReport().failures(of: contract)
    #expect(text.contains("error: the control was refused: look at apiKey\n"))
    #expect(text.contains("compare its values with the"))

    contract.cases[0].findings = [Sample.finding("outcome.accepted")]
    #expect(ConsoleReport().failures(of: contract).contains("valid in full: what is wrong is in the"))
    contract.cases[0].findings[0].title = "the valid request was not accepted"
    #expect(ConsoleReport().failures(of: contract).contains("compare its values with the"))
  }

  @Test func aFindingOfAnUnknownRequirementIsShown() {
    var contract = Sample.contract
    contract.cases[0].findings = [Sample.finding("request.gone.length")]
    #expect(ConsoleReport().failures(of: contract).contains("|  wibmo-prepaid/reset-pin/request.gone.length\n"))
  }

  @Test(arguments: ["::error::x", "##[add-path]/x", "##vso[task.setvariable variable=a]b", "##teamcity[x]", "a ##[b"])
  func noLineIsACommandToABuildServer(_ text: String) {
    for verbosity in [ConsoleStyle.Verbosity.quiet, .normal, .verbose] {
      let lines = ConsoleReport(ConsoleStyle(width: 40, verbosity: verbosity)).text(of: Sample.hostileRun(text))
        .split(separator: "\n")
      for line in lines {
        #expect(!line.drop { $0 == " " }.hasPrefix("::"), "\(line)")
        #expect(!line.contains("##[") && !line.contains("##vso[") && !line.contains("##teamcity["), "\(line)")
      }
    }
  }

  @Test(arguments: Sample.hostile, [ConsoleStyle.Verbosity.quiet, .normal, .verbose])
  func nothingAServerSendsSteersTheTerminal(_ text: String, _ verbosity: ConsoleStyle.Verbosity) {
    let report = ConsoleReport(ConsoleStyle(verbosity: verbosity))
    let run = Sample.hostileRun(text)
    let shown = report.text(of: run) + report.progressLine(operation: text, group: text, Totals())
    let bad = shown.unicodeScalars.filter { scalar in
      switch scalar.properties.generalCategory {
      case .control: scalar != "\n" && scalar != "\t"
      case .format, .lineSeparator, .paragraphSeparator, .surrogate: true
      default: false
      }
    }
    #expect(bad.isEmpty)
  }

  @Test func aHugeValueIsCutAndSaysSo() {
    let text = ConsoleReport().text(of: Sample.hostileRun(String(repeating: "x", count: 10_000_000)))
    #expect(text.utf8.count < 400_000)
    #expect(text.contains("(cut: 9998000 more bytes)"))
  }
}
