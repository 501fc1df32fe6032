import CaseModel
import ContractModel
import Planning
import Testing

@Suite struct BypassTests {
  private static func field(_ expect: String = "") -> SmallContract {
    SmallContract(
      headers: """
        { "name": "X-Token", "type": "String", "presence": "required", "credential": true, "secret": true,
          "control": { "binding": "key" }, "expect": { \(expect) } }
        """)
  }

  @Test func aCredentialInAFieldIsAskedForAtEveryPathAndInNoQuery() {
    #expect(
      Self.field().cases("request.header.X-Token.presence").filter { !$0.hasSuffix("absent: refused") } == [
        "request.header.X-Token.presence/empty: refused",
        "request.header.X-Token.presence/absent-trailing-slash: refused|not-served",
        "request.header.X-Token.presence/absent-other-case: refused|not-served",
        "request.header.X-Token.presence/absent-path-parameter: refused|not-served",
        "request.header.X-Token.presence/absent-doubled-slash: refused|not-served",
        "request.header.X-Token.presence/absent-dot-segment: refused|not-served",
        "request.header.X-Token.presence/absent-encoded-letter: refused|not-served",
        "request.header.X-Token.presence/in-query: refused|not-served",
      ])
  }

  @Test func nothingIsAskedWhereARequestWithoutTheCredentialIsOpen() {
    let cases = Self.field(#""absent": "open""#).cases("request.header.X-Token.presence")
    #expect(!cases.contains { $0.contains("absent-") || $0.contains("in-query") })
  }

  @Test func aKeyOfASchemeIsTakenFromNoQuery() {
    let contract = Shipped.schemes
    let cases = Planner.plan(contract, options: PlanOptions(authentication: "key")).cases
    let found = cases.filter { $0.generator == "bypass" && $0.id.hasSuffix("/in-query") }

    #expect(found.count == contract.operations.count)
    for value in found {
      #expect(value.steps.last?.recipe.edits == [.authentication(.inQuery("X-Door-Key"))])
      #expect(value.steps.last?.expectation.outcomes == ["unauthorized", Outcome.notServed])
    }
    let others = Planner.plan(contract, options: PlanOptions(authentication: "token")).cases
    #expect(!others.contains { $0.id.hasSuffix("/in-query") })
  }

  @Test(arguments: Shipped.setups + [Shipped.locker]) func aSchemeIsAskedForAtEveryPath(setup: Shipped.Setup) {
    let contract = setup.contract
    let authentication = contract.authentication.first { $0.name == setup.authentication }
    let found = setup.plan.cases.filter { $0.generator == "bypass" && $0.id.contains("/authentication.") }
    let isNone = authentication.map { $0.scheme == .none } ?? true
    #expect(found.count == (isNone ? 0 : 6 * contract.operations.count))
    for value in found {
      #expect(value.steps.last?.expectation.outcomes == [authentication?.refusal ?? "", Outcome.notServed])
      #expect(value.steps.last?.expectation.toleratesClose == true)
    }
  }
}
