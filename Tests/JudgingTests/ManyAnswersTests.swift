import CaseModel
import ContractModel
import Judging
import Testing

/// What shows only when several answers are held against each other.
@Suite struct ManyAnswersTests {
  private let judge = Judge(contract: Wibmo.trial.contract)
  private let value = Case(
    id: "x", title: "x", kind: .scenario, operation: "reset-pin", requirements: ["unique"], steps: [],
    order: .atOnce(mostAccepted: 1))

  @Test func asManyAcceptancesAsExcludeEachOtherAreABreach() throws {
    let findings = try #require(
      judge.judgeAtOnce(value, most: 1, outcomes: [Outcome.accepted, Outcome.refused, Outcome.accepted])?.findings)

    #expect(findings.map(\.requirement) == ["unique"])
    #expect(findings.map(\.expected) == ["at most 1 of 3 accepted"] && findings.map(\.actual) == ["2 accepted"])
    #expect(findings.allSatisfy { Judge.checkNames.contains($0.check) })
  }

  @Test func oneAcceptanceIsNoneAndNoneTellsNothing() {
    #expect(judge.judgeAtOnce(value, most: 1, outcomes: [Outcome.refused, Outcome.accepted])?.findings == [])
    #expect(judge.judgeAtOnce(value, most: 1, outcomes: [Outcome.refused, nil]) == nil)
  }

  @Test func aRepeatedValueIsFoundUnderTheNameOfItsCheck() {
    let finding = judge.repeatedValue("unique", "4711", step: 2)

    #expect(finding.requirement == "unique" && finding.actual == "4711" && finding.step == 2)
    #expect(Judge.checkNames.contains(finding.check))
  }
}
