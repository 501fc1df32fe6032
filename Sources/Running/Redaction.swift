import CaseModel
import HTTPCore
import Synchronization

/// Makes the redactors of a run's outputs: what hides the target's own secrets is made once, for it costs more than an
/// exchange.
final class Redaction: Sendable {
  /// How many combinations of the target's secrets are kept.
  private static let limit = 32

  /// Values that come with every request.
  private let lasting: Set<String>
  private let made = Mutex<[[Secret]: Redactor]>([:])

  /// - Parameter bindings: the target's values, secret or not.
  init(_ bindings: Bindings) {
    lasting = bindings.values.values.reduce(into: []) { lasting, value in
      switch value {
      case .one(let text): lasting.insert(text)
      case .list(let texts): lasting.formUnion(texts)
      }
    }
  }

  /// Returns a redactor that hides all of the secrets.
  func redactor(for secrets: [Secret]) -> Redactor {
    var seen: Set<String> = []
    let all = secrets.filter { seen.insert($0.value).inserted }
    let base = base(all.filter { lasting.contains($0.value) })
    let others = all.filter { !lasting.contains($0.value) }
    return others.isEmpty ? base : base.adding(Self.named(others))
  }

  private func base(_ secrets: [Secret]) -> Redactor {
    if let redactor = made.withLock({ $0[secrets] }) { return redactor }
    let redactor = Redactor(Self.named(secrets))
    made.withLock { made in
      if made.count < Self.limit { made[secrets] = redactor }
    }
    return redactor
  }

  private static func named(_ secrets: [Secret]) -> [Redactor.Secret] {
    secrets.map { Redactor.Secret(label: $0.label, text: $0.value) }
  }
}
