import PayloadCrypto

/// Short marks of secrets under a key that only one run has: equal values have equal marks, and a mark tells nothing.
struct SecretDigests: Sendable {
  /// Empty when no marks are wanted.
  let key: [UInt8]
  /// The marks of values that come with every request.
  private let lasting: [SecretValue: String]

  init(key: [UInt8], lasting values: [String]) {
    self.key = key
    lasting = Dictionary(
      values.map { (SecretValue($0), Self.made(of: $0, key: key)) }, uniquingKeysWith: { first, _ in first })
  }

  /// Four hexadecimal digits; none without a key.
  func digest(of value: String) -> String { lasting[SecretValue(value)] ?? Self.made(of: value, key: key) }

  private static func made(of value: String, key: [UInt8]) -> String {
    key.isEmpty ? "" : Hex.encode(Array(MAC.hmacSHA256(Array(value.utf8), key: key).prefix(2)), uppercase: false)
  }
}
