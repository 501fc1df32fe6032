import Testing

@testable import ConformanceKit

@Suite struct CasePreviewTests {
  @Test(arguments: Shipped.schemes) func aCaseHasRequestsToShow(scheme: Shipped.Scheme) throws {
    let trial = try Trial(scheme.contract, authentication: scheme.authentication)
    var shown = 0
    // Every preview makes keys of its own, which takes a while.
    let plan = trial.plan.cases
    for value in stride(from: 0, to: plan.count, by: max(1, plan.count / 12)).map({ plan[$0] }) {
      let preview = CasePreview(value, contract: trial.contract, authentication: scheme.authentication)
      #expect(preview.steps.count == value.steps.count)
      for step in preview.steps where step.failure == nil {
        shown += 1
        #expect(step.request.hasPrefix("\(trial.contract.operations[0].method) ") || value.kind != .control)
        #expect(step.curl.contains("curl "), "\(value.id)")
      }
    }

    #expect(shown > 10)
  }

  @Test func aURLThatIsNoneIsSaid() throws {
    let trial = try Trial("rackspace-identity")
    let value = try #require(trial.plan.cases.first)

    #expect(CasePreview(value, contract: trial.contract, url: "nonsense").steps.first?.failure == "nonsense is no URL")
  }
}
