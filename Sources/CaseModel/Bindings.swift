import PayloadCrypto

/// The values a target gives to a contract's bindings.
public struct Bindings: Sendable, Hashable {
  /// One value, or a list of which each request uses the next; it shows none of them when it is printed.
  public struct Value: Sendable, Hashable {
    private let secrets: [SecretValue]
    /// Whether each request uses the next one.
    public let isList: Bool

    /// One value for all requests.
    public static func one(_ text: String) -> Value { Value(secrets: [SecretValue(text)], isList: false) }
    /// Values of which each request uses the next.
    public static func list(_ texts: [String]) -> Value { Value(secrets: texts.map(SecretValue.init), isList: true) }

    /// Copies of the values; one when it is no list.
    public var texts: [String] { secrets.map(\.text) }
    /// A copy of the one value; nil for a list.
    public var single: String? { isList ? nil : secrets.first?.text }
    /// How many values there are.
    public var count: Int { secrets.count }
    /// A copy of the value at a place; nil behind the last one.
    public func text(at index: Int) -> String? { secrets.indices.contains(index) ? secrets[index].text : nil }
  }

  public var values: [String: Value]
  /// The authentication scheme's name.
  public var authentication: String

  public init(_ values: [String: Value] = [:], authentication: String = "none") {
    self.values = values
    self.authentication = authentication
  }

  /// Returns the one value, or the first of a list; nil when the target names none.
  public subscript(_ name: String) -> String? { values[name]?.text(at: 0) }
}
