import CaseModel
import ContractModel

/// Keeps the values of the target from being refused more often than the target file lets them be.
struct RefusalBudget: Sendable {
  let limits: [String: RefusalLimit]
  let contract: Contract
  let authentication: String
  let state: RunState

  /// Whether a case brings no refusal that counts.
  func isFree(_ value: Case) -> Bool {
    limits.keys.allSatisfy { cost(value, $0).total == 0 }
  }

  /// Why a case may not be sent any more; nil when it may.
  func objection(to value: Case) -> String? {
    for (name, limit) in limits.sorted(by: { $0.key < $1.key }) {
      let cost = cost(value, name).total
      guard cost > 0, let total = limit.total else { continue }
      let spent = state.refusals(of: name).total
      if spent + cost > total {
        return "\(name) was refused \(spent) times, and the target file lets it be refused \(limit.words)"
      }
    }
    return nil
  }

  /// Whether an accepted control is due before a case, so that no value is refused too often in a row.
  func wantsControl(before value: Case) -> Bool {
    limits.contains { name, limit in
      guard let most = limit.inARow else { return false }
      let cost = cost(value, name).inARow
      return cost > 0 && state.refusals(of: name).inARow + cost > most
    }
  }

  /// Counts an answer; one refused against expectation stops the run when nothing more may be refused.
  func count(_ recipe: Recipe, wantsAcceptance: Bool, isAccepted: Bool) {
    let carried = limits.keys.sorted().filter {
      recipe.carries($0, in: contract, authentication: authentication)
    }
    state.countRefusal(of: carried, isAccepted: isAccepted)
    guard wantsAcceptance, !isAccepted else { return }
    for name in carried {
      guard let limit = limits[name] else { continue }
      let count = state.refusals(of: name)
      guard count.total >= limit.total ?? .max || count.inARow >= limit.inARow ?? .max else { continue }
      state.stop(
        "a valid request with \(name) was refused, and the target file lets it be refused \(limit.words) at most")
    }
  }

  private func cost(_ value: Case, _ binding: String) -> RefusalCount {
    value.refusals(of: binding, in: contract, authentication: authentication)
  }
}
