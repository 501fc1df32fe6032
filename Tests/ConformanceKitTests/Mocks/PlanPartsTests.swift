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

  @Test(arguments: Shipped.names) func aJoinedPlanHasTheSameCasesBetweenFewerControls(name: String) throws {
    let plan = Planner.plan(try Shipped.contract(name))
    let joined = plan.joined
    let neighbours = zip(joined.groups, joined.groups.dropFirst())

    #expect(joined.cases == plan.cases && joined.controls == plan.controls)
    #expect(joined.groups.count < plan.groups.count)
    #expect(neighbours.allSatisfy { $0.operation != $1.operation })
    #expect(joined.groups.allSatisfy { group in group.cases.allSatisfy { $0.operation == group.operation } })
  }

  @Test(arguments: Shipped.names) func casesThatAskOfTLSAreAllKeptWhereTheyAreWanted(name: String) throws {
    let plan = Planner.plan(try Shipped.contract(name))
    let kept = Set(plan.oneForEachKindOfAnswer(and: \.asksOfTLS).cases.map(\.id))
    let asking = plan.cases.filter { $0.generator == "tls" }.map(\.id)

    #expect(asking.count >= 6 && kept.isSuperset(of: asking))
    #expect(kept.isSuperset(of: plan.oneForEachKindOfAnswer().cases.map(\.id)))
    let ofHTTP = Set(plan.oneForEachKindOfAnswer(and: \.asksOfHTTP).cases.map(\.generator))
    #expect(ofHTTP.isSuperset(of: ["connection", "concurrency", "limits"]))
  }

  @Test(arguments: Shipped.names) func aSamplePerGeneratorHasACaseOfEachForEveryKindOfItsAnswers(name: String) throws {
    let plan = Planner.plan(try Shipped.contract(name))
    let sample = plan.oneForEachKindOfAnswer(perGenerator: true)
    let generators = Set(plan.cases.map(\.generator))

    #expect(sample.cases.count < plan.cases.count)
    for generator in generators {
      var (own, kept) = (plan, sample)
      for index in own.groups.indices { own.groups[index].cases.removeAll { $0.generator != generator } }
      for index in kept.groups.indices { kept.groups[index].cases.removeAll { $0.generator != generator } }
      #expect(kinds(kept) == kinds(own), "\(generator)")
    }
  }

  @Test func aSampleOfAnOperationHasEveryKindOfItsAnswersAlone() throws {
    let plan = Planner.plan(try ParcelLocker.contract())
    let sample = plan.oneForEachKindOfAnswer(of: "create-booking")
    func ofCreation(_ plan: Plan) -> Set<[String]> { kinds(plan).filter { $0.first == "create-booking" } }

    #expect(ofCreation(sample) == ofCreation(plan))
    #expect(sample.cases.count <= ofCreation(plan).count)
  }

  @Test func casesForARequirementComeWithTheControlsThatSendItsOperation() throws {
    let plan = Planner.plan(try ParcelLocker.contract())
    let negative = try #require(plan.cases.first { $0.kind == .negative && $0.operation == "read-booking" })
    let requirement = try #require(negative.requirements.first)
    let part = plan.cases(for: requirement, of: "read-booking")
    let controls = part.cases.filter { $0.kind == .control }

    #expect(part.cases.contains { $0.requirements.contains(requirement) })
    #expect(part.cases.allSatisfy { $0.kind == .control || $0.requirements.contains(requirement) })
    #expect(controls.allSatisfy { control in control.steps.contains { $0.recipe.operation == "read-booking" } })
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
