/// One harmless difference of a mock server: what it does conforms, and a run must say so.
public struct Variant: Sendable, Hashable {
  /// The name users type: `pretty-printed`.
  public var name: String
  /// What is different, in one sentence.
  public var summary: String
  /// What the server does differently.
  var effect: VariantEffect
}
