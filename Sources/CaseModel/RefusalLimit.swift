/// How many refused requests a value of the target stands before the target locks it.
public struct RefusalLimit: Sendable, Hashable {
  /// Over the whole run; nil for any number.
  public var total: Int?
  /// Without an accepted request between them; nil for any number.
  public var inARow: Int?

  public init(total: Int? = nil, inARow: Int? = nil) {
    self.total = total
    self.inARow = inARow
  }

  /// The limit for people: `10 times in all, 3 times in a row`.
  public var words: String {
    let total = total.map { ["\($0) times in all"] } ?? []
    return (total + (inARow.map { ["\($0) times in a row"] } ?? [])).joined(separator: ", ")
  }
}

/// Refusals of one value of the target.
public struct RefusalCount: Sendable, Hashable {
  public var total: Int
  public var inARow: Int

  public init(total: Int = 0, inARow: Int = 0) {
    self.total = total
    self.inARow = inARow
  }

  /// Counts an answer.
  public mutating func add(isAccepted: Bool) {
    if isAccepted {
      inARow = 0
    } else {
      total += 1
      inARow += 1
    }
  }
}
