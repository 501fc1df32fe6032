/// One of several parts of a plan that run apart.
public struct Shard: Sendable, Hashable {
  /// From 1.
  public var index: Int
  public var count: Int

  /// Makes a shard; nil when the index is not from 1 to the count.
  public init?(_ index: Int, of count: Int) {
    guard count >= 1, (1...count).contains(index) else { return nil }
    self.index = index
    self.count = count
  }

  /// `2 of 5`.
  public var words: String { "\(index) of \(count)" }
}

/// What the record of a shard holds so that all of them can be put together.
public struct ShardRecord: Sendable, Hashable {
  /// From 1.
  public var index: Int
  public var count: Int
  /// The ids of the controls and cases of the whole plan, in its order.
  public var plan: [String]
  /// The operations the shard has cases of, and those whose control was accepted in it.
  public var operations: [String]
  public var accepted: [String]
  /// The ids of the requirements that answers of the shard were seen to keep.
  public var held: [String]
  /// The requirements that the whole plan does not exercise, with the reason.
  public var unexercised: [String: String]

  public init(
    index: Int, count: Int, plan: [String] = [], operations: [String] = [], accepted: [String] = [],
    held: [String] = [], unexercised: [String: String] = [:]
  ) {
    self.index = index
    self.count = count
    self.plan = plan
    self.operations = operations
    self.accepted = accepted
    self.held = held
    self.unexercised = unexercised
  }

  /// `2 of 5`.
  public var words: String { "\(index) of \(count)" }
}
