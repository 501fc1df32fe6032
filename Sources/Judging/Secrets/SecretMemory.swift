public import CaseModel
public import HTTPCore
import Synchronization

/// Makes what finds secrets: for those that come with every request once, for making it costs more than an exchange. Of
/// other secrets nothing is kept.
public final class SecretMemory: Sendable {
  /// How many combinations of lasting secrets are kept: more than the operations of any contract have.
  private static let limit = 32

  private let name: @Sendable (Secret) -> String
  private let made = Mutex<[[Secret]: Redactor]>([:])

  /// - Parameter name: what a secret is found under.
  public init(_ name: @escaping @Sendable (Secret) -> String) {
    self.name = name
  }

  /// Returns a redactor that looks for all of the secrets that fit into a text.
  ///
  /// - Parameter longest: the octets of the longest text that is looked through: no spelling of a value is shorter than
  ///   the value by more than a few.
  public func redactor(for secrets: [Secret], longest: Int = .max / 2) -> Redactor {
    let passing = secrets.filter { !$0.isLasting && $0.length <= longest + Self.slack }
    return lasting(secrets.filter(\.isLasting)).adding(named(passing))
  }

  private func lasting(_ secrets: [Secret]) -> Redactor {
    if let redactor = made.withLock({ $0[secrets] }) { return redactor }
    let redactor = Redactor(named(secrets))
    made.withLock { made in
      if made.count < Self.limit { made[secrets] = redactor }
    }
    return redactor
  }

  private func named(_ secrets: [Secret]) -> [Redactor.Secret] { secrets.map { $0.hidden(as: name($0)) } }

  /// More than a value in base64, seen inside a longer one, may be shorter than the value itself.
  private static let slack = 8
}
