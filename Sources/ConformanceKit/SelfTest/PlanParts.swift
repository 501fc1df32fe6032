import CaseModel

/// Smaller plans, so that a self-test runs a faulty server against no more than it takes.
extension Plan {
  /// The plan without the cases of these ids.
  func without(_ ids: Set<String>) -> Plan { keeping { !ids.contains($0.id) } }

  /// The plan with its controls and only the cases made for these requirements.
  func cases(for requirements: Set<String>) -> Plan {
    keeping { $0.kind == .control || !requirements.isDisjoint(with: $0.requirements) }
  }

  /// The plan with only the cases that send a request of this operation.
  func cases(sending operation: String) -> Plan {
    keeping { $0.steps.contains { $0.recipe.operation == operation } }
  }

  /// The plan with the first case for each operation and outcome that a step expects, and all that are wanted besides.
  func oneForEachKindOfAnswer(and isWanted: (Case) -> Bool = { _ in false }) -> Plan {
    var seen: Set<[String]> = []
    return keeping { item in
      let kinds = item.steps.map { [$0.recipe.operation] + $0.expectation.outcomes }
      let isNew = kinds.filter { seen.insert($0).inserted }.isEmpty == false
      return isNew || isWanted(item)
    }
  }

  private func keeping(_ isKept: (Case) -> Bool) -> Plan {
    var plan = self
    plan.groups = groups.compactMap { group in
      var group = group
      group.cases = group.cases.filter(isKept)
      return group.cases.isEmpty ? nil : group
    }
    return plan
  }
}

extension Case {
  /// Whether it is made for a promise of the connection's security.
  var asksOfTLS: Bool { requirements.contains { $0.contains("/tls.") } }
}
