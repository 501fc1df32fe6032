/// A change to one part of a compact JWT or JWE (RFC 7515 §7.1, RFC 7516 §7.1).
public enum CompactEdit: Sendable, Hashable {
  /// A header that says something more; of a JWE, what the tag covers beside the ciphertext.
  case header
  /// A header whose `alg` is this, in this letter case; a JWT loses its signature too.
  case algorithm(String)
  /// An encrypted key where none belongs.
  case encryptedKey
  /// One bit turned in a part of a JWE.
  case vector, ciphertext, tag
  /// Half of the tag, and none of it.
  case shortTag, noTag
}
