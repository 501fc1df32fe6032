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
  /// Whether generators or checks took part that are not the kit's own: nobody else could judge the run again.
  public var isExtended = false
}

/// Collects the exchanges of one contract, in the order they were judged.
final class Witness: Sendable {
  private let exchanges = Mutex<[JudgedExchange]>([])

  /// The most octets of an answer that are kept: a hostile server could fill the memory otherwise.
  static let longestAnswer = 256 << 10

  func see(_ exchange: JudgedExchange) {
    let kept = exchange.cut(to: Self.longestAnswer)
    exchanges.withLock { $0.append(kept) }
  }

  var seen: [JudgedExchange] { exchanges.withLock { $0 } }
}

extension JudgedExchange {
  /// The exchange with the beginning of its answer only, where that is longer.
  fileprivate func cut(to count: Int) -> JudgedExchange {
    guard exchange.received.count > count else { return self }
    var kept = self
    kept.isCut = true
    kept.exchange.result = .malformed(
      MessageMalformation(.bodyTooLarge, offset: count), received: Array(exchange.received.prefix(count)), partial: nil)
    kept.opened = .nothing
    return kept
  }
}

extension Bindings {
  /// The values of the bindings that a contract calls secret.
  func secrets(of contract: Contract) -> [Secret] {
    contract.bindings.filter(\.isSecret).flatMap { binding in
      (values[binding.name]?.secrets ?? []).map { Secret(label: binding.name, value: $0) }
    }
  }
}
