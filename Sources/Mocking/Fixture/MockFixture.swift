public import ContractModel
import PayloadCrypto

/// Values for a contract's bindings that a mock server and a target can share.
public struct MockFixture: Sendable, Hashable {
  /// By binding name, optional ones included.
  public var bindings: [String: String]
  /// The authentication scheme's name.
  public var authentication: String
  /// What only the server holds, by name.
  private var held: [String: String] = [:]

  /// Makes values: the contract's examples, and made-up ones of the binding's type where there is none. Keys are new
  /// each time.
  ///
  /// - Parameters:
  ///   - authentication: the scheme the target will name; bindings of other schemes are left out.
  ///   - chosen: values that stand instead of the made-up ones.
  public init(contract: Contract, authentication: String = "none", choosing chosen: [String: String] = [:]) {
    self.authentication = authentication
    let scheme = contract.authentication.first { $0.name == authentication }
    var values: [String: String] = [:]
    for binding in contract.bindings where binding.scheme == nil || binding.scheme == authentication {
      values[binding.name] = Self.value(of: binding, contract, scheme)
    }
    if contract.id == "bankezy-onboarding", let made = SealedTokens.make() {
      values["apiToken"] = made.token
      held[SealedTokens.keyName] = made.key
    }
    bindings = values.merging(chosen) { $1 }
  }

  /// The bindings of a target that gives no credential which a login gives.
  public func bindings(loggingInto contract: Contract) -> [String: String] {
    bindings.filter { name, _ in
      contract.login(giving: name, authentication: authentication) { $0 != name && bindings[$0] != nil } == nil
    }
  }

  /// The bindings as the server takes them.
  public var mockBindings: MockBindings { MockBindings(bindings.merging(held) { $1 }) }

  private static func value(of binding: Binding, _ contract: Contract, _ scheme: Authentication?) -> String {
    if let example = binding.example ?? binding.fallback { return example }
    let word = scheme?.bindings.first { $0.value == binding.name }?.key
    if scheme?.scheme == .oauth1, word == "signingKey", let key = signingKey() { return key }
    let type = binding.type ?? FieldType(.string)
    switch type.base {
    case .string, .any, .object, .array:
      let length = type.length ?? FieldType.Length(1, 40)
      return Sample.fitted("mock-\(binding.name)-\(Sample.letters(8))", length.minimum, length.maximum)
    case .numeric:
      let maximum = type.length?.maximum ?? 6
      return String((0..<maximum).map { Character(String(($0 * 7 + 3) % 9 + 1)) })
    default: return Sample.value(of: type, WallTime.now(), number: 1)
    }
  }

  private static func signingKey() -> String? {
    (try? RSAKey.generateKeyPairPEM()).map { String(decoding: $0.privateKey, as: UTF8.self) }
  }
}
