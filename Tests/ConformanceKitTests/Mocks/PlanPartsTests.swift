import CaseModel
import Planning
import Testing

@testable import ConformanceKit

@Suite struct PlanPartsTests {
  /// Every operation with every outcome that some step of a plan expects of it.
  private func kinds(_ plan: Plan) -> Set<[String]> {
    Set(plan.cases.flatMap(\.steps).map { [$0.recipe.operation] + $0.expectation.outcomes })
  }

  @Test(arguments: Shipped.names) func aSampleHasEveryKindOfAnswerAndHardlyMore(name: String) throws {
    let plan = Planner.plan(try Shipped.contract(name))
    let sample = plan.oneForEachKindOfAnswer()

    #expect(kinds(sample) == kinds(plan))
    #expect(sample.cases.count <= kinds(plan).count && sample.cases.count < plan.cases.count / 4)
    #expect(Set(sample.controls.map(\.id)) == Set(plan.controls.map(\.id)))
  }

  @Test(arguments: Shipped.names) func casesThatAskOfTLSAreAllKeptWhereTheyAreWanted(name: String) throws {
    let plan = Planner.plan(try Shipped.contract(name))
    let kept = Set(plan.oneForEachKindOfAnswer(and: \.asksOfTLS).cases.map(\.id))
    let asking = plan.cases.filter { $0.generator == "tls" }.map(\.id)

    #expect(asking.count >= 6 && kept.isSuperset(of: asking))
    #expect(kept.isSuperset(of: plan.oneForEachKindOfAnswer().cases.map(\.id)))
  }

  @Test func casesOfAnOperationSendOneOfItsRequests() throws {
    let plan = Planner.plan(try ParcelLocker.contract())
    let reading = plan.cases(sending: "read-booking").cases

    #expect(!reading.isEmpty && reading.count < plan.cases.count)
    #expect(reading.allSatisfy { item in item.steps.contains { $0.recipe.operation == "read-booking" } })
    // A booking is read after others have made it, too.
    #expect(reading.contains { $0.operation != "read-booking" })
  }
}
