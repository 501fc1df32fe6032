/// Gives the random bytes that identifiers, PINs, keys and initialisation vectors are made of.
public protocol EntropySource {
  /// Returns this many new bytes; a source that returns fewer is read as if zeros followed.
  mutating func bytes(_ count: Int) -> [UInt8]
}

extension EntropySource {
  /// Exactly this many bytes, whatever the source returns.
  mutating func exactly(_ count: Int) -> [UInt8] {
    let count = max(0, count)
    let drawn = bytes(count)
    return drawn.count == count
      ? drawn : Array(drawn.prefix(count)) + Array(repeating: 0, count: max(0, count - drawn.count))
  }

  /// One of some elements; nil when there are none.
  ///
  /// - Parameter attempt: moves the choice, so that repeated attempts end even where the source repeats itself.
  mutating func pick<Element>(_ elements: [Element], attempt: Int = 0) -> Element? {
    guard !elements.isEmpty else { return nil }
    let drawn = exactly(4).reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
    return elements[(Int(drawn) + attempt) % elements.count]
  }
}
