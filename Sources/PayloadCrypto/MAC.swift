import COpenSSL

/// Computes and compares message authentication codes.
public enum MAC {
  /// The hash functions that codes are made with, by the library's names.
  public enum Hash: String, Sendable, Hashable, CaseIterable {
    case sha1 = "SHA1"
    case sha256 = "SHA256"
    case sha384 = "SHA384"
    case sha512 = "SHA512"

    /// The length of a code in bytes.
    public var length: Int {
      switch self {
      case .sha1: 20
      case .sha256: 32
      case .sha384: 48
      case .sha512: 64
      }
    }
  }

  /// The 32-byte HMAC-SHA-256 of the message (RFC 2104, RFC 4231); the key may have any length, none included.
  public static func hmacSHA256(_ message: some OctetSource, key: some OctetSource) -> [UInt8] {
    hmac(message, key: key, hash: .sha256)
  }

  /// The HMAC of the message under a hash function (RFC 2104, RFC 2202, RFC 4231); the key may have any length.
  public static func hmac(_ message: some OctetSource, key: some OctetSource, hash: Hash) -> [UInt8] {
    var output = [UInt8](repeating: 0, count: hash.length)
    var written = 0
    let capacity = output.count
    let done = key.withOctets { key in
      message.withOctets { message in
        EVP_Q_mac(
          nil, "HMAC", nil, hash.rawValue, nil, key.baseAddress, key.count, message.baseAddress, message.count,
          &output, capacity, &written)
      }
    }
    // As for digests: no input can bring this about.
    guard done != nil, written == capacity else { fatalError(OpenSSL.failure("HMAC-\(hash.rawValue)").message) }
    return output
  }

  /// Whether both hold the same bytes; the time taken depends on the length only.
  public static func isEqual(_ a: [UInt8], _ b: [UInt8]) -> Bool {
    a.count == b.count && CRYPTO_memcmp(a, b, a.count) == 0
  }
}
