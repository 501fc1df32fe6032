import CaseModel
import HTTPCore
import Judging
import Synchronization

/// Makes the redactors of a run's outputs. It remembers those of the secrets it was asked to hide that whole reports are
/// searched for, and no other: a PIN is gone with its case.
final class Redaction: Sendable {
  /// The target's one value of each binding, and the variables that stand for them.
  private let values: [String: Secret]
  private let variables: [String: String]
  private let memory = SecretMemory(\.shown)
  private let met = Mutex<Set<Secret>>([])

  /// - Parameters:
  ///   - bindings: the target's values, secret or not.
  ///   - variables: the environment variables that the target takes bindings from, by binding.
  init(_ bindings: Bindings, variables: [String: String]) {
    values = bindings.values.reduce(into: [:]) { values, binding in
      if let value = binding.value.single { values[binding.key] = Secret(label: binding.key, value: value) }
    }
    self.variables = variables
  }

  /// Every secret that was to be hidden so far and is looked for in whole reports.
  var secrets: [Secret] { met.withLock { Array($0) } }

  /// Returns a redactor that hides all of the secrets.
  func redactor(for secrets: [Secret]) -> Redactor {
    let lookedFor = secrets.filter { $0.withOctets(SecretScan.canBeTold) }
    met.withLock { $0.formUnion(lookedFor) }
    return memory.redactor(for: secrets)
  }

  /// Returns what stands for the secrets of a request in a shell line: a variable for each value of the target and the
  /// first of each other name, the name alone for what a case made of them.
  func shellSecrets(for secrets: [Secret], redactor: Redactor) -> ShellSecrets {
    var used: Set<String> = []
    var byLabel: [String: ShellSecrets.Variable] = [:]
    for secret in secrets {
      if let own = values[secret.label], own.value != secret.value { continue }
      guard used.insert(secret.label).inserted else { continue }
      let name = variables[secret.label] ?? ShellSecrets.variableName(for: secret.label)
      byLabel[secret.shown] = ShellSecrets.Variable(name: name, value: secret.text)
    }
    return ShellSecrets(redactor: redactor, variables: byLabel)
  }
}
