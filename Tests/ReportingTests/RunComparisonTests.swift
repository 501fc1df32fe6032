import CaseModel
import Testing

@testable import Reporting

@Suite struct RunComparisonTests {
  static let length = WaiverTests.length
  static var run: RunRecord { WaiverTests.run }

  /// The sample run with its broken requirement proved.
  static var mended: RunRecord {
    var run = run
    run.contracts[0].requirements[1].status = .proved
    for index in 1...4 {
      run.contracts[0].cases[index].findings = []
      run.contracts[0].cases[index].outcome = .passed
    }
    return run
  }

  static func change(_ id: String, _ comparison: RunComparison) -> RunComparison.Change? {
    comparison.rows.first { $0.requirement == id }?.change
  }

  @Test func aRunAgainstItselfIsUnchanged() {
    let comparison = RunComparison(Self.run, Self.run)
    #expect(comparison.rows.allSatisfy { $0.change == .unchanged })
    #expect(!comparison.hasRegressions)
    #expect(comparison.summary.hasPrefix("no regression: 0 newly broken"))
  }

  @Test func whatWasProvedAndIsBrokenIsARegressionAndTheOtherWayRoundIsNone() {
    let worse = RunComparison(Self.mended, Self.run)
    #expect(Self.change(Self.length, worse) == .newlyBroken)
    #expect(worse.hasRegressions)
    #expect(
      worse.text.contains(
        "newly broken: 1\n  \(Self.length)\n    old  proved\n    new  broken: a PIN of"))
    let better = RunComparison(Self.run, Self.mended)
    #expect(Self.change(Self.length, better) == .newlyProved)
    #expect(!better.hasRegressions)
  }

  @Test func anotherBreachOfABrokenRequirementIsARegressionAndOneLessIsNone() {
    var fewer = Self.run
    fewer.contracts[0].cases[1].findings = []
    fewer.contracts[0].cases[1].outcome = .passed
    #expect(Self.change(Self.length, RunComparison(Self.run, fewer)) == .changedEvidence)
    #expect(!RunComparison(Self.run, fewer).hasRegressions)
    #expect(Self.change(Self.length, RunComparison(fewer, Self.run)) == .brokenOtherwise)
    #expect(RunComparison(fewer, Self.run).hasRegressions)
  }

  @Test func aWarningCountsWhenItIsAskedTo() {
    var quiet = Self.run
    quiet.contracts[0].requirements[2].status = .proved
    #expect(!RunComparison(quiet, Self.run).hasRegressions)
    #expect(RunComparison(quiet, Self.run, isStrict: true).hasRegressions)
  }

  @Test func aContractThatIsMissingLeavesNoVerdict() {
    let comparison = RunComparison(Self.mended, Sample.run([]))
    #expect(!comparison.hasRegressions && !comparison.isDecided)
    #expect(comparison.count(.noLongerProved) > 0)
  }

  @Test(arguments: Sample.hostile) func hostileTextBecomesNoMarkup(_ text: String) {
    var run = Self.run
    run.contracts[0].cases[1].findings[0].title = text
    run.contracts[0].cases[1].findings[0].actual = text
    run.contracts[0].target.url = text
    let comparison = RunComparison(Self.mended, run)
    let html = String(decoding: comparison.html, as: UTF8.self)
    #expect(html.contains("<style>") && html.contains("<main "))
    #expect(!html.contains("<script"))
    #expect(!comparison.text.unicodeScalars.contains { $0.value == 0x1B || $0.value == 0x202E })
    #expect(!comparison.markdown.contains("<script"))
  }
}
