public import ContractModel
public import PayloadCrypto

/// The values a target gives to a contract's bindings.
public struct Bindings: Sendable, Hashable {
  /// One value, or a list of which each request uses the next; it shows none of them when it is printed.
  public struct Value: Sendable, Hashable {
    /// The values; one when it is no list.
    public let secrets: [SecretValue]
    /// Whether each request uses the next one.
    public let isList: Bool

    /// One value for all requests.
    public static func one(_ value: some OctetSource) -> Value { Value(secrets: [SecretValue(value)], isList: false) }
    /// Values of which each request uses the next.
    public static func list(_ texts: [String]) -> Value {
      Value(secrets: texts.map { SecretValue($0) }, isList: true)
    }

    /// Copies of the values, which are not wiped.
    public var texts: [String] { secrets.map(\.text) }
    /// The one value; nil for a list.
    public var single: SecretValue? { isList ? nil : secrets.first }
    /// How many values there are.
    public var count: Int { secrets.count }
    /// The value at a place; nil behind the last one.
    public func secret(at index: Int) -> SecretValue? { secrets.indices.contains(index) ? secrets[index] : nil }
  }

  public var values: [String: Value]
  /// The authentication scheme's name.
  public var authentication: String

  public init(_ values: [String: Value] = [:], authentication: String = "none") {
    self.values = values
    self.authentication = authentication
  }

  /// Returns the one value, or the first of a list; nil when the target names none.
  public func secret(_ name: String) -> SecretValue? { values[name]?.secret(at: 0) }

  /// The values of the bindings that a contract calls secret, where they lie.
  public func secrets(of contract: Contract) -> [Secret] {
    contract.bindings.filter(\.isSecret).flatMap { binding in
      (values[binding.name]?.secrets ?? []).map { Secret(label: binding.name, value: $0) }
    }
  }

  /// Returns a copy of the one value, or of the first of a list; nil when the target names none.
  public subscript(_ name: String) -> String? { secret(name)?.text }
}
