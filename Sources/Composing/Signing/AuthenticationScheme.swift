/// How requests of a target are authenticated in a way the kit does not know: what a library user adds.
public protocol AuthenticationScheme: Sendable {
  /// Returns the header fields that authenticate a request; their values are shown in no report.
  func fields(for request: SigningMatter) -> [SignedField]
}

/// A header field of an authentication scheme.
public struct SignedField: Sendable, Hashable {
  public var name: String
  public var value: String

  /// Makes a field.
  public init(name: String, value: String) {
    self.name = name
    self.value = value
  }
}

/// What a signer must know of the request it signs.
public struct SigningMatter: Sendable {
  public var method: String
  /// Absolute, as sent.
  public var url: String
  /// As sent; empty for none.
  public var body: [UInt8]
  /// Seconds since 1970.
  public var now: Int64
}
