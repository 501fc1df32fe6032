import CaseModel
import ContractModel
import Foundation
import Testing

@testable import Reporting

@Suite struct WaiverTests {
  static let length = Sample.prefix + "request.newPIN.length"

  /// The sample run with fingerprints: four cases break `request.newPIN.length`, one warns.
  static var run: RunRecord {
    var run = Sample.run()
    run.without = []
    run.contracts[0].requirements[3].status = .proved
    run.contracts[0].cases = run.contracts[0].cases.map { $0.fingerprinted(isConcurrent: false) }
    return run
  }

  static let source = ContractSource(file: "waivers.json", sha256: "00")

  /// A waiver for every breach, filled in.
  static func waivers(of run: RunRecord = run, expires: String = "2024-02-29") -> [Waiver] {
    WaiverFile(drafting: run).waivers.map { waiver in
      var waiver = waiver
      (waiver.reason, waiver.owner, waiver.ticket) = ("the new core mends it", "payments", "PAY-7")
      waiver.expires = expires
      return waiver
    }
  }

  @Test func theDraftNamesEveryBreachOnceAndLeavesTheRestToPeople() {
    let draft = WaiverFile(drafting: Self.run).waivers
    #expect(draft.count == 5)
    #expect(Set(draft.map(\.fingerprint)).count == 5)
    #expect(draft.allSatisfy { $0.reason.isEmpty && $0.owner.isEmpty && $0.ticket.isEmpty && $0.expires.isEmpty })
    #expect(draft[0].caseID == Self.length + "/5")
    #expect(
      draft[0].finding == "a PIN of the wrong length was accepted: expected refused, actual accepted (status 200)")
  }

  @Test func waivedBreachesDoNotFailAndAreShown() {
    let run = Self.run.waiving(Self.waivers(), from: Self.source)
    let contract = run.contracts[0]
    #expect(run.verdict == .conforms)
    #expect(contract.count(RequirementRecord.Status.waived) == 2)
    #expect(contract.count(CaseOutcome.waived) == 5)
    #expect(contract.requirements[1].reason == "waived until 2024-02-29 by payments (PAY-7): the new core mends it")
    #expect(contract.waivers?.map(\.state) == Array(repeating: .used, count: 5))
    let console = ConsoleReport().text(of: run)
    #expect(console.contains("waived: a PIN of the wrong length was accepted"))
    #expect(console.contains("waived until 2024-02-29 by payments (PAY-7): the new core mends it"))
    #expect(console.contains("2 waived"))
    let junit = String(decoding: JUnitReport().bytes(of: run), as: UTF8.self)
    #expect(junit.contains("<skipped message=\"waived until 2024-02-29 by payments (PAY-7): the new core mends it\"/>"))
    #expect(junit.contains("failures=\"0\""))
    let html = String(decoding: HTMLReport().bytes(of: run), as: UTF8.self)
    #expect(html.contains("<span class=\"status\">waived</span>"))
    let sarif = String(decoding: SARIFReport().bytes(of: run), as: UTF8.self)
    #expect(sarif.contains("\"justification\": \"waived until 2024-02-29 by payments (PAY-7): the new core mends it\""))
    for dialect in JUnitReport.Dialect.allCases {
      Sample.keep(JUnitReport(dialect).bytes(of: run), "junit-waived-\(dialect.rawValue).xml")
    }
  }

  @Test func aRecordWithWaiversReadsBackAndWaivingTwiceChangesNothing() throws {
    let run = Self.run.waiving(Self.waivers(), from: Self.source)
    #expect(try RunRecordReader.read(JSONReport().bytes(of: run)) == run)
    #expect(Self.run.waiving([], from: Self.source).verdict == .doesNotConform)
  }

  @Test func anotherBreachOfTheSameRequirementFails() {
    var waivers = Self.waivers()
    waivers.removeFirst()
    let run = Self.run.waiving(waivers, from: Self.source)
    #expect(run.verdict == .doesNotConform)
    #expect(run.contracts[0].requirements[1].status == .broken)
    #expect(run.contracts[0].cases.filter { $0.outcome == .failed }.map(\.id) == [Self.length + "/5"])
  }

  @Test(arguments: ["a status", "another kind of finding", "another place"])
  func aBreachThatShowsOtherwiseIsAnother(_ what: String) {
    let waivers = Self.waivers()
    var run = Self.run
    switch what {
    case "a status": run.contracts[0].cases[1].exchanges[0].status = 302
    case "another place": run.contracts[0].cases[1].findings[0].place = "response.urn"
    default: run.contracts[0].cases[1].findings[0].title = "the answer is not the refusal that is due"
    }
    run.contracts[0].cases[1] = run.contracts[0].cases[1].fingerprinted(isConcurrent: false)
    let waived = run.waiving(waivers, from: Self.source)
    #expect(waived.verdict == .doesNotConform)
    #expect(waived.contracts[0].waivers?.first?.state == .stale)
  }

  @Test func whatVariesFromRunToRunIsNoPartOfAFingerprint() {
    var other = Self.run
    other.contracts[0].target.url = "https://elsewhere.example"
    other.contracts[0].cases.reverse()
    for index in other.contracts[0].cases.indices {
      for finding in other.contracts[0].cases[index].findings.indices {
        other.contracts[0].cases[index].findings[finding].actual = "another value at byte 91"
        other.contracts[0].cases[index].findings[finding].expected = "0739"
      }
      other.contracts[0].cases[index].duration += 17
      other.contracts[0].cases[index].exchanges[0].curl = "curl https://elsewhere.example"
      other.contracts[0].cases[index] = other.contracts[0].cases[index].fingerprinted(isConcurrent: false)
    }
    #expect(other.waiving(Self.waivers(), from: Self.source).verdict == .conforms)
  }

  @Test func offsetsAndStepsOfControlsAreNoPartOfAFingerprint() {
    func fingerprint(_ place: String, step: Int, kind: Case.Kind = .control) -> String? {
      var finding = Sample.finding("request.newPIN.length")
      (finding.place, finding.step) = (place, step)
      let record = Sample.record(
        "control/valid", .failed, kind: kind, for: [], findings: [finding],
        exchanges: [Sample.exchange(0), Sample.exchange(step)])
      return record.fingerprinted(isConcurrent: false).findings[0].fingerprint
    }
    #expect(fingerprint("octet 12", step: 0) == fingerprint("octet 3400", step: 3))
    #expect(
      fingerprint("the answer to: 5186 in newPIN", step: 0) == fingerprint("the answer to: 0739 in newPIN", step: 0))
    #expect(fingerprint("octet 12", step: 0) != fingerprint("body", step: 0))
    #expect(fingerprint("body", step: 1, kind: .scenario) != fingerprint("body", step: 2, kind: .scenario))
    #expect(fingerprint("body", step: 1)?.utf8.count == Fingerprint.length)
  }

  @Test func anExpiredWaiverFailsFromTheDayAfter() {
    // The sample run started on 2024-02-29, one second before midnight.
    let waived = Self.run.waiving(Self.waivers(expires: "2024-02-28"), from: Self.source)
    #expect(waived.verdict == .doesNotConform)
    #expect(waived.contracts[0].requirements[1].status == .broken)
    #expect(waived.contracts[0].waivers?.allSatisfy { $0.state == .expired } == true)
    var later = Self.run
    later.startedAt += 1_000
    #expect(later.waiving(Self.waivers(), from: Self.source).verdict == .doesNotConform)
  }

  @Test func aStaleWaiverFailsAlsoInJUnit() {
    var run = Self.run
    let waivers = Self.waivers()
    run.contracts[0].cases[1].findings = []
    run.contracts[0].cases[1].outcome = .passed
    let waived = run.waiving(waivers, from: Self.source)
    #expect(waived.verdict == .doesNotConform)
    #expect(waived.verdictReason == "1 waiver is stale")
    let junit = String(decoding: JUnitReport().bytes(of: waived), as: UTF8.self)
    #expect(junit.contains("is stale, the breach is not found any more: take it out"))
    #expect(junit.contains("failures=\"1\""))
    Sample.keep(JUnitReport().bytes(of: waived), "junit-stale.xml")
  }

  @Test func aWaiverOfACaseThatWasNotJudgedIsNotStale() {
    var run = Self.run
    let waivers = Self.waivers()
    run.contracts[0].cases[1].findings = []
    run.contracts[0].cases[1].outcome = .skipped
    #expect(run.waiving(waivers, from: Self.source).contracts[0].waivers?[0].state == .notJudged)
    run.contracts[0].cases.remove(at: 1)
    #expect(run.waiving(waivers, from: Self.source).contracts[0].waivers?[0].state == .stale)
    run.only = Self.length + "/6"
    #expect(run.waiving(waivers, from: Self.source).contracts[0].waivers?[0].state == .notJudged)
  }

  @Test func whatOnlyAWaivedBreachHidesIsNotExercised() {
    var run = Self.run
    run.contracts[0].requirements[0].cases = [Self.length + "/5"]
    run.contracts[0].requirements[0].status = .undecided
    let waived = run.waiving(Self.waivers(), from: Self.source).contracts[0].requirements[0]
    #expect(waived.status == .notExercised)
    #expect(waived.reason == "its cases broke a promise that is waived: \(Self.length)")
  }
}
