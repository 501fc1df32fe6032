import CaseModel
import ContractModel
import Planning
import Testing

@Suite struct ShippedPlanTests {
  @Test(arguments: Shipped.setups) func aPlanDependsOnContractAndOptionsAlone(setup: Shipped.Setup) {
    #expect(!setup.plan.cases.isEmpty)
    #expect(setup.plan == Planner.plan(setup.contract, options: setup.options))
  }

  @Test(arguments: Shipped.setups) func idsAreNamesAndNoTwoAreEqual(setup: Shipped.Setup) {
    let ids = setup.plan.cases.map(\.id)
    let marks = Set("./-_[]")

    #expect(Set(ids).count == ids.count)
    #expect(ids.allSatisfy { $0.hasPrefix("\(setup.name)/") })
    #expect(ids.allSatisfy { id in id.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || marks.contains($0)) } })
    #expect(Set(setup.plan.groups.map(\.id)).count == setup.plan.groups.count)
  }

  @Test(arguments: Shipped.setups) func everyCaseNamesRequirementsOfItsContract(setup: Shipped.Setup) {
    let contract = setup.contract
    for value in setup.plan.cases {
      #expect(!value.requirements.isEmpty, "\(value.id)")
      #expect(value.requirements.allSatisfy { contract.requirement($0)?.operation == value.operation }, "\(value.id)")
      #expect(value.kind == .control || value.id.hasPrefix("\(value.requirements.first ?? "?")/"), "\(value.id)")
    }
  }

  @Test(arguments: Shipped.setups) func everyGroupHasItsControl(setup: Shipped.Setup) {
    for group in setup.plan.groups {
      #expect(group.control?.steps.map(\.expectation) == [.accepted])
      #expect(group.control?.operation == group.operation)
      #expect(!group.cases.isEmpty)
    }
  }

  @Test(arguments: Shipped.setups) func aPlanIsAffordable(setup: Shipped.Setup) {
    let plan = setup.plan
    // Each group begins and ends with a control at the most.
    let requests = plan.cases.map(\.steps.count).reduce(0, +) + 2 * plan.groups.count

    #expect(requests < 1_500, "\(requests) requests")
    #expect(plan.cases.count < 1_500)
    // What is sent again at the worst: of each group one case a requirement three times, and a control.
    let again = plan.groups.map { group in
      var seen: Set<String> = []
      let cases = group.cases.filter { seen.insert($0.requirements.first ?? "").inserted }
      return 1 + 3 * cases.map(\.steps.count).reduce(0, +)
    }
    #expect(requests + again.reduce(0, +) < 1_500)
  }

  @Test(arguments: Shipped.setups) func theKindOfACaseFollowsWhatItExpects(setup: Shipped.Setup) {
    for value in setup.plan.cases where value.kind != .scenario && value.kind != .control {
      guard let last = value.steps.last?.expectation else { continue }
      #expect((value.kind == .open) == last.isOpen, "\(value.id)")
      if value.order != .atOnce(mostAccepted: 1) {
        #expect((value.kind == .positive) == last.outcomes.contains(Outcome.accepted), "\(value.id)")
      }
      #expect(value.changed != nil, "\(value.id)")
    }
  }

  @Test(arguments: Shipped.setups) func casesExpectOnlyOutcomesOfTheContract(setup: Shipped.Setup) {
    for value in setup.plan.cases {
      for step in value.steps {
        let operation = setup.contract.operation(step.recipe.operation)
        for name in step.expectation.outcomes where name != Outcome.open && name != Outcome.notServed {
          #expect(operation?.outcome(name) != nil || Int(name) != nil, "\(value.id) expects \(name)")
        }
      }
    }
  }

  @Test(arguments: Shipped.setups) func noCaseExpectsMoreThanTheContractSays(setup: Shipped.Setup) {
    var looked = 0
    for value in setup.plan.cases {
      guard let operation = setup.contract.operation(value.operation), value.steps.count == 1 else { continue }
      for case .replace(let id, let replacement) in value.steps[0].recipe.edits {
        guard let field = operation.requestField(id) else { continue }
        let name = value.id.split(separator: "/").last.map(String.init) ?? ""
        for (mutation, outcome) in field.expectations where mutation.rawValue == Self.mutation(name, field, replacement)
        {
          looked += 1
          #expect(value.wanted == outcome, "\(value.id)")
        }
        if case .spelled(let spelling) = replacement, field.openSpellings.contains(spelling) {
          #expect(value.wanted == Outcome.open, "\(value.id)")
        }
      }
    }
    #expect(looked > 0)
  }

  /// The mutation that a case's last name stands for; lengths are named by their numbers.
  private static func mutation(_ name: String, _ field: Field, _ replacement: Replacement) -> String {
    guard let count = Int(name), let length = field.type.length, case .text(.resize) = replacement else { return name }
    if count > length.maximum { return Mutation.tooLong.rawValue }
    if count < length.minimum { return Mutation.tooShort.rawValue }
    return count == length.maximum ? Mutation.longest.rawValue : Mutation.shortest.rawValue
  }

  @Test(arguments: Shipped.setups) func valuesOfTheTargetAreNeverAlteredWhereAcceptanceIsExpected(
    setup: Shipped.Setup
  ) {
    for value in setup.plan.cases where value.kind == .positive {
      for step in value.steps {
        let operation = setup.contract.operation(step.recipe.operation)
        for case .replace(let id, let replacement) in step.recipe.edits {
          guard let field = operation?.requestField(id), field.identifies || field.isCredential else { continue }
          guard case .spelled = replacement else {
            Issue.record("\(value.id) alters \(id)")
            continue
          }
        }
      }
    }
  }

  @Test(arguments: Shipped.setups) func uniqueValuesAreNeverShortWhereAcceptanceIsExpected(setup: Shipped.Setup) {
    for value in setup.plan.cases where value.kind == .positive {
      for case .replace(let id, .text(.resize(let count))) in value.steps.flatMap(\.recipe.edits) {
        let fewest = setup.contract.operation(value.operation)?.requestField(id)?.unique ?? 0
        #expect(count >= fewest, "\(value.id)")
      }
    }
  }

  @Test func everyGeneratorMakesACaseForSomeContract() {
    var idle = Planner.generators.map(\.name)
    #expect(Set(idle).count == idle.count)
    for setup in Shipped.setups + [Shipped.locker] {
      for operation in setup.contract.operations {
        let context = GenerationContext(contract: setup.contract, operation: operation, options: setup.options)
        idle.removeAll { name in
          Planner.generators.contains { $0.name == name && !$0.cases(in: context).isEmpty }
        }
      }
    }
    #expect(idle == [])
  }
}
