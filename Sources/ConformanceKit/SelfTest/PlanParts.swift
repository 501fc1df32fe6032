import CaseModel

/// Smaller plans, so that a self-test runs a faulty server against no more than it takes.
extension Plan {
  /// The plan with neighbouring groups of an operation made one: the same cases in the same order, between fewer
  /// controls.
  var joined: Plan {
    var plan = self
    plan.groups = groups.reduce(into: []) { joined, group in
      if let last = joined.indices.last, joined[last].operation == group.operation,
        joined[last].control == group.control
      {
        joined[last].cases += group.cases
      } else {
        joined.append(group)
      }
    }
    return plan
  }

  /// The plan without the cases of these ids.
  func without(_ ids: Set<String>) -> Plan { keeping { !ids.contains($0.id) } }

  /// The plan with only the cases made for a requirement, and the controls that send a request of its operation.
  func cases(for requirement: String, of operation: String) -> Plan {
    keeping { $0.requirements.contains(requirement) || $0.kind == .control && $0.sends(operation) }
  }

  /// The plan with only the cases that send a request of this operation.
  func cases(sending operation: String) -> Plan {
    keeping { $0.sends(operation) }
  }

  /// The plan with the first case for each operation and outcome that a step expects, and all that are wanted besides.
  ///
  /// - Parameters:
  ///   - operation: the one operation of which every outcome is wanted; nil for all.
  ///   - perGenerator: whether cases of different generators are of different kinds.
  func oneForEachKindOfAnswer(
    of operation: String? = nil, perGenerator: Bool = false, and isWanted: (Case) -> Bool = { _ in false }
  ) -> Plan {
    var seen: Set<[String]> = []
    return keeping { item in
      let steps = item.steps.filter { operation == nil || $0.recipe.operation == operation }
      let generator = perGenerator ? item.generator : ""
      let kinds = steps.map { [generator, $0.recipe.operation] + $0.expectation.outcomes }
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
  /// Whether a step of it is a request of this operation.
  fileprivate func sends(_ operation: String) -> Bool { steps.contains { $0.recipe.operation == operation } }

  /// Whether it is made for a promise of the connection's security.
  var asksOfTLS: Bool { requirements.contains { $0.contains("/tls.") } }

  /// Whether it is made for a promise of HTTP, and not of one system.
  var asksOfHTTP: Bool { requirements.contains { $0.contains("/http.") } }
}
