import COpenSSL

/// Computes message digests (FIPS 180-4).
public enum Digest {
  /// The 20-byte SHA-1 digest; only for systems whose documents still ask for it.
  public static func sha1(_ message: [UInt8]) -> [UInt8] { digest("SHA1", message, length: 20) }

  /// The 32-byte SHA-256 digest.
  public static func sha256(_ message: [UInt8]) -> [UInt8] { digest("SHA256", message, length: 32) }

  /// The 64-byte SHA-512 digest.
  public static func sha512(_ message: [UInt8]) -> [UInt8] { digest("SHA512", message, length: 64) }

  /// The SHA-256 digest as 64 lower-case hexadecimal digits.
  public static func sha256Hex(_ message: [UInt8]) -> String { Hex.encode(sha256(message)) }

  private static func digest(_ name: String, _ message: [UInt8], length: Int) -> [UInt8] {
    var output = [UInt8](repeating: 0, count: length)
    var written = 0
    // No input can make this fail, only a library without the algorithm: going on would compare made-up digests.
    guard EVP_Q_digest(nil, name, nil, message, message.count, &output, &written) == 1, written == length else {
      fatalError(OpenSSL.failure("the digest \(name)").message)
    }
    return output
  }
}
