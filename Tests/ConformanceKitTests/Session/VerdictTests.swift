import ConformanceKit
import Testing

/// The last step from requirements to a verdict.
@Suite struct VerdictTests {
  private func record(
    _ statuses: [(RequirementRecord.Status, Level)], stopped: String? = nil, unreachable: String? = nil
  ) -> ContractRecord {
    let source = ContractSource(file: "sample.json")
    return ContractRecord(
      id: "sample", version: "1.0.0", title: "Sample", source: source, target: TargetRecord(url: "http://a"),
      requirements: statuses.enumerated().map { index, item in
        RequirementRecord(
          requirement: Requirement(
            id: "sample/do/aspect-\(index)", operation: "do", level: item.1, statement: "something is so"),
          status: item.0)
      }, stopped: stopped, unreachable: unreachable)
  }

  @Test(
    arguments: [
      ([(.proved, .must)], Verdict.conforms, Verdict.conforms),
      ([(.proved, .must), (.broken, .must)], .doesNotConform, .doesNotConform),
      ([(.proved, .must), (.warned, .should)], .conforms, .doesNotConform),
      ([(.proved, .must), (.undecided, .must)], .noVerdict, .noVerdict),
      ([(.proved, .must), (.undecided, .should)], .conforms, .conforms),
      ([(.broken, .must), (.undecided, .must)], .doesNotConform, .doesNotConform),
      ([(.proved, .must), (.notExercised, .must), (.notObservable, .must)], .conforms, .conforms),
      ([(.notExercised, .must)], .noVerdict, .noVerdict), ([], .noVerdict, .noVerdict),
    ] as [([(RequirementRecord.Status, Level)], Verdict, Verdict)])
  func requirementsDecide(statuses: [(RequirementRecord.Status, Level)], verdict: Verdict, strict: Verdict) {
    #expect(record(statuses).verdict(isStrict: false) == verdict)
    #expect(record(statuses).verdict(isStrict: true) == strict)
  }

  @Test func aRunThatDidNotReachItsEndHasNoVerdictUnlessSomethingIsBroken() {
    #expect(record([(.proved, .must)], stopped: "enough").verdict(isStrict: false) == .noVerdict)
    #expect(record([(.proved, .must)], unreachable: "away").verdict(isStrict: false) == .noVerdict)
    #expect(record([(.proved, .must)]).verdict(isStrict: false, wasInterrupted: true) == .noVerdict)
    #expect(record([(.broken, .must)], stopped: "enough").verdict(isStrict: false) == .doesNotConform)
  }

  @Test func theWorstContractDecides() {
    let conforming = record([(.proved, .must)])
    let open = record([(.undecided, .must)])
    let broken = record([(.broken, .must)])
    func verdict(_ contracts: [ContractRecord]) -> Verdict {
      RunRecord(kit: "1", startedAt: 0, seed: 1, suite: "standard", contracts: contracts).verdict
    }

    #expect(verdict([]) == .noVerdict)
    #expect(verdict([conforming, conforming]) == .conforms)
    #expect(verdict([conforming, open]) == .noVerdict)
    #expect(verdict([open, broken, conforming]) == .doesNotConform)
    #expect([Verdict.conforms, .doesNotConform, .noVerdict].map(\.exitStatus) == [0, 1, 3])
  }
}
