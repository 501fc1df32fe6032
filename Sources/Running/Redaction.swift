import CaseModel
import HTTPCore
import Synchronization

/// Makes the redactors of a run's outputs: what hides the target's own secrets is made once, for it costs more than an
/// exchange. It remembers every secret it was asked to hide.
final class Redaction: Sendable {
  private struct State {
    var made: [[Secret]: Redactor] = [:]
    var met: Set<Secret> = []
  }

  /// How many combinations of the target's secrets are kept.
  private static let limit = 32

  /// Values that come with every request.
  private let lasting: Set<String>
  /// The target's one value of each binding, and the variables that stand for them.
  private let values: [String: String]
  private let variables: [String: String]
  private let state = Mutex(State())

  /// - Parameters:
  ///   - bindings: the target's values, secret or not.
  ///   - variables: the environment variables that the target takes bindings from, by binding.
  init(_ bindings: Bindings, variables: [String: String]) {
    lasting = Set(bindings.values.values.flatMap(\.texts))
    values = bindings.values.compactMapValues(\.single)
    self.variables = variables
  }

  /// Every secret that was to be hidden so far.
  var secrets: [Secret] { state.withLock { Array($0.met) } }

  /// Returns a redactor that hides all of the secrets.
  func redactor(for secrets: [Secret]) -> Redactor {
    var seen: Set<String> = []
    let all = secrets.filter { seen.insert($0.value).inserted }
    state.withLock { $0.met.formUnion(all) }
    let base = base(all.filter { lasting.contains($0.value) })
    let others = all.filter { !lasting.contains($0.value) }
    return others.isEmpty ? base : base.adding(Self.named(others))
  }

  /// Returns what stands for the secrets of a request in a shell line: a variable for each value of the target and the
  /// first of each other name, the name alone for what a case made of them.
  func shellSecrets(for secrets: [Secret], redactor: Redactor) -> ShellSecrets {
    var used: Set<String> = []
    var byLabel: [String: ShellSecrets.Variable] = [:]
    for secret in secrets {
      if let value = values[secret.label], value != secret.value { continue }
      guard used.insert(secret.label).inserted else { continue }
      let name = variables[secret.label] ?? ShellSecrets.variableName(for: secret.label)
      byLabel[secret.shown] = ShellSecrets.Variable(name: name, value: secret.value)
    }
    return ShellSecrets(redactor: redactor, variables: byLabel)
  }

  private func base(_ secrets: [Secret]) -> Redactor {
    if let redactor = state.withLock({ $0.made[secrets] }) { return redactor }
    let redactor = Redactor(Self.named(secrets))
    state.withLock { state in
      if state.made.count < Self.limit { state.made[secrets] = redactor }
    }
    return redactor
  }

  private static func named(_ secrets: [Secret]) -> [Redactor.Secret] {
    secrets.map { Redactor.Secret(label: $0.shown, text: $0.value) }
  }
}
