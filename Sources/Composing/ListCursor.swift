/// Which element of each list binding comes next: one for a whole run.
public struct ListCursor: Sendable, Hashable {
  /// How many elements were used, by binding.
  var used: [String: Int] = [:]

  public init() {}
}
