/// The signature methods of OAuth 1.0 whose key both sides hold: none of the profile, and what whoever has no private key
/// tries instead.
extension OAuth1 {
  /// A method by the name that requests give it.
  public enum SharedSecretMethod: String, Sendable, Hashable, CaseIterable {
    /// RFC 5849 §3.4.2.
    case hmacSHA1 = "HMAC-SHA1"
    /// The same with SHA-256, as many servers have it.
    case hmacSHA256 = "HMAC-SHA256"
    /// The secrets themselves (RFC 5849 §3.4.4).
    case plaintext = "PLAINTEXT"
  }

  /// The value of `oauth_signature` under shared secrets.
  ///
  /// - Parameters:
  ///   - base: the base string; not looked at by PLAINTEXT.
  ///   - secret: the client's; `tokenSecret` the token's, empty without a token.
  public static func signature(
    of base: String, method: SharedSecretMethod, secret: String, tokenSecret: String = ""
  ) -> String {
    let key = "\(percentEncode(secret))&\(percentEncode(tokenSecret))"
    let hash: MAC.Hash
    switch method {
    case .plaintext: return key
    case .hmacSHA1: hash = .sha1
    case .hmacSHA256: hash = .sha256
    }
    return Base64.encode(MAC.hmac(Array(base.utf8), key: key, hash: hash))
  }
}
