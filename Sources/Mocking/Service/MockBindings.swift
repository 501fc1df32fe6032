/// The values a mock server holds: the same that a target gives to the contract's bindings.
///
/// They are made up for the mock (``MockFixture``) and nobody's secrets; a server of your own is not given to a mock.
public struct MockBindings: Sendable, Hashable {
  /// By binding name: its value, or every value of a list.
  public var values: [String: [String]]

  public init(lists values: [String: [String]]) {
    self.values = values
  }

  /// Makes bindings of one value each.
  public init(_ values: [String: String] = [:]) {
    self.values = values.mapValues { [$0] }
  }

  /// The value, the first one of a list; nil when there is none.
  public subscript(_ name: String) -> String? { values[name]?.first }

  /// Every value of the binding; empty when there is none.
  public func all(_ name: String) -> [String] { values[name] ?? [] }
}
