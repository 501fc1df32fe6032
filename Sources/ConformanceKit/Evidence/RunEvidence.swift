public import CaseModel
import HTTPCore
import Synchronization

/// What a run keeps so that others can judge it again: the exchanges of each contract with its plan.
public struct RunEvidence: Sendable {
  /// One contract's part.
  public struct Part: Sendable {
    public var plan: Plan
    public var exchanges: [RunExchange]
    /// The target's own secrets.
    var secrets: [Secret]
  }

  public var parts: [Part]
  /// Whether generators or checks took part that are not the kit's own: nobody else could judge the run again.
  public var isExtended = false
}

/// Collects the exchanges of one contract, in the order they were judged.
final class Witness: Sendable {
  private let exchanges = Mutex<[RunExchange]>([])

  /// The most octets of an answer that are kept: a hostile server could fill the memory otherwise.
  static let longestAnswer = 256 << 10

  func see(_ exchange: RunExchange) {
    let kept = exchange.cut(to: Self.longestAnswer)
    exchanges.withLock { $0.append(kept) }
  }

  var seen: [RunExchange] { exchanges.withLock { $0 } }
}

extension RunExchange {
  /// The exchange with the beginning of its answer only, where that is longer.
  fileprivate func cut(to count: Int) -> RunExchange {
    switch self {
    case .judged(var judged):
      guard judged.exchange.shorten(to: count) else { return self }
      judged.isCut = true
      judged.opened = .nothing
      return .judged(judged)
    case .login(var login):
      return login.exchange.shorten(to: count) ? .login(login) : self
    }
  }
}

extension Exchange {
  /// Keeps the beginning of an answer that is longer; returns whether it was.
  fileprivate mutating func shorten(to count: Int) -> Bool {
    guard received.count > count else { return false }
    result = .malformed(
      MessageMalformation(.bodyTooLarge, offset: count), received: Array(received.prefix(count)), partial: nil)
    return true
  }
}
