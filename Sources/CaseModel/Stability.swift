/// How often a breach was seen when the case was sent again.
public struct Stability: Sendable, Hashable {
  /// The sendings in which it was seen.
  public var seen: Int
  /// All sendings that count, the one that showed it first among them.
  public var sent: Int

  public init(seen: Int, sent: Int) {
    self.seen = seen
    self.sent = sent
  }

  public var isStable: Bool { seen == sent }

  /// `stable` or `unstable (2 of 4)`.
  public var words: String { isStable ? "stable" : "unstable (\(seen) of \(sent))" }
}
