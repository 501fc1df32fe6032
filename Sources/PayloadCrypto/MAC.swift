import COpenSSL

/// Computes and compares message authentication codes.
public enum MAC {
  /// The 32-byte HMAC-SHA-256 of the message (RFC 2104, RFC 4231); the key may have any length, none included.
  public static func hmacSHA256(_ message: [UInt8], key: [UInt8]) -> [UInt8] {
    var output = [UInt8](repeating: 0, count: 32)
    var written = 0
    let capacity = output.count
    let done = EVP_Q_mac(
      nil, "HMAC", nil, "SHA256", nil, key, key.count, message, message.count, &output, capacity, &written)
    // As for digests: no input can bring this about.
    guard done != nil, written == capacity else { fatalError(OpenSSL.failure("HMAC-SHA-256").message) }
    return output
  }

  /// Whether both hold the same bytes; the time taken depends on the length only.
  public static func isEqual(_ a: [UInt8], _ b: [UInt8]) -> Bool {
    a.count == b.count && CRYPTO_memcmp(a, b, a.count) == 0
  }
}
