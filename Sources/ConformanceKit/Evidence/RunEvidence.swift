public import CaseModel
import ContractModel
import Synchronization

/// What a run keeps so that others can judge it again: the exchanges of each contract with its plan.
public struct RunEvidence: Sendable {
  /// One contract's part.
  public struct Part: Sendable {
    public var plan: Plan
    public var exchanges: [JudgedExchange]
    /// The target's own secrets.
    var secrets: [Secret]
  }

  public var parts: [Part]
}

/// Collects the exchanges of one contract, in the order they were judged.
final class Witness: Sendable {
  private let exchanges = Mutex<[JudgedExchange]>([])

  func see(_ exchange: JudgedExchange) {
    exchanges.withLock { $0.append(exchange) }
  }

  var seen: [JudgedExchange] { exchanges.withLock { $0 } }
}

extension Bindings {
  /// The values of the bindings that a contract calls secret.
  func secrets(of contract: Contract) -> [Secret] {
    contract.bindings.filter(\.isSecret).flatMap { binding in
      (values[binding.name]?.texts ?? []).map { Secret(label: binding.name, value: $0) }
    }
  }
}
