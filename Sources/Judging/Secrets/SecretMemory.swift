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

  private let name: @Sendable (Secret) -> String
  private let state = Mutex(State())

  /// - Parameter name: what a secret is found under.
  init(_ name: @escaping @Sendable (Secret) -> String) {
    self.name = name
  }

  /// Returns a redactor that looks for all of the secrets that fit into a text.
  ///
  /// - Parameter longest: the octets of the longest text that is looked through: no spelling of a value is shorter than
  ///   the value by more than a few.
  func redactor(for secrets: [Secret], longest: Int) -> Redactor {
    let (known, fresh, made) = state.withLock { state in
      let known = secrets.filter { !$0.isGuessable && state.seen.contains($0) }
      let fresh = secrets.filter { $0.isGuessable || !state.seen.contains($0) }
      if state.seen.count < Self.limit { state.seen.formUnion(fresh.filter { !$0.isGuessable }) }
      return (known, fresh, state.made[known])
    }
    guard let made else {
      let redactor = known.isEmpty ? nil : Redactor(named(known))
      state.withLock { state in
        if let redactor, state.made.count < Self.limit / 8 { state.made[known] = redactor }
      }
      return redactor?.adding(fitting(fresh, longest)) ?? Redactor(fitting(fresh, longest))
    }
    return made.adding(fitting(fresh, longest))
  }

  private func named(_ secrets: [Secret]) -> [Redactor.Secret] {
    secrets.map { Redactor.Secret(label: name($0), text: $0.value) }
  }

  private func fitting(_ secrets: [Secret], _ longest: Int) -> [Redactor.Secret] {
    named(secrets.filter { $0.value.utf8.count <= longest + Self.slack })
  }

  /// More than a value in base64, seen inside a longer one, may be shorter than the value itself.
  private static let slack = 8
}
