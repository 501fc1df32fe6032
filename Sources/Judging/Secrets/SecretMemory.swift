import CaseModel
import HTTPCore
import Synchronization

/// Keeps the searches for secrets that come with every request: making one costs more than a search.
final class SecretMemory: Sendable {
  private struct State {
    var seen: Set<Secret> = []
    var made: [[Secret]: Redactor] = [:]
  }

  /// How many secrets and searches are kept: enough for the bindings of any target.
  private static let limit = 256

  private let state = Mutex(State())

  /// Returns a redactor that looks for all of the secrets, each under its label and value.
  func redactor(for secrets: [Secret]) -> Redactor {
    let (known, fresh, made) = state.withLock { state in
      let known = secrets.filter { !$0.isGuessable && state.seen.contains($0) }
      let fresh = secrets.filter { $0.isGuessable || !state.seen.contains($0) }
      if state.seen.count < Self.limit { state.seen.formUnion(fresh.filter { !$0.isGuessable }) }
      return (known, fresh, state.made[known])
    }
    guard let made else {
      let redactor = known.isEmpty ? nil : Self.redactor(known)
      state.withLock { state in
        if let redactor, state.made.count < Self.limit / 8 { state.made[known] = redactor }
      }
      return redactor?.adding(Self.named(fresh)) ?? Self.redactor(fresh)
    }
    return made.adding(Self.named(fresh))
  }

  private static func redactor(_ secrets: [Secret]) -> Redactor { Redactor(named(secrets)) }

  private static func named(_ secrets: [Secret]) -> [Redactor.Secret] {
    secrets.map { Redactor.Secret(label: $0.label + "\u{0}" + $0.value, text: $0.value) }
  }
}
