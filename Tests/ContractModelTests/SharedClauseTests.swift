import ContractModel
import Testing

@Suite struct SharedClauseTests {
  /// The sample contract with one more clause after the one it has.
  private static func withClause(_ clause: String) -> String {
    SampleContract.text.replacing(#""level": "SHOULD" }"# + "\n", with: #""level": "SHOULD" }, "# + clause + "\n")
  }

  @Test func clausesWithOneAspectAreOneRequirement() throws {
    let (contract, problems) = SampleContract.read(
      Self.withClause(#"{ "aspect": "outcome.refused.event", "header": "X-Event", "present": true }"#))

    #expect(problems == [])
    let clauses = try #require(contract?.operation("reset-pin")?.outcome("refused")?.forms.first?.clauses)
    #expect(clauses.map(\.aspect) == ["outcome.refused.event", "outcome.refused.event"])
    let requirements = contract?.requirements.filter { $0.aspect == "outcome.refused.event" }
    #expect(requirements?.map(\.statement) == ["a refusal names an event"])
  }

  @Test func aClauseWithAnAspectOfItsOwnNeedsAStatement() {
    let problems = SampleContract.read(
      Self.withClause(#"{ "aspect": "outcome.refused.other", "header": "X-Event", "present": true }"#)
    ).problems

    #expect(problems.contains { $0.contains(#"has no "statement""#) })
  }

  @Test func aConditionMayHoldWithoutItsSubject() throws {
    let clause = #"""
      { "aspect": "outcome.refused.time", "statement": "a time has a form", "header": "X-Time",
        "cite": { "document": "page", "lines": "9" }, "matches": "^[0-9]+$",
        "optional": true }
      """#
    let (contract, problems) = SampleContract.read(Self.withClause(clause))

    #expect(problems == [])
    let clauses = try #require(contract?.operation("reset-pin")?.outcome("refused")?.forms.first?.clauses)
    #expect(clauses.map(\.condition.isOptional) == [false, true])
  }

  @Test func aSampleOutsideItsTypeNeedsAnOpenExpectation() {
    let control = #""control": { "freshIdentifier": 24 }"#
    let samples = #", "samples": ["# + "\"" + String(repeating: "a", count: 101) + "\"]"
    let refused = SampleContract.read(SampleContract.text.replacing(control, with: control + samples)).problems
    let open = SampleContract.read(
      SampleContract.text.replacing(control, with: control + samples + #", "expect": { "sample": "open" }"#)
    ).problems

    #expect(refused.contains { $0.contains("the sample") })
    #expect(open == [])
  }
}
