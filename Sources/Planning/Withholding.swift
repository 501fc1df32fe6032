import CaseModel
import ContractModel

/// Chooses the cases that are not sent so that no value of the target is refused more often than it stands.
struct Withholding {
  let contract: Contract
  let authentication: String
  let limits: [String: RefusalLimit]

  /// Returns the ids of the cases that are withheld, with the reason.
  ///
  /// What is allowed is spread: each requirement gets its first case before any gets its second.
  func withheld(of cases: [Case]) -> [String: String] {
    var result: [String: String] = [:]
    var spent: [String: Int] = [:]
    let names = limits.keys.sorted()
    for value in spread(cases) where value.kind != .control {
      var costs: [String: Int] = [:]
      for name in names {
        guard let limit = limits[name] else { continue }
        let cost = value.refusals(of: name, in: contract, authentication: authentication)
        guard cost.total > 0 else { continue }
        let isTooMuch = limit.total.map { spent[name, default: 0] + cost.total > $0 } ?? false
        if isTooMuch || limit.inARow.map({ cost.inARow > $0 }) == true {
          result[value.id] = "withheld: the target file lets \(name) be refused \(limit.words)"
          break
        }
        costs[name] = cost.total
      }
      if result[value.id] == nil { spent.merge(costs, uniquingKeysWith: +) }
    }
    return result
  }

  /// The cases in the order in which they are wanted.
  private func spread(_ cases: [Case]) -> [Case] {
    var rank: [String: Int] = [:]
    let ranked = cases.map { value -> (Int, Case) in
      let requirement = value.requirements.first ?? value.id
      defer { rank[requirement, default: 0] += 1 }
      return (rank[requirement, default: 0], value)
    }
    return ranked.enumerated().sorted { ($0.element.0, $0.offset) < ($1.element.0, $1.offset) }.map(\.element.1)
  }
}
