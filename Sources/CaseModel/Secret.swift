public import HTTPCore
public import PayloadCrypto

/// A value that may appear in no output and in no answer.
public struct Secret: Sendable, Hashable {
  public var label: String
  /// Held in memory that is wiped when the last holder lets go.
  public var value: SecretValue
  /// A few digits that equal values of one run have in common; empty where values need not be compared.
  public var digest: String
  /// Whether it is a value of the target, which comes with every request. What else a request holds, such as a PIN or
  /// its block, is kept no longer than its answer is looked through.
  public var isLasting: Bool

  /// What stands in place of the value: `userAdminToken:3f9c`.
  public var shown: String { digest.isEmpty ? label : "\(label):\(digest)" }
  /// How many octets the value has.
  public var length: Int { value.count }
  /// A short numeric value that an innocent answer may hold by chance: a find is confirmed with another value.
  public var isGuessable: Bool { length <= 6 }
  /// A copy of the value, which is not wiped.
  public var text: String { value.text }

  public init(label: String, value: SecretValue, digest: String = "", isLasting: Bool = false) {
    self.label = label
    self.value = value
    self.digest = digest
    self.isLasting = isLasting
  }

  public init(label: String, value: String, digest: String = "", isLasting: Bool = false) {
    self.init(label: label, value: SecretValue(value), digest: digest, isLasting: isLasting)
  }

  /// Calls back with the octets where they lie.
  public func withOctets<Result>(_ read: (UnsafeBufferPointer<UInt8>) -> Result) -> Result { value.withOctets(read) }

  /// Whether the value is one of some texts.
  public func isOne(of texts: some Sequence<String>) -> Bool {
    value.withOctets { octets in texts.contains { $0.utf8.elementsEqual(octets) } }
  }

  /// What a redactor hides under a name.
  public func hidden(as name: String) -> Redactor.Secret { Redactor.Secret(label: name, bytes: value.bytes) }
}
