/// The values a target gives to a contract's bindings.
public struct Bindings: Sendable, Hashable {
  /// One value, or a list of which each request uses the next.
  public enum Value: Sendable, Hashable {
    case one(String)
    case list([String])
  }

  public var values: [String: Value]
  /// The authentication scheme's name.
  public var authentication: String

  public init(_ values: [String: Value] = [:], authentication: String = "none") {
    self.values = values
    self.authentication = authentication
  }

  /// Returns the one value, or the first of a list; nil when the target names none.
  public subscript(_ name: String) -> String? {
    switch values[name] {
    case .one(let text): text
    case .list(let texts): texts.first
    case nil: nil
    }
  }
}
