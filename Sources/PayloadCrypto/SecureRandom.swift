import COpenSSL

/// Draws from the system's cryptographic randomness.
public enum SecureRandom {
  /// Draws `count` bytes; none when `count` is zero or negative.
  ///
  /// - Throws: `inputTooLong` beyond 2³¹ bytes, `library` when the generator cannot be seeded.
  public static func bytes(_ count: Int) throws(CryptoError) -> [UInt8] {
    guard count > 0 else { return [] }
    guard let length = Int32(exactly: count) else { throw .inputTooLong(actual: count) }
    var output = [UInt8](repeating: 0, count: count)
    guard RAND_bytes(&output, length) == 1 else { throw OpenSSL.failure("drawing random bytes") }
    return output
  }
}
