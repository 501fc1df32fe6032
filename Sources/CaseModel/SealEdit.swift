/// A change to the sealed envelope.
public enum SealEdit: Sendable, Hashable {
  case absent, empty, null, notBase64, number
  /// The inner members as the envelope's member.
  case asObject
  /// The token as the one element of an array.
  case asArray
  /// The inner text as the envelope's member.
  case asText
  /// The token without its last bytes (decoded), or no more than its first ones.
  case truncated(Int)
  case cut(to: Int)
  /// The token with so many bytes more behind it (decoded).
  case extended(Int)
  /// One bit flipped in a decoded byte; negative offsets count from the end.
  case flipped(Int)
  /// Two ciphertext blocks exchanged; of a JWE its last two parts.
  case reordered
  /// Sealed under a key of the same length that nobody holds.
  case otherKey
  /// Sealed with a key of another size, in bytes.
  case keySize(Int)
  /// Sealed with the key and zeros behind it, so many bytes in all.
  case keyFilled(to: Int)
  case ecb, ctr
  /// The inner members instead of the envelope.
  case clearInstead
  /// The inner members beside the token.
  case clearBeside
  /// The inner text in base64, not encrypted; in a JWE in place of the ciphertext.
  case encodedOnly
  /// The inner text as the payload of an unsecured token (RFC 7515 appendix A.5).
  case unsecured
  /// A JWE with one of its parts changed, or with so many parts: the last ones left out, or empty ones added.
  case compact(CompactEdit)
  case parts(Int)
  /// A JWE that is rightly sealed under a header that says something else.
  case header(HeaderEdit)
  /// The token under another member name.
  case renamed(String)
  /// Sealed with other padding than PKCS #7.
  case padding(PaddingEdit)
}

/// Another protected header of a JWE (RFC 7516 §4.1).
public enum HeaderEdit: Sendable, Hashable {
  /// This `alg` instead of `dir`.
  case algorithm(String)
  /// This `enc` instead of the cipher's.
  case encryption(String)
  /// A parameter that nobody defined, and that `crit` wants understood.
  case critical
  /// Its members in another order, behind white space, and one more that nobody has to understand.
  case otherSpelling
}

/// Padding of whole blocks that PKCS #7 does not allow (RFC 5652 §6.3).
public enum PaddingEdit: Sendable, Hashable {
  /// The last octet tells the length, the others are zero.
  case lastOctetOnly
  /// Zeros alone.
  case zeros
  /// A block more than there is room for, each octet the length.
  case overlong
}
