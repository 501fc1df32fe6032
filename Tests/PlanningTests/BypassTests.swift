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
        "request.header.X-Token.presence/in-query: refused|not-served",
      ])
  }

  @Test func nothingIsAskedWhereARequestWithoutTheCredentialIsOpen() {
    let cases = Self.field(#""absent": "open""#).cases("request.header.X-Token.presence")
    #expect(!cases.contains { $0.contains("absent-") || $0.contains("in-query") })
  }

  @Test(arguments: Shipped.setups + [Shipped.locker]) func aSchemeIsAskedForAtEveryPath(setup: Shipped.Setup) {
    let contract = setup.contract
    let authentication = contract.authentication.first { $0.name == setup.authentication }
    let found = setup.plan.cases.filter { $0.generator == "bypass" && $0.id.contains("/authentication.") }
    let isNone = authentication.map { $0.scheme == .none } ?? true
    #expect(found.count == (isNone ? 0 : 3 * contract.operations.count))
    for value in found {
      #expect(value.steps.last?.expectation.outcomes == [authentication?.refusal ?? "", Outcome.notServed])
      #expect(value.steps.last?.expectation.toleratesClose == true)
    }
  }
}
