import CaseModel
import ContractModel
import Planning
import Testing

@Suite struct CoverageTests {
  @Test(arguments: Shipped.setups) func everyRequirementIsExercisedOrShownOrHasAReason(setup: Shipped.Setup) {
    let plan = setup.plan
    let exercised = Set(plan.cases.flatMap(\.requirements))
    for requirement in setup.contract.requirements {
      guard let reason = plan.unexercised[requirement.id] else { continue }
      #expect(!reason.isEmpty && !exercised.contains(requirement.id), "\(requirement.id)")
    }
  }

  /// What remains of each contract that can be seen from outside and that this plan does not look at.
  @Test(arguments: [
    ("mastercard-mdes, none", ["outcome.unauthorized", "security.no-secret"]),
    ("mastercard-mdes, oauth1", ["authentication.none"]), ("wibmo-prepaid, none", []),
    ("bankezy-onboarding, none", []), ("processa-aspen, none", []), ("processa-aspen, aspen-jwt", []),
    ("rackspace-identity, none", []),
  ]) func whatIsLeftOutIsKnown(setup: String, wanted: [String]) throws {
    let setup = try #require(Shipped.setups.first { $0.description == setup })
    let left = setup.contract.requirements.filter { requirement in
      guard let reason = setup.plan.unexercised[requirement.id], requirement.notObservable == nil else { return false }
      return !reason.hasPrefix("the target does not use") || requirement.aspect == "authentication.none"
    }

    #expect(left.map(\.aspect).sorted() == wanted)
  }

  @Test func whatNoOneOutsideCouldSeeKeepsItsReason() {
    let plan = Planner.plan(Shipped.contract("rackspace-identity"))

    #expect(
      plan.unexercised["rackspace-identity/reset-phone-pin/pin.length"] == "the answer carries no phone PIN")
  }

  @Test func whatAnyAnswerShowsNeedsNoCase() {
    let plan = Planner.plan(Shipped.contract("wibmo-prepaid"))
    let exercised = Set(plan.cases.flatMap(\.requirements))
    for aspect in ["response.urn.echo", "response.failure.responseCode.length", "http.framing", "http.allow"] {
      let id = "wibmo-prepaid/reset-pin/\(aspect)"
      #expect(!exercised.contains(id) && plan.unexercised[id] == nil, "\(aspect)")
    }
  }

  @Test(arguments: Shipped.setups) func aSmokePlanIsSmall(setup: Shipped.Setup) {
    let plan = Planner.plan(
      setup.contract, options: PlanOptions(suite: .smoke, authentication: setup.authentication))

    #expect(plan.cases.contains { $0.kind == .control })
    #expect(plan.cases.count > 5)
    #expect(plan.cases.count <= Planner.generators.count * setup.contract.operations.count)
  }

  @Test(arguments: Shipped.setups, Suite.allCases) func aSuiteHoldsCasesOfItsRequirementsOnly(
    setup: Shipped.Setup, suite: ContractModel.Suite
  ) {
    let plan = Planner.plan(
      setup.contract, options: PlanOptions(suite: .only(suite), authentication: setup.authentication))

    for value in plan.cases where value.kind != .control {
      #expect(value.requirements.allSatisfy { setup.contract.requirement($0)?.suite == suite }, "\(value.id)")
    }
    #expect(plan.groups.allSatisfy { $0.control != nil })
  }

  @Test func onlyKeepsWhatBeginsSo() {
    let contract = Shipped.contract("wibmo-prepaid")
    func plan(_ prefix: String) -> [Case] { Planner.plan(contract, options: PlanOptions(only: prefix)).cases }
    let field = plan("wibmo-prepaid/reset-pin/request.clientTxnId.")
    let one = plan("wibmo-prepaid/reset-pin/request.clientTxnId.length/101")

    #expect(field.count > 10)
    #expect(field.allSatisfy { value in value.requirements.contains { $0.contains("/request.clientTxnId.") } })
    #expect(one.map(\.name) == ["request.clientTxnId.length/101"])
    #expect(plan("wibmo-prepaid/reset-pin/request.nothing") == [])
  }

  @Test func withoutTheObservedLayerOnlyThePageIsPutToTheTest() {
    let whole = Shipped.contract("mastercard-mdes")
    let page = whole.without([.observed])
    let plan = Planner.plan(page)

    #expect(plan.cases.count < Planner.plan(whole).cases.count)
    #expect(
      plan.cases.flatMap(\.requirements).allSatisfy { whole.requirement($0)?.layer == .page })
  }

  @Test func anotherSchemesPromisesAreNotExercised() {
    let contract = Shipped.contract("mastercard-mdes")
    let none = Planner.plan(contract)
    let signed = Planner.plan(contract, options: PlanOptions(authentication: "oauth1"))
    let nonce = "mastercard-mdes/reset-mobile-pin/authentication.oauth1.nonce"

    #expect(none.unexercised[nonce] == "the target does not use this authentication")
    #expect(signed.unexercised[nonce] == nil)
    #expect(!none.cases.contains { $0.name.hasPrefix("authentication.oauth1") })
    #expect(signed.cases.contains { $0.name == "authentication.oauth1.nonce/replayed" })
    #expect(!signed.cases.contains { $0.name.hasPrefix("authentication.none") })
  }
}
