import ContractModel
import Testing

@Suite struct BaselineProblemTests {
  struct Broken: Sendable, CustomTestStringConvertible {
    var old: String
    var new: String
    var problem: String

    var testDescription: String { new }
  }

  static let all = [
    Broken(
      old: #""http.framing""#, new: #""framing""#,
      problem:
        #"8:17: the aspect "framing" of a baseline requirement; let it start with "http.", "security." or "tls.""#),
    Broken(
      old: #""security.padding""#, new: #""http.framing""#,
      problem: #"11:5: a second baseline requirement "http.framing""#),
    Broken(
      old: #""needs": "envelope""#, new: #""needs": "envelop""#,
      problem: #"12:104: "needs" is "envelop"; did you mean "envelope"?"#),
    Broken(
      old: #""section": "2.1""#, new: #""lines": "2""#,
      problem: #"9:49: lines of "RFC9112", which is not stored; cite it by "section""#),
    Broken(
      old: "every answer is a well-formed HTTP message", new: String(repeating: "a", count: 90),
      problem: "8:46: a statement of 90 characters; say it in under 90"),
    Broken(
      old: #""baseline": "1.0.0""#, new: #""baseline": "1.0.0", "baselin": 1"#,
      problem: #"2:24: unknown member "baselin" of a baseline; did you mean "baseline"?"#),
  ]

  @Test(arguments: all) func aBrokenBaselineIsExplained(broken: Broken) {
    let text = SampleContract.baselineText.replacing(broken.old, with: broken.new)

    let (baseline, problems) = ContractReader.readBaseline(
      Array(text.utf8), source: ContractSource(file: "baseline.json"))

    #expect(baseline == nil)
    #expect(problems.map(\.text) == ["baseline.json:" + broken.problem])
  }
}
