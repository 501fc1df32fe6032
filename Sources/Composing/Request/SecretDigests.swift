import CaseModel
import PayloadCrypto

/// Short marks of secrets under a key that only one run has: equal values have equal marks, and a mark tells nothing.
struct SecretDigests: Sendable {
  /// Empty when no marks are wanted.
  let key: [UInt8]
  /// The marks of values that come with every request.
  private let lasting: [SecretValue: String]

  init(key: [UInt8], lasting values: [SecretValue]) {
    self.key = key
    lasting = Dictionary(values.map { ($0, Self.made(of: $0, key: key)) }, uniquingKeysWith: { first, _ in first })
  }

  /// A value with its mark: four hexadecimal digits, none without a key.
  func secret(_ label: String, _ value: SecretValue) -> Secret {
    if let digest = lasting[value] { return Secret(label: label, value: value, digest: digest, isLasting: true) }
    return Secret(label: label, value: value, digest: Self.made(of: value, key: key))
  }

  private static func made(of value: SecretValue, key: [UInt8]) -> String {
    key.isEmpty ? "" : Hex.encode(Array(MAC.hmacSHA256(value, key: key).prefix(2)), uppercase: false)
  }
}
